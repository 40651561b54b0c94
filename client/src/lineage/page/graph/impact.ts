import type { ViewColumn, ViewNode } from '../../messages.ts';
import { childrenOf, type GraphIndex } from './graph-index.ts';

export interface Reached {
  readonly node: ViewNode;
  /** Steps from what changes. */
  readonly steps: number;
  /** Of a column: which columns of this table are made from it. */
  readonly columns: readonly string[];
}

export interface Impact {
  readonly reached: readonly Reached[];
  /** Tables whose columns must be known before the answer is whole. */
  readonly wanted: readonly string[];
}

export type KnownColumns = ReadonlyMap<string, readonly ViewColumn[] | null>;

/** Everything that is made from a table, however many steps away; the nearest first. */
export function impactOfTable(index: GraphIndex, id: string): Impact {
  const steps = new Map([[id, 0]]);
  const queue = [id];
  for (const at of queue)
    for (const child of childrenOf(index, at)) {
      if (steps.has(child)) continue;
      steps.set(child, steps.get(at)! + 1);
      queue.push(child);
    }
  const reached = queue.slice(1).map((other) => ({
    node: index.nodes.get(other)!,
    steps: steps.get(other)!,
    columns: [],
  }));
  return { reached: inOrder(reached), wanted: [] };
}

/**
 * Everything that is made from one column. Goes on where columns are known; those of the other tables are `wanted`. A
 * table of which no columns can be told is taken to be reached as a whole, and so is what is made from it.
 */
export function impactOfColumn(
  index: GraphIndex,
  id: string,
  column: string,
  known: KnownColumns,
): Impact {
  const columns = new Map<string, Set<string>>([[id, new Set([column])]]);
  const steps = new Map([[id, 0]]);
  const wanted = new Set<string>();
  const queue = [id];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    const changed = columns.get(at)!;
    for (const child of childrenOf(index, at)) {
      if (!known.has(child)) {
        wanted.add(child);
        continue;
      }
      const made = madeFrom(known.get(child) ?? null, at, changed);
      if (!made || !grow(columns, child, made)) continue;
      if (!steps.has(child)) steps.set(child, steps.get(at)! + 1);
      queue.push(child);
    }
  }
  const reached = [...steps]
    .filter(([other]) => other !== id)
    .map(([other, count]) => ({
      node: index.nodes.get(other)!,
      steps: count,
      columns: [...columns.get(other)!].filter((name) => name !== WHOLE),
    }));
  return { reached: inOrder(reached), wanted: [...wanted] };
}

/** Stands for every column of a table whose columns nobody knows. */
const WHOLE = '\0';

/** Undefined: nothing of that table is made from it. */
function madeFrom(
  columns: readonly ViewColumn[] | null,
  node: string,
  changed: ReadonlySet<string>,
): readonly string[] | undefined {
  // Of a table without columns, or of one that says of none what it is made of, nothing better can be said.
  if (!columns?.some(({ from }) => from.length > 0)) return [WHOLE];
  const made = columns.filter(({ from }) =>
    from.some((one) => one.node === node && (changed.has(one.column) || changed.has(WHOLE))),
  );
  return made.length > 0 ? made.map(({ name }) => name) : undefined;
}

function grow(map: Map<string, Set<string>>, key: string, values: readonly string[]): boolean {
  const known = map.get(key) ?? new Set();
  const before = known.size;
  for (const value of values) known.add(value);
  map.set(key, known);
  return known.size > before;
}

const inOrder = (reached: readonly Reached[]): readonly Reached[] =>
  [...reached].sort((a, b) => a.steps - b.steps || (a.node.name < b.node.name ? -1 : 1));

/** How many contracts and owners are to be asked. */
export function partiesOf(reached: readonly Reached[]): { contracts: string[]; owners: string[] } {
  const contracts = new Set(reached.flatMap(({ node }) => node.contracts ?? []));
  const owners = new Set(reached.flatMap(({ node }) => (node.owner ? [node.owner] : [])));
  return { contracts: [...contracts].sort(), owners: [...owners].sort() };
}
