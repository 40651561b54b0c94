import type { Command } from './command.ts';
import { readTreeEntry } from './read-tree-entry.ts';

/** Opens the preview at the table of a line of the tree. */
export const openLineageHere: Command = ({ lineage }, argument) => {
  const { node, column } = readTreeEntry(argument) ?? {};
  if (node === undefined) return;
  lineage.panels.show(undefined, column === undefined ? { node } : { node, column });
};
