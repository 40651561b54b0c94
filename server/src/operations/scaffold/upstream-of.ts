import type { Lineage } from '../../model/lineage/build-lineage.ts';
import type { LineageWitness } from '../../model/lineage/lineage-graph.ts';

/** What contracts and dbt say themselves is read there. */
const WITNESSES: ReadonlySet<LineageWitness> = new Set(['topology', 'asset']);

/** Table -> tables that it is made of, by their names, as topologies and assets say it. */
export function upstreamOf({
  graph,
}: Pick<Lineage, 'graph'>): ReadonlyMap<string, readonly string[]> {
  const upstream = new Map<string, Set<string>>();
  for (const { from, to, kind, said } of graph.edges) {
    if (kind !== 'flow' || !said.some(({ witness }) => WITNESSES.has(witness))) continue;
    const [table, source] = [graph.nodes.get(to), graph.nodes.get(from)];
    if (table === undefined || source === undefined || table.kind === 'exposure') continue;
    const known = upstream.get(table.name) ?? new Set();
    upstream.set(table.name, known.add(source.name));
  }
  return new Map([...upstream].map(([name, sources]) => [name, [...sources].sort()]));
}
