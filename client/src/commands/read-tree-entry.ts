import type { TreeEntry } from '../lineage/tree-entry.ts';

/** A line of the tree "Lineage"; undefined for anything else, as commands may be invoked by anybody. */
export function readTreeEntry(argument: unknown): TreeEntry | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  const { id, kind, label } = argument as Readonly<Record<string, unknown>>;
  const isEntry = [id, kind, label].every((text) => typeof text === 'string');
  return isEntry ? (argument as TreeEntry) : undefined;
}
