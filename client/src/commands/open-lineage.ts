import * as vscode from 'vscode';
import { tableAt } from '../lineage/editor-table.ts';
import { isTopology } from '../lineage/topology-view.ts';
import type { Command } from './command.ts';
import { readPlace } from './read-place.ts';

/** Opens the preview beside the editor: of the topology that is in front, else of the mesh at the table in front. */
export const openLineage: Command = async ({ lineage }, argument) => {
  const place = readPlace(argument);
  const editor = vscode.window.activeTextEditor;
  const uri = place?.uri ?? editor?.document.uri;
  if (uri !== undefined && isTopology(uri)) {
    lineage.panels.show(uri);
    return;
  }
  const isFront = editor !== undefined && uri?.toString() === editor.document.uri.toString();
  const position = place?.position ?? (isFront ? editor.selection.active : undefined);
  const at = uri && position && (await lineage.source.at(uri, position));
  lineage.panels.show(undefined, tableAt(at));
};
