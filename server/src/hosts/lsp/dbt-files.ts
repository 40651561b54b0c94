import { SourceFile } from '../../analysis/source-file.ts';
import type { Settings } from '../../analysis/settings.ts';
import type { CancellationToken } from '../../base/cancellation.ts';
import {
  DBT_PROJECT_FILE,
  projectName,
  readDbtFile,
  type DbtFile,
} from '../../model/dbt/dbt-file.ts';
import type { DbtWorkspace } from '../../ide/dbt/rename-in-dbt.ts';
import type { WorkspaceFiles } from './workspace-files.ts';

/** More files of dbt projects than this are not looked into. */
const MAX_FILES = 10_000;
/** Files read at a time. */
const BATCH = 32;

export interface DbtSearch {
  readonly files: WorkspaceFiles;
  /** Workspace folder, as a URI without a slash at the end. */
  readonly folder: string;
  readonly settings: Settings['files'];
  /** Only files that hold one of these are parsed. */
  readonly words: readonly string[];
  /** The text as the editor has it, where it has it. */
  readonly open: (uri: string) => SourceFile | undefined;
  readonly token: CancellationToken;
  /** Told how many files are read, of how many. */
  readonly progress: (done: number, all: number) => void;
  readonly warn: (message: string) => void;
}

/** The dbt projects of a workspace folder, with the texts that were read. */
export interface FoundDbt extends DbtWorkspace {
  readonly texts: ReadonlyMap<string, SourceFile>;
}

/** Files of the dbt projects of a workspace folder. */
export interface DbtTexts {
  /** Folder of each project -> its name. */
  readonly projects: ReadonlyMap<string, string | undefined>;
  /** Those that hold one of the words, with the folders of their projects. */
  readonly files: readonly { readonly source: SourceFile; readonly project: string }[];
  /** All that there are. */
  readonly uris: readonly string[];
}

/**
 * Looks for dbt projects and reads what of them can have to do with a rename. Nothing of it is kept:
 * it is asked for only when somebody renames. `too-many`: there are more files than are looked into.
 */
export async function findDbt(search: DbtSearch): Promise<FoundDbt | 'too-many'> {
  const found = await findDbtTexts(search, ['**/*.yml', '**/*.yaml']);
  if (found === 'too-many') return found;
  const texts = new Map<string, SourceFile>();
  const files: DbtFile[] = [];
  for (const { source, project } of found.files) {
    if (source.uri === `${project}/${DBT_PROJECT_FILE}`) continue;
    texts.set(source.uri, source);
    files.push(readDbtFile(source.uri, project, source.tree));
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { folder: search.folder, files, projects: found.projects, texts };
}

/** The files of dbt projects that globs name. Of data only the names are looked at. */
export async function findDbtTexts(
  search: DbtSearch,
  include: readonly string[],
): Promise<DbtTexts | 'too-many'> {
  const { folder, token } = search;
  const files: { source: SourceFile; project: string }[] = [];
  const projects = new Map<string, string | undefined>();
  const found: string[] = [];
  const settings = { ...search.settings, include };
  for await (const uri of search.files.find(folder, settings, token)) {
    const end = uri.lastIndexOf('/');
    if (uri.slice(end + 1) === DBT_PROJECT_FILE) projects.set(uri.slice(0, end), undefined);
    found.push(uri);
  }
  const all = found.flatMap((uri) => {
    const project = projectOf(uri, projects, folder);
    return project === undefined ? [] : [{ uri, project }];
  });
  const wanted = all.filter(({ uri }) => !uri.endsWith('.csv'));
  if (wanted.length > MAX_FILES) return 'too-many';
  for (let start = 0; start < wanted.length; start += BATCH) {
    if (token.isCancellationRequested) break;
    search.progress(start, wanted.length);
    const batch = wanted.slice(start, start + BATCH);
    const sources = await Promise.all(batch.map(({ uri }) => read(search, uri)));
    for (const [index, { uri, project }] of batch.entries()) {
      const source = sources[index];
      if (source === undefined) continue;
      if (uri === `${project}/${DBT_PROJECT_FILE}`) projects.set(project, projectName(source.tree));
      if (search.words.some((word) => source.text.includes(word))) files.push({ source, project });
    }
  }
  return { projects, files, uris: all.map(({ uri }) => uri) };
}

async function read(
  { files, folder, settings, open, warn }: DbtSearch,
  uri: string,
): Promise<SourceFile | undefined> {
  const held = open(uri);
  if (held !== undefined) return held;
  const found = await files.read(uri, settings.maxSize, folder);
  if (found === undefined) return undefined;
  if ('text' in found) return new SourceFile(uri, found.text, { assumed: false });
  warn(`Not looked into for dbt: ${decodeURIComponent(uri)}: ${found.reason}`);
  return undefined;
}

/** The nearest folder up, within the workspace folder, that is a dbt project. */
function projectOf(
  uri: string,
  projects: ReadonlyMap<string, unknown>,
  folder: string,
): string | undefined {
  let at = uri.lastIndexOf('/');
  for (; at >= folder.length; at = uri.lastIndexOf('/', at - 1))
    if (projects.has(uri.slice(0, at))) return uri.slice(0, at);
  return undefined;
}
