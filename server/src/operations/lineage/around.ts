import type { LineageGraph } from '../../model/lineage/lineage-graph.ts';

export interface Hops {
  /** Steps towards what it is made of; undefined for all. */
  readonly up: number | undefined;
  /** Steps towards what is made of it. */
  readonly down: number | undefined;
}

/** Tables with what they are made of, and what is made of them, so many steps away. */
export function tablesAround(
  { edges }: LineageGraph,
  focus: readonly string[],
  { up, down }: Hops,
): ReadonlySet<string> {
  const [above, below] = [new Map<string, string[]>(), new Map<string, string[]>()];
  const add = (to: Map<string, string[]>, key: string, value: string): void => {
    const known = to.get(key);
    if (known === undefined) to.set(key, [value]);
    else known.push(value);
  };
  for (const { from, to, kind } of edges) {
    if (kind !== 'flow') continue;
    add(above, to, from);
    add(below, from, to);
  }
  return new Set([...reached(focus, above, up), ...reached(focus, below, down)]);
}

function reached(
  focus: readonly string[],
  next: ReadonlyMap<string, readonly string[]>,
  hops = Infinity,
): ReadonlySet<string> {
  const found = new Set(focus);
  let edge = focus;
  for (let hop = 0; hop < hops && edge.length > 0; hop++) {
    const further = edge.flatMap((one) => next.get(one) ?? []).filter((one) => !found.has(one));
    edge = [...new Set(further)];
    for (const one of edge) found.add(one);
  }
  return found;
}
