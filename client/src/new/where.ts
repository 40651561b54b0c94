import * as vscode from 'vscode';

/** The workspace folder, and the folder in it where something new is wanted. */
export interface Where {
  readonly folder: vscode.Uri;
  readonly within: vscode.Uri;
}

/**
 * The folder that was clicked, else the one around the file in the editor, else that of the window; with several the
 * user is asked. Undefined when there is none, or nobody chose one.
 */
export async function whereFor(clicked: unknown): Promise<Where | undefined> {
  const { workspaceFolders = [] } = vscode.workspace;
  if (clicked instanceof vscode.Uri) {
    const around = vscode.workspace.getWorkspaceFolder(clicked);
    if (around !== undefined) return { folder: around.uri, within: clicked };
  }
  const open = vscode.window.activeTextEditor?.document.uri;
  const around = open && vscode.workspace.getWorkspaceFolder(open);
  if (open !== undefined && around !== undefined)
    return { folder: around.uri, within: vscode.Uri.joinPath(open, '..') };
  const [first, second] = workspaceFolders;
  const chosen = second === undefined ? first : await vscode.window.showWorkspaceFolderPick();
  return chosen === undefined ? undefined : { folder: chosen.uri, within: chosen.uri };
}
