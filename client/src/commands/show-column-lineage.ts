import * as vscode from 'vscode';
import { tableAt } from '../lineage/editor-table.ts';
import type { Command } from './command.ts';
import { readPlace } from './read-place.ts';
import { say } from './say.ts';

/** Opens the preview at the property, or column, that the cursor is at. */
export const showColumnLineage: Command = async ({ lineage: { panels, source } }, argument) => {
  const editor = vscode.window.activeTextEditor;
  const given = readPlace(argument);
  const uri = given?.uri ?? editor?.document.uri;
  const position = given?.position ?? editor?.selection.active;
  if (uri === undefined || position === undefined) {
    say(vscode.l10n.t('Open a data contract first.'));
    return;
  }
  await source.started();
  const table = tableAt(await source.at(uri, position));
  // Without a server nobody knows; the preview says what to do.
  if (table === undefined && source.state === 'running')
    say(vscode.l10n.t('No table is known here.'));
  else panels.show(undefined, table);
};
