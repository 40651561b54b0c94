import type { DrawnEdge } from './drawn-edges.ts';

/**
 * Every edge from a name to itself, and for each knot of other edges that lead round in circles its shortest circle, found
 * from the edge that comes first.
 */
export function cyclesIn(all: readonly DrawnEdge[]): readonly (readonly DrawnEdge[])[] {
  const isLoop = ({ from, to }: DrawnEdge): boolean => from.text === to.text;
  const edges = all.filter((edge) => !isLoop(edge));
  return [...all.filter(isLoop).map((edge) => [edge]), ...circlesIn(edges)];
}

function circlesIn(edges: readonly DrawnEdge[]): readonly (readonly DrawnEdge[])[] {
  const out = new Map<string, DrawnEdge[]>();
  for (const edge of edges) {
    const known = out.get(edge.from.text);
    if (known === undefined) out.set(edge.from.text, [edge]);
    else known.push(edge);
  }
  const knots = knotsOf(out);
  const seen = new Set<number>();
  return edges.flatMap((edge) => {
    const knot = knots.get(edge.from.text);
    if (knot === undefined || knot !== knots.get(edge.to.text) || seen.has(knot)) return [];
    seen.add(knot);
    const isWithin = (name: string): boolean => knots.get(name) === knot;
    return [[edge, ...shortestWay(edge.to.text, edge.from.text, out, isWithin)]];
  });
}

function shortestWay(
  from: string,
  to: string,
  out: ReadonlyMap<string, readonly DrawnEdge[]>,
  isWithin: (name: string) => boolean,
): readonly DrawnEdge[] {
  const by = new Map<string, DrawnEdge | undefined>([[from, undefined]]);
  for (const name of by.keys()) {
    if (name === to) break;
    for (const edge of out.get(name) ?? [])
      if (!by.has(edge.to.text) && isWithin(edge.to.text)) by.set(edge.to.text, edge);
  }
  const way: DrawnEdge[] = [];
  for (let edge = by.get(to); edge !== undefined; edge = by.get(edge.from.text)) way.unshift(edge);
  return way;
}

interface Step {
  readonly name: string;
  readonly edges: readonly DrawnEdge[];
  next: number;
}

/**
 * The strongly connected components that hold a circle, by Tarjan's algorithm without recursion: a chain may be longer
 * than the stack.
 */
function knotsOf(out: ReadonlyMap<string, readonly DrawnEdge[]>): ReadonlyMap<string, number> {
  const knots = new Map<string, number>();
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  let count = 0;
  const enter = (name: string): Step => {
    order.set(name, order.size);
    low.set(name, order.size - 1);
    open.push(name);
    isOpen.add(name);
    return { name, edges: out.get(name) ?? [], next: 0 };
  };
  const lower = (name: string, to: number | undefined): void => {
    low.set(name, Math.min(low.get(name) ?? 0, to ?? 0));
  };
  const leave = ({ name }: Step): void => {
    if (low.get(name) !== order.get(name)) return;
    const knot = open.splice(open.lastIndexOf(name));
    for (const one of knot) isOpen.delete(one);
    if (knot.length > 1) for (const one of knot) knots.set(one, count);
    count++;
  };
  for (const root of out.keys()) {
    if (order.has(root)) continue;
    const path = [enter(root)];
    for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
      const edge = step.edges[step.next++];
      if (edge === undefined) {
        leave(step);
        path.pop();
        const around = path.at(-1);
        if (around !== undefined) lower(around.name, low.get(step.name));
      } else if (!order.has(edge.to.text)) path.push(enter(edge.to.text));
      else if (isOpen.has(edge.to.text)) lower(step.name, order.get(edge.to.text));
    }
  }
  return knots;
}
