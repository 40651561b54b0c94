import type { ViewEdge, ViewGraph, ViewNode } from '../../messages.ts';

/** The graph, to be asked who is next to whom. */
export interface GraphIndex {
  readonly nodes: ReadonlyMap<string, ViewNode>;
  /** Edges between nodes that are there; no two lead from one node to the same other. */
  readonly edges: readonly ViewEdge[];
  readonly parents: ReadonlyMap<string, readonly string[]>;
  readonly children: ReadonlyMap<string, readonly string[]>;
}

const NONE: readonly string[] = [];

export function indexGraph(graph: ViewGraph): GraphIndex {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const parents = new Map<string, string[]>();
  const children = new Map<string, string[]>();
  const edges = new Map<string, ViewEdge>();
  for (const edge of graph.edges) {
    if (!nodes.has(edge.from) || !nodes.has(edge.to)) continue;
    const key = edgeKey(edge.from, edge.to);
    const known = edges.get(key);
    edges.set(key, known ? together(known, edge) : edge);
    // A table that is made from itself has no neighbour by that.
    if (known || edge.from === edge.to) continue;
    append(children, edge.from, edge.to);
    append(parents, edge.to, edge.from);
  }
  return { nodes, edges: [...edges.values()], parents, children };
}

export const parentsOf = (index: GraphIndex, id: string): readonly string[] =>
  index.parents.get(id) ?? NONE;

export const childrenOf = (index: GraphIndex, id: string): readonly string[] =>
  index.children.get(id) ?? NONE;

/** Ids may hold any character but this one. */
export const edgeKey = (from: string, to: string): string => `${from}\0${to}`;

/** What flows is more than a reference beside it. */
function together(a: ViewEdge, b: ViewEdge): ViewEdge {
  const kind = a.kind === 'flow' || b.kind === 'flow' ? 'flow' : 'reference';
  return { from: a.from, to: a.to, kind, said: [...new Set([...a.said, ...b.said])] };
}

export function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
