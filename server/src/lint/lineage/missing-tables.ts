import type { NamePair, TopologyChange } from '../fixes/topology/topology-change.ts';
import type { JudgedTopology } from './judge-topology.ts';
import type { KnownTable } from './known-tables.ts';
import type { ShownNode } from './topology-nodes.ts';
import type { ScopedTable } from './topology-scope.ts';
import { upstreamOf } from './upstream.ts';

/** What adds each missing table to a topology: its node beside one that is like it, and the edges that it has there. */
export function changesForMissing(
  judged: JudgedTopology,
): ReadonlyMap<ScopedTable, TopologyChange> {
  const { missing, nodes, known } = judged;
  const names = new Map<string, string>(missing.map(({ table: { key } }) => [key, key]));
  for (const { name, tables } of nodes) {
    if (tables.length === 0) names.set(name.text, name.text);
    for (const { key } of tables) if (!names.has(key)) names.set(key, name.text);
  }
  const absent = new Set(missing.map(({ table }) => table.key));
  const edges = new Map<string, NamePair[]>();
  const add = (of: string, edge: NamePair): void => {
    edges.set(of, [...(edges.get(of) ?? []), edge]);
  };
  for (const [key, name] of names)
    for (const read of upstreamOf(key, (one) => names.has(one), known).keys()) {
      const edge: NamePair = [names.get(read) ?? read, name];
      if (absent.has(read)) add(read, edge);
      if (absent.has(key)) add(key, edge);
    }
  return new Map(
    missing.map((one) => {
      const { key } = one.table;
      const beside = nodeBeside(one.table, nodes);
      return [one, { addNodes: [{ name: key, beside }], addEdges: edges.get(key) ?? [] }];
    }),
  );
}

/** A shown table of the same contract and layer, or else of the same layer, the same contract, the same domain. */
function nodeBeside(table: KnownTable, nodes: readonly ShownNode[]): string | undefined {
  const files = new Set(table.contracts.map(({ uri }) => uri));
  const domains = new Set(table.contracts.map(({ domain }) => domain));
  const folder = folderOf(table.models[0]);
  const prefix = prefixOf(table.key);
  let best: { readonly name: string; readonly rank: number } | undefined;
  for (const { name, tables, isTable } of nodes) {
    const [other] = tables;
    if (other === undefined || !isTable) continue;
    const isSame = other.contracts.some(({ uri }) => files.has(uri));
    const isNear = folder !== undefined && folder === folderOf(other.models[0]);
    const isOfDomain = other.contracts.some(
      ({ domain }) => domain !== undefined && domains.has(domain),
    );
    const rank =
      (isSame ? 8 : 0) +
      (isNear ? 6 : 0) +
      (isOfDomain ? 4 : 0) +
      (prefixOf(other.key) === prefix ? 3 : 0);
    if (rank > (best?.rank ?? 0)) best = { name: name.text, rank };
  }
  return best?.name;
}

function folderOf(uri: string | undefined): string | undefined {
  return uri?.slice(0, uri.lastIndexOf('/'));
}

/** `stg_` of `stg_orders`. */
function prefixOf(name: string): string {
  return /^[a-z]+_/i.exec(name)?.[0] ?? '';
}
