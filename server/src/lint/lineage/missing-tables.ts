import { together, type NamePair, type TopologyChange } from '../fixes/topology/topology-change.ts';
import type { JudgedTopology } from './judged-topology.ts';
import { changeOfLacking } from './meant-topology.ts';
import type { DrawnEdge } from './drawn-edges.ts';
import type { KnownTable } from './known-tables.ts';
import type { ShownNode } from './topology-nodes.ts';
import type { ScopedTable } from './topology-scope.ts';

/**
 * What adds each missing table to a topology: its node beside one that is like it, the edges that it has there, and
 * without those that lead past it.
 */
export function changesForMissing(
  judged: JudgedTopology,
): ReadonlyMap<ScopedTable, TopologyChange> {
  const { missing, nodes, unconfirmed } = judged;
  const { lacking, unconfirmed: wrong } = judged.completed();
  const known = new Set(unconfirmed.map(({ edge }) => pairOf(edge)));
  const wanted = new Set(lacking.map(({ from, to }) => `${from.name.text}\n${to.name.text}`));
  // An edge that is turned round may lead past a table, too.
  const turned = unconfirmed.flatMap(({ edge, isReversed }) =>
    isReversed ? [{ from: edge.to, to: edge.from }] : [],
  );
  const past = [
    ...wrong.flatMap(({ edge }) => (known.has(pairOf(edge)) ? [] : [edge])),
    ...turned.filter((edge) => !wanted.has(pairOf(edge))),
  ];
  return new Map(
    missing.map((one): [ScopedTable, TopologyChange] => {
      const { key } = one.table;
      const own = lacking.filter(({ from, to }) => from.name.text === key || to.name.text === key);
      const around = past.filter((edge) => throughOf(edge, judged).has(key));
      const removeEdges = around.map(({ from, to }): NamePair => [from.text, to.text]);
      const beside = nodeBeside(one.table, nodes);
      const addNodes = [{ name: key, beside }];
      return [one, together([{ addNodes, removeEdges }, ...own.map(changeOfLacking)])];
    }),
  );
}

function pairOf({ from, to }: DrawnEdge): string {
  return `${from.text}\n${to.text}`;
}

/** The tables that an edge leads past. */
function throughOf({ from, to }: DrawnEdge, judged: JudgedTopology): ReadonlySet<string> {
  const keysOf = (name: string): readonly string[] =>
    judged.nodes.find((one) => one.name.text === name)?.tables.map(({ key }) => key) ?? [];
  const sources = keysOf(from.text);
  return new Set(
    keysOf(to.text).flatMap((key) =>
      sources.flatMap((source) => judged.upstream(key).get(source)?.through ?? []),
    ),
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
      (prefix !== '' && prefixOf(other.key) === prefix ? 3 : 0);
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
