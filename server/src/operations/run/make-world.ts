import { LineageStore } from '../../analysis/lineage/lineage-store.ts';
import type { FileSource } from '../../analysis/ports.ts';
import type { Neighbours, World } from '../../agent/world.ts';
import { contractsManifest } from '../../generate/manifest/contracts-manifest.ts';
import type { LineageGraph, LineageNode } from '../../model/lineage/lineage-graph.ts';
import { specsPlace } from '../new/specs-folder.ts';
import type { OperationContext } from '../operation.ts';
import { readManifests } from '../read-manifests.ts';
import { DEFAULT_PROJECT, projectPlace } from '../scaffold/project-place.ts';
import { isSafePath } from '../scaffold/safe-path.ts';
import type { WorkspaceContents } from '../workspace-contents.ts';

/** What phases see of a workspace folder. `context`: of that folder (folder-context.ts). */
export function makeWorld(contents: WorkspaceContents, context: OperationContext): World {
  const { files } = context;
  const { contracts, index } = contents;
  let lineage: Promise<LineageGraph> | undefined;
  const graph = async (): Promise<LineageGraph> => {
    await readManifests(index, context);
    return new LineageStore(index).lineage.graph;
  };
  return {
    contracts,
    manifest: contractsManifest(contracts),
    specs: specsOf(contents, files),
    project: projectOf(contents, files),
    policies: (path, domain) => index.policies(path, domain),
    async read(path) {
      const file = isSafePath(path) ? await files.lookUp(path) : undefined;
      return file?.kind === 'text' ? file.text : undefined;
    },
    async list(folder) {
      const isRoot = folder === '' || folder === '.';
      return isRoot || isSafePath(folder) ? files.list(isRoot ? '.' : folder) : [];
    },
    async exists(path) {
      const file = isSafePath(path) ? await files.lookUp(path, true) : undefined;
      return file !== undefined && file.kind !== 'missing';
    },
    async lineage(table) {
      lineage ??= graph();
      return neighboursOf(table, await lineage);
    },
  };
}

function specsOf({ contracts, index }: WorkspaceContents, files: FileSource): string {
  const known = [...contracts.map(({ path }) => path), ...[...index.governed.files()].map(first)];
  const { root } = specsPlace(files, { folder: '.', within: '.', known });
  return root === '.' ? 'specs' : `${root.replace(/^\.\//, '')}/specs`;
}

function first([path]: readonly [string, unknown]): string {
  return path;
}

function projectOf({ contracts, index }: WorkspaceContents, files: FileSource): string {
  const place = projectPlace(undefined, index, files, contracts);
  const folder = 'reason' in place ? DEFAULT_PROJECT : place.folder;
  return folder.startsWith('../') ? DEFAULT_PROJECT : folder;
}

/** Undefined where no table has the name. */
function neighboursOf(table: string, { nodes, edges }: LineageGraph): Neighbours | undefined {
  const wanted = new Set(
    [...nodes.values()].filter((one) => isCalled(one, table)).map(({ id }) => id),
  );
  if (wanted.size === 0) return undefined;
  const flows = edges.filter(({ kind }) => kind === 'flow');
  const named = (ids: readonly string[]): readonly string[] =>
    [...new Set(ids)].flatMap((id) => {
      const node = nodes.get(id);
      return node === undefined ? [] : [tableName(node)];
    });
  return {
    upstream: named(flows.filter(({ to }) => wanted.has(to)).map(({ from }) => from)),
    downstream: named(flows.filter(({ from }) => wanted.has(from)).map(({ to }) => to)),
  };
}

/** Whether that is its name, alone or behind its system or domain. */
export function isCalled({ name, system, domain }: LineageNode, asked: string): boolean {
  return name === asked || `${system ?? domain ?? ''}.${name}` === asked;
}

/** `charges (specs/contracts/sources/stripe/charges.odcs.yaml)`. */
export function tableName({ name, faces: [face] }: LineageNode): string {
  return face === undefined ? name : `${name} (${face.uri})`;
}
