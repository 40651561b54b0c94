import type { ViewDocument, ViewEdge, ViewGraph, ViewNode } from '../../messages.ts';
import { fill, type TextKey, type Texts } from '../texts.ts';
import type { DiagramFlow, DrawnNode } from './engine.ts';
import type { NodeWords } from './picture.ts';

/** What a node of the diagram that stands for no table is called in a graph. */
const DRAWN = 'drawn ';

/** The id in the diagram of what stands for no table. */
export function drawnOnly(node: string): string | undefined {
  return node.startsWith(DRAWN) ? node.slice(DRAWN.length) : undefined;
}

/** What a diagram says, as a graph; without `flow` what is known of its tables. */
export function graphOfDocument(
  graph: ViewGraph,
  { nodes }: ViewDocument,
  flow: DiagramFlow | undefined,
): ViewGraph {
  const named = new Set(nodes.map(({ node }) => node));
  const tables = graph.nodes.filter(({ id }) => named.has(id));
  if (!flow)
    return {
      nodes: tables,
      edges: graph.edges.filter(({ from, to }) => named.has(from) && named.has(to)),
    };
  const known = new Set(tables.map(({ id }) => id));
  const bound = new Map(nodes.map(({ mermaidId, node }) => [mermaidId, node]));
  const of = (id: string): string => {
    const node = bound.get(id);
    return node !== undefined && known.has(node) ? node : DRAWN + id;
  };
  const said = new Map(graph.edges.map((edge) => [`${edge.from}\n${edge.to}`, edge]));
  const edges = new Map<string, ViewEdge>();
  for (const { from, to } of flow.edges.map((edge) => ({ from: of(edge.from), to: of(edge.to) }))) {
    const key = `${from}\n${to}`;
    edges.set(key, said.get(key) ?? { from, to, kind: 'flow', said: ['topology'] });
  }
  const others = flow.nodes
    .filter(({ id }) => drawnOnly(of(id)) !== undefined)
    .map(({ id, label }): ViewNode => {
      return { id: of(id), name: label, kind: 'unknown', errors: 0, warnings: 0 };
    });
  return { nodes: [...tables, ...others], edges: [...edges.values()] };
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
