import * as vscode from 'vscode';

/** Something new needs a place; with several folders, nobody has chosen one. */
export async function sayNoFolder(): Promise<void> {
  if (vscode.workspace.workspaceFolders?.length) return;
  const create = vscode.l10n.t('New workspace');
  const message = vscode.l10n.t('Open a folder first: new files need a place.');
  if ((await vscode.window.showInformationMessage(message, create)) === create)
    await vscode.commands.executeCommand('dataengos.newWorkspace');
}
