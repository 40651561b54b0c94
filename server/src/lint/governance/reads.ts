import { isOfDatabase } from '../../model/dbt/database-tables.ts';
import type { DbtModel, Word } from '../../model/dbt/dbt-model.ts';
import type { Policies } from '../../model/governance/policies.ts';
import type { TieringPolicy, TierRule } from '../../model/governance/tiering-policy.ts';
import type { TopologyFile } from '../../model/governed-file.ts';
import type { WorkspaceView, WorkspaceVisit } from '../workspace-view.ts';
import { tablesNamed } from './declared-tables.ts';
import { isSource } from '../../model/governance/alignment.ts';
import { layerOfModel, layerOfName, layerOfTitles } from './layers.ts';
import { tierOfLayer } from './tiers.ts';

/** A model or table, and what it reads. */
export interface Reader {
  readonly name: string;
  readonly layer: string;
  readonly tier: TierRule;
  readonly reads: readonly Read[];
}

/** Something that is read, where its name stands. */
export interface Read {
  readonly word: Word;
  /** A source: what a system delivers; a raw table is one that is named without `source()`. */
  readonly from: 'source' | 'raw-table' | 'model';
  /** Of models, as far as it is known. */
  readonly tier: TierRule | undefined;
  /** Of raw tables: how dbt names it. */
  readonly rather?: string;
}

/** What reads in a dbt model or flowchart, those whose tier is known. */
export function readersIn(visit: WorkspaceVisit): readonly Reader[] {
  const { governed, uri, workspace } = visit;
  if (governed?.kind !== 'dbt-model' && governed?.kind !== 'topology') return [];
  const policies = workspace.policies(uri, undefined);
  const { tiering } = policies;
  if (tiering === undefined) return [];
  return governed.kind === 'dbt-model'
    ? readerOfModel(governed.model, visit, policies, tiering)
    : readersOfChart(governed, visit, policies, tiering);
}

function readerOfModel(
  { name, refs, sources, tables }: DbtModel,
  { uri, workspace }: WorkspaceVisit,
  policies: Policies,
  tiering: TieringPolicy,
): readonly Reader[] {
  const layer = layerOfModel(name, uri, policies);
  const tier = layer === undefined ? undefined : tierOfLayer(layer, tiering);
  if (layer === undefined || tier === undefined) return [];
  const tierOf = (ref: string): TierRule | undefined => {
    const [model] = workspace.models(ref, uri);
    const other =
      model === undefined ? layerOfName(ref, policies) : layerOfModel(ref, model.uri, policies);
    return other === undefined ? undefined : tierOfLayer(other, tiering);
  };
  const reads: readonly Read[] = [
    ...refs.map((word): Read => ({ word, from: 'model', tier: tierOf(word.text) })),
    ...sources.map(({ table }): Read => ({ word: table, from: 'source', tier: undefined })),
    ...tables
      .filter(({ text }) => !isOfDatabase(text))
      .map((word): Read => {
        const rather = namedByDbt(word.text, uri, workspace);
        return { word, from: 'raw-table', tier: undefined, ...(rather && { rather }) };
      }),
  ];
  return [{ name, layer, tier, reads }];
}

/** How dbt names a raw table that it knows. */
function namedByDbt(name: string, uri: string, workspace: WorkspaceView): string | undefined {
  const [table = '', source] = name.replaceAll(/["`]/g, '').split('.').reverse();
  if (source !== undefined && workspace.sourceTables(source, table, uri).length > 0)
    return `{{ source('${source}', '${table}') }}`;
  return workspace.models(table, uri).length > 0 ? `{{ ref('${table}') }}` : undefined;
}

function readersOfChart(
  { nodes, edges }: TopologyFile,
  { workspace }: WorkspaceVisit,
  policies: Policies,
  tiering: TieringPolicy,
): readonly Reader[] {
  const within = new Map(nodes.map((node) => [node.name.text, node.within]));
  const layerOf = (name: string): string | undefined =>
    layerOfName(name, policies) ?? layerOfTitles(within.get(name) ?? [], policies);
  const reads = new Map<string, Read[]>();
  for (const { from: word, to } of edges) {
    const all = reads.get(to.text) ?? [];
    reads.set(to.text, all);
    const layer = layerOf(word.text);
    const from = layer === undefined && isOfSource(word.text, workspace) ? 'source' : 'model';
    all.push({ word, from, tier: layer === undefined ? undefined : tierOfLayer(layer, tiering) });
  }
  return [...reads].flatMap(([name, read]): Reader[] => {
    const layer = layerOf(name);
    const tier = layer === undefined ? undefined : tierOfLayer(layer, tiering);
    return layer === undefined || tier === undefined ? [] : [{ name, layer, tier, reads: read }];
  });
}

/** Whether all contracts that declare a table follow a source. */
function isOfSource(table: string, workspace: WorkspaceView): boolean {
  const declared = tablesNamed(workspace, table);
  return declared.length > 0 && declared.every(({ uri, record }) => isSource(uri, record));
}
