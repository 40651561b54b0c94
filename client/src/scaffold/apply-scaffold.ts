import * as vscode from 'vscode';
import type { ScaffoldFile } from '../../../server/src/hosts/lsp/protocol.ts';
import { plainRange } from '../plain-places.ts';

/** Undefined: all was written. Else nothing was: because of a file that has changed, or because the editor did not. */
export type NotWritten = { readonly changed?: string } | undefined;

/**
 * Writes the files and saves them, in one edit of the workspace, so that one Undo takes them all back. Fails closed: where
 * one of them is not what the proposal was made for any more, none is written.
 */
export async function applyScaffold(files: readonly ScaffoldFile[]): Promise<NotWritten> {
  for (const { uri, before, base } of files) {
    if (!isSame(await textNow(uri), before)) return { changed: uri };
    if (base !== undefined && !isSame(await textOnDisk(base.uri), base.before))
      return { changed: base.uri };
  }
  // A refactoring saves what it changes at once, before the editor shows tabs for it.
  if (!(await vscode.workspace.applyEdit(editOf(files), { isRefactoring: true }))) return {};
  // It does so only where the settings say so, and there are several files.
  for (const { uri, edits } of files)
    if (edits.length > 0) await (await vscode.workspace.openTextDocument(toUri(uri))).save();
  return undefined;
}

function editOf(files: readonly ScaffoldFile[]): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  const bases = files.flatMap(({ base }) => base ?? []);
  // As files, not as texts: nobody reads them, so none of them may come up in a tab, and Undo has to give back the whole
  // file. It would not do so for one that was overwritten. VS Code takes `skipTrashBin`, although its API does not list it.
  const replaced = { ...{ skipTrashBin: true }, ignoreIfNotExists: false };
  for (const { uri, before } of bases) if (before !== null) edit.deleteFile(toUri(uri), replaced);
  const encoder = new TextEncoder();
  const create = (uri: string, text: string): void =>
    edit.createFile(toUri(uri), { contents: encoder.encode(text) });
  for (const { uri, after } of bases) create(uri, after);
  for (const { uri, before, after } of files) if (before === null) create(uri, after);
  for (const { uri, edits } of files)
    for (const { range, newText } of edits) edit.replace(toUri(uri), plainRange(range), newText);
  return edit;
}

/** As the editor has it; null where no file is. */
async function textNow(uri: string): Promise<string | null> {
  if ((await textOnDisk(uri)) === null) return null;
  return (await vscode.workspace.openTextDocument(toUri(uri))).getText();
}

async function textOnDisk(uri: string): Promise<string | null> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(toUri(uri)));
  } catch {
    return null;
  }
}

/** The editor makes the ends of all lines the same, and leaves out a byte order mark. */
function isSame(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return one === other;
  return plain(one) === plain(other);
}

function plain(text: string): string {
  return text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n');
}

function toUri(uri: string): vscode.Uri {
  return vscode.Uri.parse(uri);
}
