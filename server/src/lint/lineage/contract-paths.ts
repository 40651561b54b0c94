import type { WorkspaceVisit } from '../workspace-view.ts';
import type { KnownTable } from './known-tables.ts';

/** Where the contract of a table would lie that a topology shows; `folders`: below those of contracts. */
export function contractUri(topology: string, folders: readonly string[], name: string): string {
  const pipelines = `/${topology}`.lastIndexOf('/pipelines/');
  const folder = topology.slice(0, Math.max(0, topology.lastIndexOf('/') + 1));
  const around = /^(?:.*\/)?specs\//i.exec(topology)?.[0] ?? folder;
  const specs = pipelines === -1 ? around : topology.slice(0, pipelines);
  return specs + ['contracts', ...folders, `${slug(name)}.odcs.yaml`].join('/');
}

/** Safe as a part of a path in every system. */
export function slug(text: string): string {
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
