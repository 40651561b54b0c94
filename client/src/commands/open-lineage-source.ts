import * as vscode from 'vscode';
import { showPlaces } from '../lineage/show-places.ts';
import type { Command } from './command.ts';
import { readTreeEntry } from './read-tree-entry.ts';
import { say } from './say.ts';

/** Shows where a line of the tree is declared. The tree invokes it. */
export const openLineageSource: Command = async ({ lineage }, argument) => {
  const entry = readTreeEntry(argument);
  if (entry === undefined) return;
  const { node, column, product } = entry;
  const declared = node === undefined ? [] : await lineage.source.places(node, column);
  const places = product === undefined ? declared : [product.place];
  if (!(await showPlaces(places, { all: false })))
    say(vscode.l10n.t('No file says where {0} is declared.', entry.label));
};
