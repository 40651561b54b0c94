import { claimsContract } from '../../analysis/claims-contract.ts';
import { governedKind, isPolicyPath } from '../../analysis/governed-paths.ts';
import { promisedByName } from '../../analysis/promised-by-name.ts';
import { isYaml } from '../../analysis/source-file.ts';
import type { FileSource, MissingFile, SourceFile } from '../../analysis/ports.ts';
import type { Settings } from '../../analysis/settings.ts';
import type { CancellationToken } from '../../base/cancellation.ts';
import { relativePath } from '../../base/relative-path.ts';
import { DBT_PROJECT_FILE } from '../../model/dbt/dbt-file.ts';
import { readAhead } from '../node/read-ahead.ts';
import type { FeatureContext } from './feature-context.ts';
import { resolveFile } from './resolve-file.ts';
import { innermost, isInside } from './settings-store.ts';
import type { WorkspaceFiles } from './workspace-files.ts';

export interface EditorSourceOptions {
  readonly context: Pick<FeatureContext, 'documents' | 'host' | 'isQuarantined'>;
  readonly files: WorkspaceFiles;
  readonly folders: readonly string[];
  readonly settings: (uri: string) => Settings;
  readonly token: CancellationToken;
}

/**
 * The files of the workspace as the editor has them: what is open says what a file holds, unless it was deleted, else
 * the disk. Paths are URIs.
 */
export class EditorSource implements FileSource {
  readonly #options: EditorSourceOptions;
  /** How many data contracts `find` has given. */
  contracts = 0;
  #all: Promise<readonly string[]> | undefined;

  constructor(options: EditorSourceOptions) {
    this.#options = options;
  }

  async *find(paths?: readonly string[], governed = false): AsyncGenerator<SourceFile> {
    const uris = await this.#below(paths);
    const files = this.#loadAll(uris, (uri, file) => this.#wanted(uri, file, governed));
    for await (const file of files) {
      if (file.kind === 'text' && file.assumed === true) this.contracts++;
      yield file;
    }
  }

  /** All there are: where one lies tells what it holds for. */
  async *policies(): AsyncGenerator<SourceFile> {
    const uris = await this.#below(undefined);
    const given = (_uri: string, file: SourceFile): SourceFile => file;
    let any = false;
    for await (const file of this.#loadAll(uris.filter(isPolicyPath), given)) {
      any = true;
      yield file;
    }
    if (any) yield* this.#loadAll(uris.filter(isDbtProject), given);
  }

  async *around(paths?: readonly string[], governed = false): AsyncGenerator<SourceFile> {
    const below = new Set(await this.#below(paths));
    const others = (await this.#below(undefined)).filter((uri) => !below.has(uri));
    yield* this.#loadAll(others, (uri, file) => this.#wanted(uri, file, governed));
  }

  resolveFile(from: string, path: string): string | undefined {
    return resolveFile(from, path, this.#options.folders);
  }

  absolute(path: string): string {
    return path;
  }

  pathTo(from: string, to: string): string {
    return decodeURIComponent(relativePath(from, to));
  }

  knowsFolders(): boolean {
    return this.#options.folders.length > 0;
  }

  async lookUp(path: string, everything = false): Promise<SourceFile | MissingFile | undefined> {
    const { files, folders, settings } = this.#options;
    const folder = innermost(folders, path);
    if (folder === undefined) return undefined;
    if (!everything && files.excludes(path, folder, settings(path).files)) return undefined;
    const file = await this.#load(path);
    if (file !== undefined) return file;
    if (everything) return { kind: 'missing', path, beside: [] };
    const parent = path.slice(0, path.lastIndexOf('/') + 1);
    const beside = (await this.#below([parent])).filter((uri) => !uri.includes('/', parent.length));
    return { kind: 'missing', path, beside };
  }

  folderOf(path: string): string | undefined {
    return innermost(this.#options.folders, path);
  }

  async list(folder: string, everything = false): Promise<readonly string[]> {
    const { files, folders, settings } = this.#options;
    const root = folders.includes(folder) ? folder : innermost(folders, folder);
    if (root === undefined) return [];
    return files.listBelow(folder, root, settings(`${folder}/`).files, everything);
  }

  async #below(paths: readonly string[] | undefined): Promise<readonly string[]> {
    this.#all ??= this.#search();
    const all = await this.#all;
    if (!paths?.length) return all;
    return all.filter((uri) => paths.some((path) => uri === path || isInside(uri, path)));
  }

  async #search(): Promise<readonly string[]> {
    const { files, folders, settings, token } = this.#options;
    const all: string[] = [];
    for (const folder of folders) {
      for await (const uri of files.find(folder, settings(`${folder}/`).files, token)) {
        // One workspace folder may lie in another.
        if (innermost(folders, uri) === folder) all.push(uri);
      }
    }
    return all.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  }

  async *#loadAll(
    uris: readonly string[],
    choose: (uri: string, file: SourceFile) => SourceFile | undefined,
  ): AsyncGenerator<SourceFile> {
    for await (const file of readAhead(uris, (uri) => this.#load(uri))) {
      const chosen = file && choose(file.path, file);
      if (chosen !== undefined) yield chosen;
    }
  }

  #wanted(uri: string, file: SourceFile, governed: boolean): SourceFile | undefined {
    if (file.kind === 'unread') {
      const { files, folders, settings } = this.#options;
      const folder = innermost(folders, uri);
      const onlyGoverned =
        folder !== undefined && files.onlyGoverned(uri, folder, settings(uri).files);
      return onlyGoverned && !governed ? undefined : file;
    }
    if (file.assumed) return file;
    const isGoverned = isPolicyPath(uri) || governedKind(uri) !== undefined;
    return governed && isGoverned ? { ...file, onlyGoverned: true } : undefined;
  }

  /** Undefined: no such file. Does not reject. */
  async #load(uri: string): Promise<SourceFile | undefined> {
    const { context, files, folders, settings } = this.#options;
    if (context.isQuarantined(uri)) {
      const reason = 'It is left alone, as it was being edited when the server crashed.';
      return { kind: 'unread', path: uri, reason };
    }
    const { maxSize } = settings(uri).files;
    const open = context.documents.isOrphan(uri) ? undefined : context.host.snapshot().file(uri);
    if (open !== undefined) {
      if (open.text.length <= maxSize * 1024) return toSourceFile(uri, open.text, open.assumed);
      return { kind: 'unread', path: uri, reason: `The text has more than ${maxSize} KiB.` };
    }
    const read = await files.read(uri, maxSize, innermost(folders, uri));
    if (read === undefined) return undefined;
    if ('reason' in read) return { kind: 'unread', path: uri, reason: read.reason };
    return toSourceFile(uri, read.text, promisedByName(uri));
  }
}

function toSourceFile(
  uri: string,
  text: string,
  promised: ReturnType<typeof promisedByName>,
): SourceFile {
  const assumed = promised || (isYaml(uri) && claimsContract(text));
  return { kind: 'text', path: uri, text, assumed };
}

function isDbtProject(uri: string): boolean {
  return uri.endsWith(`/${DBT_PROJECT_FILE}`);
}
