import type { ViewGraph } from './messages.ts';

export type Way = 'upstream' | 'downstream';

/** A table next to another one; `isReference`: it only refers to it, or is referred to. */
export interface Neighbour {
  readonly node: string;
  readonly isReference: boolean;
}

/** Who is next to whom, looked up once for each graph. */
export class Neighbours {
  readonly #next: Readonly<Record<Way, ReadonlyMap<string, ReadonlyMap<string, Neighbour>>>>;

  constructor({ edges }: ViewGraph) {
    const upstream = new Map<string, Map<string, Neighbour>>();
    const downstream = new Map<string, Map<string, Neighbour>>();
    for (const { from, to, kind } of edges) {
      if (from === to) continue;
      add(upstream, to, { node: from, isReference: kind === 'reference' });
      add(downstream, from, { node: to, isReference: kind === 'reference' });
    }
    this.#next = { upstream, downstream };
  }

  of(node: string, way: Way): readonly Neighbour[] {
    return [...(this.#next[way].get(node)?.values() ?? [])];
  }
}

/** What is made of a table is more than what refers to it. */
function add(next: Map<string, Map<string, Neighbour>>, at: string, neighbour: Neighbour): void {
  const known = next.get(at) ?? new Map<string, Neighbour>();
  next.set(at, known);
  if (known.get(neighbour.node)?.isReference !== false) known.set(neighbour.node, neighbour);
}
