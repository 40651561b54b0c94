import * as vscode from 'vscode';
import { tableAt } from '../lineage/editor-table.ts';
import { isTopology } from '../lineage/topology-view.ts';
import type { Command } from './command.ts';
import { readPlace } from './read-place.ts';

/** Opens the preview beside the editor: of the topology that is in front, else of the mesh at the table in front. */
export const openLineage: Command = async ({ lineage: { panels, source } }, argument) => {
  const place = readPlace(argument);
  const editor = vscode.window.activeTextEditor;
  const uri = place?.uri ?? editor?.document.uri;
  if (uri !== undefined && isTopology(uri)) {
    panels.show(uri);
    return;
  }
  const isFront = editor !== undefined && uri?.toString() === editor.document.uri.toString();
  // Of a file that is not in front, what stands at its beginning.
  const cursor = isFront ? editor.selection.active : new vscode.Position(0, 0);
  // At once, as the answer may wait until the workspace is read: meanwhile it says so.
  const panel = panels.show(undefined);
  if (uri === undefined) return;
  await source.started();
  panel.show(tableAt(await source.at(uri, place?.position ?? cursor)));
};
