import type { Graph } from '@dagrejs/dagre';

interface Ranked {
  rank: number;
}

interface Label {
  readonly minlen: number;
  readonly weight: number;
}

/**
 * In which column each table is: as near to the left as what it is made of lets it. Then whatever leads to more tables
 * than it is made of (sources first of all) goes as near to these as it can: fewer connections are long. Dagre's own
 * quick way puts all that nobody reads into the last column, however far that is.
 */
export function rankNear(graph: Graph): void {
  const order = inOrder(graph);
  const labelOf = (id: string): Ranked => graph.node(id) as Ranked;
  const lengthOf = (edge: object): number => (graph.edge(edge as never) as Label).minlen;
  for (const id of order) {
    const ranks = (graph.inEdges(id) ?? []).map((edge) => labelOf(edge.v).rank + lengthOf(edge));
    labelOf(id).rank = Math.max(0, ...ranks);
  }
  for (const id of order.toReversed()) {
    const from = graph.inEdges(id) ?? [];
    const to = graph.outEdges(id) ?? [];
    // Dagre's edges from the root of all weigh nothing.
    const made = from.filter((edge) => (graph.edge(edge) as Label).weight > 0);
    if (to.length > made.length)
      labelOf(id).rank = Math.min(...to.map((edge) => labelOf(edge.w).rank - lengthOf(edge)));
  }
}

/** Each after all that lead to it; there are no cycles any more. */
function inOrder(graph: Graph): readonly string[] {
  const waiting = new Map(graph.nodes().map((id) => [id, graph.inEdges(id)?.length ?? 0]));
  const order = [...waiting].filter(([, count]) => count === 0).map(([id]) => id);
  for (const id of order)
    for (const { w } of graph.outEdges(id) ?? []) {
      const left = waiting.get(w)! - 1;
      waiting.set(w, left);
      if (left === 0) order.push(w);
    }
  return order;
}
