import { decodeUriPart } from '../../base/decode-uri-part.ts';
import { domainKey } from '../../model/governance/policy-scope.ts';
import { isName } from '../../model/read-topology.ts';
import type { WorkspaceView } from '../workspace-view.ts';
import type { KnownTable, KnownTables } from './known-tables.ts';

/** What a topology says it shows. */
export interface TopologyScope {
  /** The one that it is about; undefined for the whole mesh. */
  readonly domain: string | undefined;
  /** The folder around its `specs`: a workspace may hold several. */
  readonly root: string;
}

const TOPOLOGY = /(?:^|\/)pipelines\/(?:([^/]+)\/)?(?:topology|lineage)\.(?:mermaid|mmd)$/i;

/** Undefined where it does not say that it shows everything. */
export function scopeOf(uri: string): TopologyScope | undefined {
  const found = TOPOLOGY.exec(uri);
  if (found === null) return undefined;
  const root = uri.slice(0, found.index).replace(/(?:^|\/)specs$/i, '');
  return { domain: found[1] === undefined ? undefined : decodeUriPart(found[1]), root };
}

/** A table that a topology should show. */
export interface ScopedTable {
  readonly table: KnownTable;
  /** A model that no contract promises. */
  readonly isModel: boolean;
}

const PLANNED: ReadonlySet<string> = new Set(['proposed', 'draft', 'retired']);

/** The objects of contracts in force, and the models, that are within the scope. */
export function tablesInScope(
  { domain, root }: TopologyScope,
  workspace: WorkspaceView,
  known: KnownTables,
): readonly ScopedTable[] {
  const found = new Map<string, ScopedTable>();
  const add = (name: string, isModel: boolean): void => {
    const table = isName(name) ? known.named(name) : undefined;
    if (table === undefined || found.has(table.key)) return;
    found.set(table.key, { table, isModel: isModel && table.contracts.length === 0 });
  };
  const wanted = domain === undefined ? undefined : domainKey(domain);
  const files = new Set<string>();
  const models: string[] = [];
  for (const { name, uri } of workspace.tables()) {
    if (uri === undefined || !isWithin(uri, root)) continue;
    if (!/\.sql$/i.test(uri)) files.add(uri);
    else if (wanted === undefined || foldersOf(uri).includes(wanted)) models.push(name);
  }
  for (const uri of files)
    for (const { standard, status, domain: own, tables } of workspace.flows(uri)) {
      if (standard !== 'odcs' || PLANNED.has(status ?? '')) continue;
      if (wanted !== undefined && domainKey(own ?? '') !== wanted) continue;
      for (const { name } of tables) add(name, false);
    }
  for (const name of models) add(name, true);
  return [...found.values()];
}

function isWithin(uri: string, root: string): boolean {
  return root === '' || uri.startsWith(`${root}/`);
}

/** Folders of a model below `models`. */
function foldersOf(uri: string): readonly string[] {
  const below = uri.slice(uri.lastIndexOf('/models/') + 1).split('/');
  return below.slice(1, -1).map((folder) => domainKey(decodeUriPart(folder)));
}
