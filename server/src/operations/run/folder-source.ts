import type { FileSource, MissingFile, SourceFile } from '../../analysis/ports.ts';
import { decodeUriPart } from '../../base/decode-uri-part.ts';
import { relativePath } from '../../base/relative-path.ts';
import { isSafePath } from '../scaffold/safe-path.ts';

/** The workspace folder itself. */
const ROOT = '.';

/**
 * The files of one workspace folder under names that are the same in every host: relative to the folder, with `/`. What
 * lies around the folder and holds in it, such as policies, begins with `../`; it can be read and never written.
 */
export class FolderSource implements FileSource {
  readonly #files: FileSource;
  readonly #folder: string;
  /** The folder, from the root on, with a slash at the end. */
  readonly #start: string;
  /** Name -> path of the host, of files that the host has named. */
  readonly #hosts = new Map<string, string>();

  /** `folder`: as the host names it. */
  constructor(files: FileSource, folder: string) {
    this.#files = files;
    this.#folder = folder.length > 1 ? folder.replace(/\/+$/, '') : folder;
    this.#start = `${files.absolute(this.#folder).replace(/\/+$/, '')}/`;
  }

  /** What a file is called in the folder. */
  name(host: string): string {
    const absolute = this.#files.absolute(host);
    const at = `${absolute}/` === this.#start ? ROOT : relativePath(this.#start, absolute);
    const name = at.split('/').map(decodeUriPart).join('/');
    if (!this.#hosts.has(name)) this.#hosts.set(name, host);
    return name;
  }

  /** The path that the host has for a file, there or not; undefined where a name leads out of the workspace. */
  host(name: string): string | undefined {
    if (name === ROOT || name === '') return this.#folder;
    return this.#hosts.get(name) ?? this.#files.resolveFile(`${this.#folder}/-`, name);
  }

  /** The path that the host has for a file that may be written; undefined where the name leads out of the folder, or is none. */
  inside(name: string): string | undefined {
    if (!isSafePath(name)) return undefined;
    const host = this.#files.resolveFile(`${this.#folder}/-`, name);
    if (host === undefined || this.#files.folderOf(host) === undefined) return undefined;
    return this.#isBelow(host) && this.name(host) === name ? host : undefined;
  }

  /** The path that the host has, for people; the name itself where it has none. */
  shown(name: string): string {
    return this.host(name) ?? name;
  }

  async *find(paths?: readonly string[], governed?: boolean): AsyncGenerator<SourceFile> {
    yield* this.#named(this.#files.find(this.#hostsOf(paths), governed));
  }

  async *policies(paths?: readonly string[]): AsyncGenerator<SourceFile> {
    yield* this.#named(this.#files.policies(this.#hostsOf(paths)));
  }

  /** Without what lies outside of the folder: another folder of the workspace is another project. */
  async *around(paths?: readonly string[], governed?: boolean): AsyncGenerator<SourceFile> {
    for await (const file of this.#files.around(this.#hostsOf(paths), governed))
      if (this.#isBelow(file.path)) yield { ...file, path: this.name(file.path) };
  }

  resolveFile(from: string, path: string): string | undefined {
    const host = this.host(from);
    const found = host === undefined ? undefined : this.#files.resolveFile(host, path);
    return found === undefined ? undefined : this.name(found);
  }

  absolute(path: string): string {
    const host = this.host(path);
    return host === undefined ? `${this.#start}${path}` : this.#files.absolute(host);
  }

  pathTo(from: string, to: string): string {
    return relativePath(from, to);
  }

  knowsFolders(): boolean {
    return this.#files.knowsFolders();
  }

  async lookUp(path: string, everything?: boolean): Promise<SourceFile | MissingFile | undefined> {
    const host = this.host(path);
    const file = host === undefined ? undefined : await this.#files.lookUp(host, everything);
    if (file?.kind !== 'missing') return file && { ...file, path };
    return { ...file, path, beside: file.beside.map((one) => this.name(one)) };
  }

  folderOf(path: string): string | undefined {
    if (path === ROOT) return ROOT;
    const host = this.host(path);
    if (host === undefined || this.#files.folderOf(host) === undefined) return undefined;
    return this.#isBelow(host) ? ROOT : undefined;
  }

  async list(folder: string, everything?: boolean): Promise<readonly string[]> {
    const host = this.host(folder);
    if (host === undefined || !(this.#isBelow(host) || host === this.#folder)) return [];
    const found = await this.#files.list(host, everything);
    return found.map((one) => this.name(one)).filter((name) => !name.startsWith('../'));
  }

  #isBelow(host: string): boolean {
    return this.#files.absolute(host).startsWith(this.#start);
  }

  #hostsOf(paths: readonly string[] | undefined): readonly string[] {
    if (paths === undefined || paths.length === 0) return [this.#folder];
    return paths.flatMap((one) => this.host(one) ?? []);
  }

  async *#named(files: AsyncIterable<SourceFile>): AsyncGenerator<SourceFile> {
    for await (const file of files) yield { ...file, path: this.name(file.path) };
  }
}
