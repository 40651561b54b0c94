import { decodeUriPart } from '../../base/decode-uri-part.ts';
import { domainKey } from '../../model/governance/policy-scope.ts';
import type { NewContract, NewColumn } from '../fixes/topology/contract-file.ts';
import type { WorkspaceVisit } from '../workspace-view.ts';
import { contractUri, slug } from './contract-paths.ts';
import type { KnownTable } from './known-tables.ts';
import { scopeOf } from './topology-scope.ts';

/** What a topology says of a table that is to have a contract. */
export interface Uncontracted {
  readonly name: string;
  /** Titles of the subgraphs around its node. */
  readonly within: readonly string[];
  /** Nothing in the topology leads to it. */
  readonly isSource: boolean;
  readonly domain?: string;
  /** What dbt knows of it. */
  readonly table?: KnownTable | undefined;
}

/** The contract of a table that has none. Undefined where a file is in its place. */
export function newContract(asked: Uncontracted, visit: WorkspaceVisit): NewContract | undefined {
  const { name, within, isSource, table } = asked;
  const { uri: own, workspace } = visit;
  const kind = isSource ? 'sources' : 'data-products';
  const groups = groupsOf(kind, visit);
  const said = asked.domain ?? (isSource ? undefined : scopeOf(own)?.domain);
  // Frames of layers and the like name no group.
  const title = said ?? within.findLast((one) => groups.has(domainKey(one)));
  const group = title === undefined ? undefined : groups.get(domainKey(title));
  const folder = group?.folder ?? (title === undefined ? undefined : slug(title));
  const uri = contractUri(own, [kind, ...(folder === undefined ? [] : [folder])], name);
  const there = workspace.lookUp(uri);
  if (there !== undefined && there !== 'missing') return undefined;
  const domain = isSource ? undefined : (group?.domain ?? title);
  const columns = table === undefined ? [] : columnsOf(table, visit);
  return { uri, name, id: freeId(name, domain, visit), columns, ...(domain && { domain }) };
}

interface Group {
  readonly folder?: string;
  readonly domain?: string;
}

type Groups = ReadonlyMap<string, Group>;

/** For one visit: many nodes may be unknown. */
const kept = new WeakMap<WorkspaceVisit, Map<string, Groups>>();

function groupsOf(kind: string, visit: WorkspaceVisit): Groups {
  const known = kept.get(visit) ?? new Map<string, Groups>();
  kept.set(visit, known);
  const groups = known.get(kind) ?? findGroups(kind, visit);
  known.set(kind, groups);
  return groups;
}

/** The domains of contracts, and the folders of their kind, by the same key for all spellings. */
function findGroups(kind: string, { workspace }: WorkspaceVisit): Groups {
  const groups = new Map<string, Group>();
  const add = (key: string, more: Group): void => {
    if (key !== '') groups.set(key, { ...more, ...groups.get(key) });
  };
  const files = new Set(Array.from(workspace.tables(), ({ uri }) => uri ?? ''));
  for (const uri of files) {
    const folder = new RegExp(`/contracts/${kind}/([^/]+)/[^/]+$`).exec(`/${uri}`)?.[1];
    if (folder !== undefined) add(domainKey(decodeUriPart(folder)), { folder });
    if (kind === 'sources') continue;
    for (const { domain } of workspace.flows(uri)) if (domain) add(domainKey(domain), { domain });
  }
  return groups;
}

/** An id that no contract has. */
function freeId(name: string, domain: string | undefined, { workspace }: WorkspaceVisit): string {
  const isFree = (id: string): boolean => [...workspace.withId(id)].length === 0;
  const wanted = [name, ...(domain === undefined ? [] : [`${domainKey(domain)}.${name}`])];
  const free = wanted.find(isFree);
  if (free !== undefined) return free;
  let number = 2;
  while (!isFree(`${name}-${String(number)}`)) number++;
  return `${name}-${String(number)}`;
}

/** What its SQL gives, with the types that YAML of dbt says. */
function columnsOf({ key }: KnownTable, { uri, workspace }: WorkspaceVisit): readonly NewColumn[] {
  const found = new Map<string, string | undefined>();
  const described = [
    ...workspace.describedModels(key, uri),
    ...workspace.sourceTables(undefined, key, uri),
  ];
  for (const { model } of workspace.models(key, uri).slice(0, 1))
    for (const { name } of model.columns ?? [])
      if (name.text !== '*') found.set(name.text, undefined);
  for (const { resource } of described.slice(0, 1))
    for (const { name, dataType } of resource.columns) found.set(name.text, dataType);
  return Array.from(found, ([name, type]) => ({ name, ...(type !== undefined && { type }) }));
}
