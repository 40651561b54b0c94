import * as vscode from 'vscode';

/** Tells in the status bar what a command did: nobody has to click it away. */
export function say(message: string): void {
  vscode.window.setStatusBarMessage(message, 5000);
}
