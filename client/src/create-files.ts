import * as vscode from 'vscode';

/** A file that is not there yet. */
export interface NewFile {
  readonly uri: vscode.Uri;
  readonly text: string;
  /** The editor shows the file with this, and makes it when the user agrees. */
  readonly review?: { readonly label: string; readonly description: string };
}

export interface CreateOptions {
  /** What is there by now stays, and the rest is made; otherwise nothing is made then. */
  readonly keep?: boolean;
  /** Opened when all are made: the first of the files when left out. */
  readonly open?: vscode.Uri;
}

/**
 * Makes files with their folders in one edit of the workspace, so that one Undo takes them all back, and opens one of
 * them. Never overwrites. False when the editor did not make them.
 */
export async function createFiles(
  files: readonly NewFile[],
  { keep = false, open = files[0]?.uri }: CreateOptions = {},
): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit();
  const encoder = new TextEncoder();
  for (const { uri, text, review } of files) {
    const options = { contents: encoder.encode(text), overwrite: false, ignoreIfExists: keep };
    edit.createFile(uri, options, review && { needsConfirmation: true, ...review });
  }
  const isRefactoring = files.some(({ review }) => review !== undefined);
  if (!(await vscode.workspace.applyEdit(edit, { isRefactoring }))) return false;
  if (open !== undefined)
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(open), {
      preview: false,
    });
  return true;
}
