import type { ViewGraph } from '../../../server/src/hosts/lsp/protocol.ts';
import { Neighbours, type Way } from '../lineage/neighbours.ts';

/** More would fill the memory of the model with what it does not need. */
const MOST = 200;

/** What a table is made of and what is made of it, step by step, as text for a model. */
export function lineageText(
  graph: ViewGraph | undefined,
  table: string,
  way: 'both' | Way,
): string {
  if (graph === undefined)
    return 'The DataEngOS language server does not answer. Try again in some seconds.';
  const wanted = table.trim().toLowerCase();
  const found = graph.nodes.filter(
    ({ id, name }) => name.toLowerCase() === wanted || id.toLowerCase() === wanted,
  );
  if (found.length === 0) return unknown(graph, table);
  const neighbours = new Neighbours(graph);
  const names = new Map(graph.nodes.map((node) => [node.id, node]));
  const ways: readonly Way[] = way === 'both' ? ['upstream', 'downstream'] : [way];
  return found
    .flatMap(({ id, name }) => [
      `Table ${name}`,
      ...ways.flatMap((one) => {
        const lines = walk(id, one, neighbours, names);
        const title = one === 'upstream' ? 'It is made of' : 'A change of it reaches';
        return lines.length === 0 ? [`${title}: nothing.`] : [`${title}:`, ...lines];
      }),
    ])
    .join('\n');
}

/** Nearest first; each table once. */
function walk(
  from: string,
  way: Way,
  neighbours: Neighbours,
  names: ReadonlyMap<string, ViewGraph['nodes'][number]>,
): readonly string[] {
  const seen = new Set([from]);
  const lines: string[] = [];
  let reached: readonly string[] = [from];
  for (let steps = 1; reached.length > 0; steps++) {
    const next: string[] = [];
    for (const { node, isReference } of reached.flatMap((one) => neighbours.of(one, way))) {
      if (seen.has(node)) continue;
      seen.add(node);
      next.push(node);
      if (lines.length >= MOST) return [...lines, '- more, which are left out'];
      const { name = node, kind, owner, contracts = [] } = names.get(node) ?? {};
      const facts = [
        kind,
        steps === 1 ? '1 step' : `${String(steps)} steps`,
        ...(isReference ? ['refers to it only'] : []),
        ...(owner === undefined ? [] : [`owner ${owner}`]),
        ...contracts.map((one) => `contract ${one}`),
      ];
      lines.push(`- ${name} (${facts.join(', ')})`);
    }
    reached = next;
  }
  return lines;
}

function unknown({ nodes }: ViewGraph, table: string): string {
  const wanted = table.trim().toLowerCase();
  const near = nodes
    .filter(({ name }) => wanted !== '' && name.toLowerCase().includes(wanted))
    .slice(0, 10)
    .map(({ name }) => name);
  const hint =
    near.length > 0
      ? `Did you mean ${near.join(', ')}?`
      : 'Use the name of a table as a contract or a dbt model has it.';
  return `No table is called "${table}". ${hint}`;
}
