import * as vscode from 'vscode';
import { tableAt } from '../lineage/editor-table.ts';
import type { Command } from './command.ts';
import { readPlace } from './read-place.ts';
import { say } from './say.ts';

/** Opens the preview at the property, or column, that the cursor is at. */
export const showColumnLineage: Command = async ({ lineage }, argument) => {
  const editor = vscode.window.activeTextEditor;
  const given = readPlace(argument);
  const uri = given?.uri ?? editor?.document.uri;
  const position = given?.position ?? editor?.selection.active;
  if (uri === undefined || position === undefined) {
    say(vscode.l10n.t('Open a data contract first.'));
    return;
  }
  const table = tableAt(await lineage.source.at(uri, position));
  if (table === undefined) say(vscode.l10n.t('No table is known here.'));
  else lineage.panels.show(undefined, table);
};
