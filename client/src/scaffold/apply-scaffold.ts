import * as vscode from 'vscode';
import type { ScaffoldFile } from '../../../server/src/hosts/lsp/protocol.ts';
import { plainRange } from '../plain-places.ts';

/**
 * Writes the files in one edit of the workspace, so that one Undo takes them all back. Fails closed: false when one of
 * them is not what the proposal was made for any more, and then none is written.
 */
export async function applyScaffold(files: readonly ScaffoldFile[]): Promise<boolean> {
  for (const file of files) if ((await textNow(file)) !== file.before) return false;
  const edit = new vscode.WorkspaceEdit();
  const encoder = new TextEncoder();
  for (const { uri, before, after, edits } of files) {
    const target = vscode.Uri.parse(uri);
    if (before === null) edit.createFile(target, { contents: encoder.encode(after) });
    for (const { range, newText } of edits) edit.replace(target, plainRange(range), newText);
  }
  // As files, not as texts: nobody reads them, so none of them may stay open.
  for (const { base } of files)
    if (base !== undefined)
      edit.createFile(vscode.Uri.parse(base.uri), {
        contents: encoder.encode(base.text),
        overwrite: true,
      });
  // A refactoring saves the files that it changes.
  return vscode.workspace.applyEdit(edit, { isRefactoring: true });
}

/** As the editor has it; null where no file is. */
async function textNow({ uri }: ScaffoldFile): Promise<string | null> {
  const target = vscode.Uri.parse(uri);
  try {
    await vscode.workspace.fs.stat(target);
  } catch {
    return null;
  }
  return (await vscode.workspace.openTextDocument(target)).getText();
}
