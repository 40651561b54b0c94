import * as vscode from 'vscode';
import { tableAt } from '../lineage/editor-table.ts';
import { isTopology } from '../lineage/topology-view.ts';
import type { Command } from './command.ts';
import { readPlace } from './read-place.ts';

/** Opens the preview beside the editor: of the topology that is in front, else of the mesh at the table in front. */
export const openLineage: Command = async ({ lineage }, argument) => {
  const place = readPlace(argument);
  const uri = place?.uri ?? vscode.window.activeTextEditor?.document.uri;
  if (uri !== undefined && isTopology(uri)) {
    lineage.panels.show(uri);
    return;
  }
  const at = place?.position && (await lineage.source.at(place.uri, place.position));
  lineage.panels.show(undefined, tableAt(at));
};
