import * as vscode from 'vscode';
import type { Middleware } from 'vscode-languageclient/node';
import { isServed } from './served-documents.ts';

/**
 * The server reads dbt files that the editor does not tell it of from disk: places in one with unsaved
 * changes would be wrong ones.
 */
export const provideRenameEdits: NonNullable<Middleware['provideRenameEdits']> = async (
  document,
  position,
  newName,
  token,
  next,
) => {
  const edit = await next(document, position, newName, token);
  const touched = new Set(edit?.entries().map(([uri]) => uri.toString()));
  const unsaved = vscode.workspace.textDocuments.find(
    (one) => one.isDirty && touched.has(one.uri.toString()) && !isServed(one),
  );
  if (unsaved === undefined) return edit;
  const file = vscode.workspace.asRelativePath(unsaved.uri);
  throw new Error(vscode.l10n.t('Save {0} first: the rename changes it, too.', file));
};
