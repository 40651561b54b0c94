import * as vscode from 'vscode';
import { lineDiff, linesOf } from './line-diff.ts';
import { plainText } from './plain-text.ts';

export interface TextToWrite {
  readonly uri: vscode.Uri;
  /** As on the disk; null where no file is. */
  readonly before: string | null;
  readonly after: string;
}

/** Writes and saves all texts as one edit of the workspace, so that one Undo takes them back. False: nothing was written. */
export async function writeTexts(texts: readonly TextToWrite[]): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit();
  const encoder = new TextEncoder();
  for (const { uri, before, after } of texts)
    if (before === null) edit.createFile(uri, { contents: encoder.encode(after) });
    else replaceLinesIn(edit, uri, before, after);
  // A refactoring saves what it changes at once, before the editor shows tabs for it.
  if (!(await vscode.workspace.applyEdit(edit, { isRefactoring: true }))) return false;
  for (const { uri, before } of texts)
    if (before !== null) await (await vscode.workspace.openTextDocument(uri)).save();
  return true;
}

/** Only what differs, so that cursors and folds stay where they are. */
export function replaceLinesIn(
  edit: vscode.WorkspaceEdit,
  uri: vscode.Uri,
  before: string,
  after: string,
): void {
  const from = linesOf(plainText(before));
  const to = linesOf(plainText(after));
  const last = from.at(-1) ?? '';
  const at = (line: number): vscode.Position =>
    // Behind a last line without an end there is no next one.
    line === from.length && line > 0 && !last.endsWith('\n')
      ? new vscode.Position(line - 1, last.length)
      : new vscode.Position(line, 0);
  for (const change of lineDiff(from, to))
    edit.replace(
      uri,
      new vscode.Range(at(change.from.start), at(change.from.end)),
      to.slice(change.to.start, change.to.end).join(''),
    );
}
