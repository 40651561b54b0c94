import type { WorkspaceVisit } from '../workspace-view.ts';
import type { KnownTable } from './known-tables.ts';
import { scopeOf } from './topology-scope.ts';

/** Where a node stands, and whether nothing in the topology leads to it. */
export interface NodeSituation {
  readonly within: readonly string[];
  readonly isSource: boolean;
}

/** Where the contract of a table would lie that a topology shows. */
export function contractUri(
  topology: string,
  name: string,
  { within, isSource }: NodeSituation,
): string {
  const pipelines = `/${topology}`.lastIndexOf('/pipelines/');
  const folder = topology.slice(0, Math.max(0, topology.lastIndexOf('/') + 1));
  const around = /^(?:.*\/)?specs\//i.exec(topology)?.[0] ?? folder;
  const specs = pipelines === -1 ? around : topology.slice(0, pipelines);
  const group = (isSource ? undefined : scopeOf(topology)?.domain) ?? within.at(-1);
  const parts = [
    ...['contracts', isSource ? 'sources' : 'data-products'],
    ...(group === undefined ? [] : [slug(group)]),
    `${slug(name)}.odcs.yaml`,
  ];
  return specs + parts.join('/');
}

/** Safe as a part of a path in every system. */
function slug(text: string): string {
  const plain = text.toLowerCase().replaceAll(/[^\p{L}\p{N}_-]+/gu, '_');
  return encodeURIComponent(plain);
}

/** The path of the contract of a table as a topology would name it; undefined where there is none, or several. */
export function linkTo(
  { contracts: [contract, other] }: KnownTable,
  { uri, workspace }: WorkspaceVisit,
): string | undefined {
  if (contract === undefined || other !== undefined) return undefined;
  const path = workspace.pathTo(uri, contract.uri);
  return contract.tables === 1 ? path : `${path}#${contract.flows.name}`;
}
