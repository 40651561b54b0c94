import * as vscode from 'vscode';
import type { ScaffoldFile } from '../../../server/src/hosts/lsp/protocol.ts';
import { isServed } from '../served-documents.ts';

/**
 * A file with unsaved changes that the server has read from disk, as the editor does not tell it of such files: what is
 * proposed for it is for another text. Undefined where there is none.
 */
export function unsavedFile(files: readonly ScaffoldFile[]): string | undefined {
  const touched = new Set(files.map(({ uri }) => vscode.Uri.parse(uri).toString()));
  const unsaved = vscode.workspace.textDocuments.find(
    (one) => one.isDirty && touched.has(one.uri.toString()) && !isServed(one),
  );
  return unsaved && vscode.workspace.asRelativePath(unsaved.uri);
}
