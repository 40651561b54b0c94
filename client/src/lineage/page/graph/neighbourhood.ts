import { childrenOf, parentsOf, type GraphIndex } from './graph-index.ts';

/** How far somebody opened a side of a node by hand. */
export type Reach = 'closed' | 'one' | 'all';

export interface Opened {
  readonly parents: ReadonlyMap<string, Reach>;
  readonly children: ReadonlyMap<string, Reach>;
}

export type Side = keyof Opened;

/** What is near the current table. */
export interface Neighbourhood {
  readonly nodes: ReadonlySet<string>;
  /** Of each side of each node: how many neighbours are left out. */
  readonly hidden: {
    readonly parents: ReadonlyMap<string, number>;
    readonly children: ReadonlyMap<string, number>;
  };
}

/** How many steps are still to be gone from a node, each way. */
interface Rest {
  up: number;
  down: number;
}

/**
 * The nodes that are `hops` steps up or down from the focus, and what was opened by hand from there. One step up and one
 * down again (siblings) is not near.
 */
export function neighbourhood(
  index: GraphIndex,
  focus: string,
  hops: number,
  opened: Opened,
): Neighbourhood {
  const rests = new Map<string, Rest>();
  if (!index.nodes.has(focus)) return { nodes: new Set(), hidden: hiddenOf(index, rests) };
  // The nearest first: few nodes are then met again with more steps left.
  const queue: [id: string, up: number, down: number][] = [[focus, hops, hops]];
  for (const [id, up, down] of queue) {
    const known = rests.get(id) ?? { up: -1, down: -1 };
    if (up <= known.up && down <= known.down) continue;
    const rest = { up: Math.max(up, known.up), down: Math.max(down, known.down) };
    rests.set(id, rest);
    const upwards = stepsOf(opened.parents.get(id), rest.up);
    if (upwards > 0) for (const other of parentsOf(index, id)) queue.push([other, upwards - 1, 0]);
    const downwards = stepsOf(opened.children.get(id), rest.down);
    if (downwards > 0)
      for (const other of childrenOf(index, id)) queue.push([other, 0, downwards - 1]);
  }
  return { nodes: new Set(rests.keys()), hidden: hiddenOf(index, rests) };
}

/** Every table; nothing is hidden. */
export function everything(index: GraphIndex): Neighbourhood {
  return {
    nodes: new Set(index.nodes.keys()),
    hidden: { parents: new Map(), children: new Map() },
  };
}

function stepsOf(reach: Reach | undefined, rest: number): number {
  if (reach === 'closed') return 0;
  if (reach === 'all') return Infinity;
  return reach === 'one' ? Math.max(1, rest) : rest;
}

function hiddenOf(index: GraphIndex, shown: ReadonlyMap<string, unknown>): Neighbourhood['hidden'] {
  const parents = new Map<string, number>();
  const children = new Map<string, number>();
  const left = (others: readonly string[]): number =>
    others.reduce((sum, other) => sum + (shown.has(other) ? 0 : 1), 0);
  for (const id of shown.keys()) {
    const up = left(parentsOf(index, id));
    const down = left(childrenOf(index, id));
    if (up > 0) parents.set(id, up);
    if (down > 0) children.set(id, down);
  }
  return { parents, children };
}
