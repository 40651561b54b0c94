import { append, type GraphIndex } from './graph-index.ts';
import type { PictureBox } from './picture-types.ts';

type Group = Extract<PictureBox, { type: 'group' }>;

export interface Grouping {
  readonly by: 'domain' | 'layer';
  readonly closed: readonly Group[];
  readonly open: readonly Group[];
}

/** By domain; where all are of one, by layer. Those in `apart` keep boxes of their own. */
export function groupNodes(
  index: GraphIndex,
  ids: readonly string[],
  apart: ReadonlySet<string>,
  openBoxes: ReadonlySet<string>,
): Grouping {
  const byDomain = groupBy(index, ids, apart, 'domain');
  const byLayer = byDomain.length > 1 ? byDomain : groupBy(index, ids, apart, 'layer');
  const groups = byLayer.length > 1 ? byLayer : byDomain;
  return {
    by: groups === byDomain ? 'domain' : 'layer',
    closed: groups.filter(({ id }) => !openBoxes.has(id)),
    open: groups.filter(({ id }) => openBoxes.has(id)),
  };
}

function groupBy(
  index: GraphIndex,
  ids: readonly string[],
  apart: ReadonlySet<string>,
  field: 'domain' | 'layer',
): readonly Group[] {
  const members = new Map<string | undefined, string[]>();
  for (const id of ids) if (!apart.has(id)) append(members, index.nodes.get(id)?.[field], id);
  return [...members].map(([name, inside]) => ({
    type: 'group',
    id: `group\0${field}\0${name ?? '\0'}`,
    name,
    members: inside,
  }));
}
