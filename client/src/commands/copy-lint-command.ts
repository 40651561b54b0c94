import * as vscode from 'vscode';
import type { Command } from './command.ts';
import { say } from './say.ts';

/** Puts the command line that finds the same problems on the clipboard: the one that comes with the extension, so that it runs as it is. */
export const copyLintCommand: Command = async ({ extension, walkthrough }) => {
  const cli = vscode.Uri.joinPath(extension.extensionUri, 'dist', 'cli.cjs').fsPath;
  await vscode.env.clipboard.writeText(`node "${cli}" lint`);
  walkthrough.did('copied');
  say(vscode.l10n.t('Command copied. Paste it into a terminal.'));
};
