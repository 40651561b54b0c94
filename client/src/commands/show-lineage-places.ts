import * as vscode from 'vscode';
import { showPlaces } from '../lineage/show-places.ts';
import type { Command } from './command.ts';
import { readTreeEntry } from './read-tree-entry.ts';
import { say } from './say.ts';

/** Shows every place that speaks of a table, to choose from: its contract, its model, the topologies that draw it. */
export const showLineagePlaces: Command = async ({ lineage }, argument) => {
  const entry = readTreeEntry(argument);
  if (entry?.node === undefined) return;
  const places = await lineage.source.places(entry.node, entry.column);
  if (!(await showPlaces(places, { all: true })))
    say(vscode.l10n.t('No file says where {0} is declared.', entry.label));
};
