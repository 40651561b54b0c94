import type { SymbolIndex } from '../../analysis/symbol-index.ts';
import type { FileSource } from '../../analysis/ports.ts';
import { decodeUriPart } from '../../base/decode-uri-part.ts';
import { DBT_PROJECT_FILE } from '../../model/dbt/dbt-file.ts';

/** Where a dbt project is made when there is none. */
export const DEFAULT_PROJECT = 'implementation/dbt_project';

/** The folder of a dbt project, there or to be made. */
export interface ProjectPlace {
  /** As the host names folders, without a slash at the end. */
  readonly folder: string;
  /** As `dbt_project.yml` has it; made up from the names of folders where there is none. */
  readonly name: string;
  /** The path of a file in it, by its path in the project; undefined where that would lead out of the workspace. */
  resolve(path: string): string | undefined;
  /** The path in the project of a file, by its path; undefined of files elsewhere. */
  within(path: string): string | undefined;
}

/** Why there is no place. */
export interface NoPlace {
  readonly reason: (typeof texts)[keyof typeof texts];
  readonly folder?: string;
  /** Any of them could be meant. */
  readonly projects?: readonly string[];
}

/** Finds the project; gives a reason where nobody can tell which one is meant, or where it would lie outside. */
export function projectPlace(
  asked: string | undefined,
  index: SymbolIndex,
  files: FileSource,
  contracts: Iterable<{ readonly path: string }>,
): ProjectPlace | NoPlace {
  const projects = index.governed
    .projectFiles()
    .map((path) => path.slice(0, -DBT_PROJECT_FILE.length - 1) || '.');
  const [first] = contracts;
  if (asked !== undefined && asked !== '') return placed(asked.replace(/\/+$/, ''), index, files);
  if (projects.length === 1) return placed(projects[0]!, index, files);
  const usual = projects.filter((one) => files.absolute(one).endsWith(`/${DEFAULT_PROJECT}`));
  if (usual.length === 1) return placed(usual[0]!, index, files);
  if (projects.length > 1) return { reason: texts.several, projects };
  const path = first && files.resolveFile(first.path, `${wayToRoot(first.path, files)}-`);
  const root = path?.slice(0, -1).replace(/\/$/, '');
  if (root === undefined) return { reason: texts.nowhere };
  return placed(root === '' ? DEFAULT_PROJECT : `${root}/${DEFAULT_PROJECT}`, index, files);
}

function placed(folder: string, index: SymbolIndex, files: FileSource): ProjectPlace | NoPlace {
  const resolve = (path: string): string | undefined => files.resolveFile(`${folder}/-`, path);
  const file = resolve(DBT_PROJECT_FILE);
  if (file === undefined || files.folderOf(file) === undefined)
    return { reason: texts.outside, folder };
  const governed = index.governed.file(file);
  const own = governed?.kind === 'dbt-project' ? governed.name : undefined;
  const start = files.absolute(file).slice(0, -DBT_PROJECT_FILE.length);
  return {
    folder,
    name: own ?? madeUpName(start),
    resolve,
    within(path) {
      const absolute = files.absolute(path);
      if (!absolute.startsWith(start)) return undefined;
      return absolute.slice(start.length).split('/').map(decodeUriPart).join('/');
    },
  };
}

/** From a contract to the folder around its `specs`, else to the folder of the workspace. */
function wayToRoot(path: string, files: FileSource): string {
  const root = files.absolute(files.folderOf(path) ?? '.').replace(/\/+$/, '');
  const below = files
    .absolute(path)
    .slice(root.length + 1)
    .split('/');
  const specs = below.lastIndexOf('specs', below.length - 2);
  return '../'.repeat(below.length - 1 - Math.max(0, specs));
}

/** A name that dbt takes, of the first folder around that is called as something. */
function madeUpName(folder: string): string {
  const parts = folder
    .split('/')
    .filter((part) => part !== '')
    .map(decodeUriPart);
  const isUsual = parts.slice(-2).join('/') === DEFAULT_PROJECT;
  const name = (isUsual ? parts.at(-3) : parts.at(-1)) ?? '';
  const word = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[_\d]+|_+$/g, '');
  return word === '' ? 'data_products' : word;
}

const texts = {
  several: 'There are several dbt projects: {projects}. Say which one is meant.',
  nowhere: 'There is no folder of a workspace to make a dbt project in.',
  outside: 'The folder {folder} is not in the workspace.',
} as const;
