import type { ViewNode } from '../../messages.ts';
import type { GraphIndex } from './graph-index.ts';

/** Ids of the tables whose name holds every word; those that begin with the words first, then by name. */
export function search(index: GraphIndex, query: string): readonly string[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const found: { id: string; name: string; rank: number }[] = [];
  for (const node of index.nodes.values()) {
    const name = node.name.toLowerCase();
    const text = searched(node);
    if (!words.every((word) => text.includes(word))) continue;
    const rank =
      name === words[0] ? 0 : name.startsWith(words[0]!) ? 1 : name.includes(words[0]!) ? 2 : 3;
    found.push({ id: node.id, name, rank });
  }
  found.sort((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return found.map(({ id }) => id);
}

/** People look for a table by whose it is, too. */
const searched = ({ name, domain, owner }: ViewNode): string =>
  [name, domain, owner].filter(Boolean).join(' ').toLowerCase();
