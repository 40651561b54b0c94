import { readdir, realpath, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { claimsContract } from '../../analysis/claims-contract.ts';
import { fileSelection, type FileSelection } from '../../analysis/file-selection.ts';
import { isPolicyPath } from '../../analysis/governed-paths.ts';
import { promisedByName } from '../../analysis/promised-by-name.ts';
import type { FileSource, MissingFile, SourceFile } from '../../analysis/ports.ts';
import { isRelativePath } from '../../base/relative-path.ts';
import { decode, readFile, type ReadResult } from '../node/read-file.ts';
import { findFiles } from '../node/find-files.ts';
import { IgnoreRules } from '../node/ignore-rules.ts';
import { isInside } from '../node/is-inside.ts';
import { ioReason, isGone } from '../node/io-reason.ts';
import { readAhead } from '../node/read-ahead.ts';
import { repositoryRoot } from '../node/repository-root.ts';
import type { Io } from './io.ts';
import type { Project } from './project.ts';
import { UsageError } from './usage-error.ts';

export interface DiskSourceOptions {
  readonly io: Io;
  readonly project: Project;
  /** Real absolute paths: other files are left out. */
  readonly only?: ReadonlySet<string> | undefined;
  readonly stdinFilename?: string | undefined;
  /** Told of what nobody asked to have checked but might miss. */
  readonly note: (text: string) => void;
}

/** Where policies lie, seen from a folder that they hold for. */
const POLICY_FOLDERS = [
  'governance',
  'product-canvas',
  'specs/governance',
  'specs/product-canvas',
  '.agent-os/profiles',
];

interface Wanted {
  /** Absolute. */
  readonly path: string;
  /** Somebody named it: it is looked at whatever its name and the settings say. */
  readonly named: boolean;
  /** It should be looked at but cannot be. */
  readonly reason?: string;
}

/** Files on disk and standard input. Throws `UsageError` when a path does not exist. */
export class DiskSource implements FileSource {
  readonly #options: DiskSourceOptions;
  readonly #selection: FileSelection;
  /** Absolute paths that `find` has given. */
  readonly #given = new Set<string>();
  /** Absolute: folders that were searched to their end, with what is there. */
  readonly #searched = new Map<string, readonly Wanted[]>();

  constructor(options: DiskSourceOptions) {
    this.#options = options;
    this.#selection = fileSelection(options.project.settings.files);
  }

  async *find(paths: readonly string[] = []): AsyncGenerator<SourceFile> {
    const named = paths.filter((path) => path !== '-');
    if (paths.includes('-')) yield await this.#stdin();
    else if (named.length === 0) named.push('.');
    const wanted = await this.#wanted(named);
    for await (const file of readAhead(wanted, (one) => this.#load(one))) {
      if (file !== undefined) yield file;
    }
  }

  async *policies(paths: readonly string[] = []): AsyncGenerator<SourceFile> {
    const named = paths.filter((path) => path !== '-');
    if (named.length === 0 && !paths.includes('-')) named.push('.');
    const found = new Map<string, Wanted>();
    for (const one of await this.#wanted(named))
      if (isPolicyPath(this.show(one.path))) found.set(one.path, one);
    for (const folder of await this.#policyFolders(named))
      for (const one of await this.#below(folder, () => undefined))
        if (isPolicyPath(one.path.split(sep).join('/'))) found.set(one.path, one);
    for (const { path, reason } of found.values())
      if (reason === undefined) {
        const file = await this.#read(path, true);
        if (file !== undefined) yield file;
      }
  }

  /** Folders of policies in the folders above, which hold for what is below. */
  async #policyFolders(paths: readonly string[]): Promise<readonly string[]> {
    const { io, project } = this.#options;
    const root = project.declared ? project.root : (repositoryRoot(io.cwd) ?? io.cwd);
    const above = new Set<string>();
    for (const path of [...paths.map((one) => resolve(io.cwd, one)), this.#stdinPath()]) {
      for (let at = path; at !== undefined && isInside(root, at); at = dirname(at)) {
        above.add(at);
        if (at === root || at === dirname(at)) break;
      }
    }
    const candidates = [...above].flatMap((folder) =>
      POLICY_FOLDERS.map((name) => join(folder, ...name.split('/'))),
    );
    const there = await Promise.all(candidates.map((one) => stat(one).catch(() => undefined)));
    return candidates.filter((_, index) => there[index]?.isDirectory() === true);
  }

  #stdinPath(): string | undefined {
    const { io, stdinFilename } = this.#options;
    return stdinFilename === undefined ? undefined : resolve(io.cwd, stdinFilename);
  }

  /** What `--since` leaves out, and the rest of the project where a project file says how far it goes. */
  async *around(): AsyncGenerator<SourceFile> {
    const { project } = this.#options;
    const { root, declared } = project;
    if (!this.knowsFolders()) return;
    if (declared && ![...this.#searched.keys()].some((folder) => isInside(folder, root))) {
      await this.#below(root, () => undefined);
    }
    const others = new Map<string, Wanted>();
    for (const wanted of this.#searched.values()) {
      for (const one of wanted) if (!this.#given.has(one.path)) others.set(one.path, one);
    }
    const load = ({ path, reason }: Wanted): Promise<SourceFile | undefined> =>
      reason === undefined
        ? this.#read(path, false)
        : Promise.resolve(unread(this.show(path), reason));
    for await (const file of readAhead([...others.values()], load)) {
      if (file !== undefined) yield file;
    }
  }

  resolveFile(from: string, path: string): string | undefined {
    if (!isRelativePath(path)) return undefined;
    return this.show(resolve(dirname(this.#absolute(from)), path));
  }

  absolute(path: string): string {
    return this.#absolute(path).split(sep).join('/');
  }

  pathTo(from: string, to: string): string {
    const way = relative(dirname(this.#absolute(from)), this.#absolute(to));
    return way.split(sep).join('/');
  }

  knowsFolders(): boolean {
    return this.#searched.size > 0;
  }

  async lookUp(path: string): Promise<SourceFile | MissingFile | undefined> {
    const file = this.#absolute(path);
    const root = this.#around(file);
    if (root === undefined || !this.#mayKnow(file, root)) return undefined;
    const [real, realRoot] = await Promise.all([realPathOf(file), realPathOf(root)]);
    if (real === 'gone') {
      return { kind: 'missing', path, beside: await this.#beside(file, root) };
    }
    // A link may lead out of the project.
    if (real === undefined || realRoot === undefined || !isInside(realRoot, real)) return undefined;
    return toSourceFile(path, await readFile(file, this.#options.project.settings.files.maxSize));
  }

  /** The folder that references may lead to from there, if the file lies in one. */
  #around(file: string): string | undefined {
    const { io, project } = this.#options;
    const root = project.declared ? project.root : (repositoryRoot(io.cwd) ?? io.cwd);
    return [root, ...this.#searched.keys()].find((folder) => isInside(folder, file));
  }

  /** Whether nobody asked to leave the file alone. */
  #mayKnow(file: string, root: string): boolean {
    return (
      !this.#selection.excludes(this.#nameOf(file, root)) &&
      !IgnoreRules.of(dirname(file), root).ignores(file, false)
    );
  }

  /** As globs see it. */
  #nameOf(file: string, root: string): string {
    const { project } = this.#options;
    const base = isInside(project.root, file) ? project.root : root;
    return relative(base, file).split(sep).join('/');
  }

  async #beside(file: string, root: string): Promise<readonly string[]> {
    const names = await readdir(dirname(file)).catch((): string[] => []);
    return names
      .map((name) => join(dirname(file), name))
      .filter((one) => this.#selection.includes(this.#nameOf(one, root)))
      .filter((one) => this.#mayKnow(one, root))
      .map((one) => this.show(one));
  }

  /** As people see it: relative to the current folder, with slashes. */
  show(path: string): string {
    return relative(this.#options.io.cwd, path).split(sep).join('/') || '.';
  }

  #absolute(shown: string): string {
    return resolve(this.#options.io.cwd, shown);
  }

  async #wanted(paths: readonly string[]): Promise<readonly Wanted[]> {
    const all = new Map<string, Wanted>();
    for (const given of paths) {
      const path = resolve(this.#options.io.cwd, given);
      const found = await stat(path).catch((error: unknown) => {
        throw new UsageError(`The path "${given}" cannot be checked. ${ioReason(error)}`);
      });
      if (!found.isDirectory()) all.set(path, { path, named: true });
      else
        for (const one of await this.#below(path, this.#options.note))
          if (!all.has(one.path)) all.set(one.path, one);
    }
    return [...all.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  }

  async #below(folder: string, note: DiskSourceOptions['note']): Promise<readonly Wanted[]> {
    const known = this.#searched.get(folder);
    if (known !== undefined) return known;
    const { io, project } = this.#options;
    const root = isInside(project.root, folder) ? project.root : folder;
    const { token } = io;
    const found = await findFiles({ root, folder, selection: this.#selection, token });
    const wanted: Wanted[] = found.paths.map((path) => ({ path, named: false }));
    for (const { path, reason, wanted: isWanted } of found.unseen) {
      if (isWanted) wanted.push({ path, named: false, reason });
      else note(`${this.show(path)} was not looked into. ${reason}`);
    }
    if (found.cut === undefined) this.#searched.set(folder, wanted);
    else wanted.push({ path: folder, named: false, reason: found.cut });
    return wanted;
  }

  async #load({ path, named, reason }: Wanted): Promise<SourceFile | undefined> {
    const { only } = this.#options;
    if (only !== undefined && !only.has(await realpath(path).catch(() => path))) return undefined;
    this.#given.add(path);
    return reason === undefined ? this.#read(path, named) : unread(this.show(path), reason);
  }

  async #read(path: string, named: boolean): Promise<SourceFile | undefined> {
    const read = await readFile(path, this.#options.project.settings.files.maxSize);
    // Deleted since it was found: there is nothing to check.
    if (read.kind === 'unread' && read.gone && !named) return undefined;
    const file = toSourceFile(this.show(path), read);
    return file.kind === 'text' && !file.assumed && !named ? undefined : file;
  }

  async #stdin(): Promise<SourceFile> {
    const { io, project, stdinFilename } = this.#options;
    const bytes = await io.readStdin();
    const { maxSize } = project.settings.files;
    const path =
      stdinFilename === undefined ? '<stdin>' : this.show(resolve(io.cwd, stdinFilename));
    if (stdinFilename !== undefined) this.#given.add(this.#absolute(path));
    if (bytes.length > maxSize * 1_024) {
      return unread(path, `Standard input has more than ${maxSize} KiB.`);
    }
    const file = toSourceFile(path, decode(bytes));
    return stdinFilename === undefined && file.kind === 'text' ? { ...file, assumed: true } : file;
  }
}

/** With all links followed; undefined when nobody can tell. */
function realPathOf(path: string): Promise<string | undefined> {
  return realpath(path).catch((error: unknown) => (isGone(error) ? 'gone' : undefined));
}

function toSourceFile(path: string, read: ReadResult): SourceFile {
  if (read.kind === 'unread') return unread(path, read.reason);
  const assumed = promisedByName(path) || claimsContract(read.text);
  return { kind: 'text', path, text: read.text, assumed };
}

function unread(path: string, reason: string): SourceFile {
  return { kind: 'unread', path, reason };
}
