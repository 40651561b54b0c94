import { append, childrenOf, parentsOf, type GraphIndex } from './graph-index.ts';
import type { PictureBox } from './picture-types.ts';

/** So many tables with the same neighbours are still drawn one by one. */
const FEW = 12;

type Bundle = Extract<PictureBox, { type: 'bundle' }>;

/**
 * Tables that have the very same neighbours, more than twelve of them, become one box: the 200 sources of a table, or
 * each side of a layer in which everything reads everything. No connection is lost by that.
 */
export function fold(
  index: GraphIndex,
  nodes: ReadonlySet<string>,
  apart: ReadonlySet<string>,
  open: ReadonlySet<string>,
): readonly Bundle[] {
  const alike = new Map<string, string[]>();
  for (const id of nodes) {
    if (apart.has(id)) continue;
    const parents = parentsOf(index, id).filter((other) => nodes.has(other));
    const children = childrenOf(index, id).filter((other) => nodes.has(other));
    if (parents.length + children.length === 0) continue;
    append(alike, `${parents.sort().join('\0')}\0\0${children.sort().join('\0')}`, id);
  }
  const bundles: Bundle[] = [];
  for (const [neighbours, members] of alike) {
    // Named by its neighbours, so that it stays open when a table joins it.
    const id = `bundle\0${neighbours}`;
    if (members.length <= FEW || open.has(id)) continue;
    bundles.push({ type: 'bundle', id, role: roleOf(neighbours), members });
  }
  return bundles;
}

function roleOf(neighbours: string): Bundle['role'] {
  if (neighbours.startsWith('\0\0')) return 'sources';
  return neighbours.endsWith('\0\0') ? 'targets' : 'alike';
}
