import type { ViewDocument, ViewGraph } from '../../messages.ts';
import { fill, type TextKey, type Texts } from '../texts.ts';
import type { DrawnNode } from './engine.ts';
import type { NodeWords } from './picture.ts';

/** The part of the graph that a diagram speaks of. */
export function graphOfDocument(graph: ViewGraph, { nodes }: ViewDocument): ViewGraph {
  const named = new Set(nodes.map(({ node }) => node));
  return {
    nodes: graph.nodes.filter(({ id }) => named.has(id)),
    edges: graph.edges.filter(({ from, to }) => named.has(from) && named.has(to)),
  };
}

const KINDS = {
  source: 'kindSource',
  model: 'kindModel',
  object: 'kindObject',
  exposure: 'kindExposure',
  unknown: 'kindUnknown',
} as const satisfies Record<ViewGraph['nodes'][number]['kind'], TextKey>;

/** What to call the nodes of a diagram, for those who do not see it. */
export function wordsOf(
  graph: ViewGraph,
  file: ViewDocument,
  texts: Texts,
): (node: DrawnNode) => NodeWords {
  const bound = new Map(file.nodes.map(({ mermaidId, node }) => [mermaidId, node]));
  const tables = new Map(graph.nodes.map((node) => [node.id, node]));
  const parents = count(graph.edges.map(({ to }) => to));
  const children = count(graph.edges.map(({ from }) => from));
  return ({ id, label }) => {
    const table = tables.get(bound.get(id) ?? '');
    if (!table) return { label: fill(texts.documentUnbound, { name: label }), bound: false };
    const values = {
      name: label,
      kind: texts[KINDS[table.kind]],
      parents: parents.get(table.id) ?? 0,
      children: children.get(table.id) ?? 0,
    };
    return { label: fill(texts.nodeLabel, values), bound: true };
  };
}

function count(ids: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}
