import { claimsContract } from '../../analysis/claims-contract.ts';
import { governedKind, isPolicyPath } from '../../analysis/governed-paths.ts';
import type { FileSource, MissingFile, ReadSourceFile, SourceFile } from '../../analysis/ports.ts';
import { promisedByName } from '../../analysis/promised-by-name.ts';
import { isYaml } from '../../analysis/source-file.ts';
import { DBT_PROJECT_FILE } from '../../model/dbt/dbt-file.ts';

/** Files with a few others over them, as if these were there. */
export class OverlaySource implements FileSource {
  readonly #files: FileSource;
  /** Sorted by path. */
  readonly #over: ReadonlyMap<string, ReadSourceFile>;

  /** `texts`: by path, as the files are named. */
  constructor(files: FileSource, texts: ReadonlyMap<string, string>) {
    this.#files = files;
    const sorted = [...texts].sort(([a], [b]) => compare(a, b));
    this.#over = new Map(
      sorted.map(([path, text]) => [path, toSourceFile(path, files.absolute(path), text)]),
    );
  }

  async *find(paths?: readonly string[], governed = false): AsyncGenerator<SourceFile> {
    const own = this.#below(paths).flatMap((file) => this.#wanted(file, governed, paths));
    const rest = paths?.filter((path) => !this.#over.has(path));
    if (paths?.length && rest?.length === 0) yield* own;
    else yield* this.#merged(this.#files.find(rest, governed), own);
  }

  async *policies(paths?: readonly string[]): AsyncGenerator<SourceFile> {
    const own = [...this.#over.values()].filter(
      ({ path }) =>
        isPolicyPath(this.absolute(path)) || path.split('/').at(-1) === DBT_PROJECT_FILE,
    );
    // Where one lies tells what it holds for: those of a file that is not there yet are those of its folder.
    const known = paths?.filter((path) => !this.#over.has(path));
    const asked = known?.length === paths?.length ? paths : undefined;
    yield* this.#merged(this.#files.policies(asked), own);
  }

  async *around(paths?: readonly string[], governed = false): AsyncGenerator<SourceFile> {
    const asked = new Set(this.#below(paths).map(({ path }) => path));
    const own = [...this.#over.values()]
      .filter(({ path }) => !asked.has(path))
      .flatMap((file) => this.#wanted(file, governed, undefined));
    const isAll = paths === undefined || paths.length === 0;
    const rest = paths?.filter((path) => !this.#over.has(path));
    if (isAll || rest?.length) yield* this.#merged(this.#files.around(rest, governed), own);
    else yield* this.#merged(this.#files.find(undefined, governed), own);
  }

  resolveFile(from: string, path: string): string | undefined {
    return this.#files.resolveFile(from, path);
  }

  absolute(path: string): string {
    return this.#files.absolute(path);
  }

  pathTo(from: string, to: string): string {
    return this.#files.pathTo(from, to);
  }

  knowsFolders(): boolean {
    return this.#files.knowsFolders();
  }

  async lookUp(path: string, everything?: boolean): Promise<SourceFile | MissingFile | undefined> {
    return this.#over.get(path) ?? this.#files.lookUp(path, everything);
  }

  folderOf(path: string): string | undefined {
    return this.#files.folderOf(path);
  }

  async list(folder: string, everything?: boolean): Promise<readonly string[]> {
    const start = folder === '' || folder === '.' ? '' : `${folder.replace(/\/+$/, '')}/`;
    const own = [...this.#over.keys()].filter((path) => path.startsWith(start));
    return [...new Set([...(await this.#files.list(folder, everything)), ...own])].sort(compare);
  }

  #below(paths: readonly string[] | undefined): readonly ReadSourceFile[] {
    const own = [...this.#over.values()];
    if (paths === undefined || paths.length === 0 || paths.includes('.')) return own;
    return own.filter(({ path }) =>
      paths.some((one) => path === one || path.startsWith(`${one.replace(/\/+$/, '')}/`)),
    );
  }

  #wanted(
    file: ReadSourceFile,
    governed: boolean,
    paths: readonly string[] | undefined,
  ): readonly ReadSourceFile[] {
    if (file.assumed) return [file];
    if (paths?.includes(file.path) === true) return [{ ...file, onlyGoverned: true }];
    const place = this.absolute(file.path);
    const isGoverned = isPolicyPath(place) || governedKind(place) !== undefined;
    return governed && isGoverned ? [{ ...file, onlyGoverned: true }] : [];
  }

  /** Both in the order of the paths; what lies over a file takes its place. */
  async *#merged(
    below: AsyncIterable<SourceFile>,
    over: readonly ReadSourceFile[],
  ): AsyncGenerator<SourceFile> {
    const rest = [...over].sort((a, b) => compare(a.path, b.path));
    for await (const file of below) {
      if (this.#over.has(file.path)) continue;
      while (rest[0] !== undefined && compare(rest[0].path, file.path) < 0) yield rest.shift()!;
      yield file;
    }
    yield* rest;
  }
}

function toSourceFile(path: string, absolute: string, text: string): ReadSourceFile {
  const assumed = promisedByName(absolute) || (isYaml(path) && claimsContract(text));
  return { kind: 'text', path, text, assumed };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
