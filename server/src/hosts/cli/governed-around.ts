import { stat } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { governedKind, holdsTopology, isPolicyPath } from '../../analysis/governed-paths.ts';
import { DBT_PROJECT_FILE } from '../../model/dbt/dbt-file.ts';
import { findFiles, type FindOptions } from '../node/find-files.ts';
import { isInside } from '../node/is-inside.ts';
import { repositoryRoot } from '../node/repository-root.ts';

/** Where policies lie, seen from a folder that they hold for. */
const POLICY_FOLDERS = [
  'governance',
  'product-canvas',
  'specs/governance',
  'specs/product-canvas',
  '.agent-os/profiles',
];

export interface SearchAround extends Pick<FindOptions, 'selection' | 'token'> {
  /** Of the project, where a project file says so. */
  readonly root: string | undefined;
  readonly cwd: string;
}

/** Absolute paths. */
export interface GovernedAround {
  readonly policies: readonly string[];
  /** The project files of dbt. */
  readonly projects: readonly string[];
}

/** Policies in the folders around the paths, which hold for what is below, and the dbt projects around them. */
export async function governedAround(
  paths: readonly string[],
  search: SearchAround,
): Promise<GovernedAround> {
  const above = new Set(paths.flatMap((path) => foldersAbove(path, search)));
  const policies: string[] = [];
  const projects: string[] = [];
  for (const root of above) {
    const project = join(root, DBT_PROJECT_FILE);
    if (await is('file', project)) projects.push(project);
    for (const name of POLICY_FOLDERS) {
      const folder = join(root, ...name.split('/'));
      if (!(await is('folder', folder))) continue;
      const { selection, token } = search;
      const found = await findFiles({ root, folder, selection, token });
      policies.push(...found.paths.filter(isPolicyFile));
    }
  }
  return { policies, projects };
}

/** Up to the root of the project: the one that is declared, else that of the repository, else the current folder. */
function foldersAbove(path: string, { root, cwd }: SearchAround): readonly string[] {
  const declared = root !== undefined && isInside(root, path) ? root : undefined;
  const last = declared ?? repositoryRoot(path) ?? (isInside(cwd, path) ? cwd : dirname(path));
  const found: string[] = [];
  for (let at = path; isInside(last, at); at = dirname(at)) {
    found.push(at);
    if (at === last || at === dirname(at)) break;
  }
  return found;
}

async function is(kind: 'file' | 'folder', path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return kind === 'file' ? found?.isFile() === true : found?.isDirectory() === true;
}

export function isPolicyFile(path: string): boolean {
  return isPolicyPath(slashed(path));
}

export function isProjectFile(path: string): boolean {
  return basename(path) === DBT_PROJECT_FILE;
}

/** Whether policies may hold for a file although it is no contract, or it is a policy itself. */
export function isGovernedFile(path: string): boolean {
  return governedKind(slashed(path)) !== undefined;
}

/** Whether a file is looked at for its flowcharts or as a text for agents, policies or not. */
export function isLookedAtAlone(path: string, text: string): boolean {
  return holdsTopology(slashed(path), text) || governedKind(slashed(path)) === 'instructions';
}

function slashed(path: string): string {
  return path.split(sep).join('/');
}
