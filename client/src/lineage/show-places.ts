import * as vscode from 'vscode';
import type { LineagePlace } from '../../../server/src/hosts/lsp/protocol.ts';
import { plainRange } from '../plain-places.ts';

export interface ShowOptions {
  /** Show all of them to choose from, in the editor's peek, when there are several. */
  readonly all: boolean;
  /** Where something is that should stay in sight. */
  readonly beside?: vscode.ViewColumn | undefined;
}

/** Shows the first place in the editor that has its file already, else beside what should stay in sight. */
export async function showPlaces(
  places: readonly LineagePlace[],
  { all, beside }: ShowOptions,
): Promise<boolean> {
  const [first] = places;
  if (first === undefined) return false;
  const uri = vscode.Uri.parse(first.uri);
  const selection = plainRange(first.range);
  const viewColumn = columnOf(uri) ?? columnApartFrom(beside);
  await vscode.window.showTextDocument(uri, { selection, viewColumn });
  if (all && places.length > 1) {
    const locations = places.map(
      (place) => new vscode.Location(vscode.Uri.parse(place.uri), plainRange(place.range)),
    );
    const peek = 'editor.action.peekLocations';
    await vscode.commands.executeCommand(peek, uri, selection.start, locations, 'peek');
  }
  return true;
}

function columnOf(uri: vscode.Uri): vscode.ViewColumn | undefined {
  const wanted = uri.toString();
  const editors = vscode.window.visibleTextEditors;
  return editors.find(({ document }) => document.uri.toString() === wanted)?.viewColumn;
}

/** Where somebody has text already, rather than in a new group. */
function columnApartFrom(taken: vscode.ViewColumn | undefined): vscode.ViewColumn {
  const columns = vscode.window.visibleTextEditors.flatMap(({ viewColumn }) => viewColumn ?? []);
  const active = vscode.window.activeTextEditor?.viewColumn;
  const groups = vscode.window.tabGroups.all.map(({ viewColumn }) => viewColumn);
  const free = [...(active === undefined ? [] : [active]), ...columns, ...groups].find(
    (column) => column !== taken,
  );
  return free ?? (taken === undefined ? vscode.ViewColumn.Active : vscode.ViewColumn.Beside);
}
