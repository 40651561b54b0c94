import { readdir, realpath, stat } from 'node:fs/promises';
import { dirname, join, parse, relative, resolve, sep } from 'node:path';
import { fileSelection, selectAll, type FileSelection } from '../../analysis/file-selection.ts';
import type { FileSource, MissingFile, SourceFile } from '../../analysis/ports.ts';
import { isRelativePath } from '../../base/relative-path.ts';
import { decode, readFile } from '../node/read-file.ts';
import { findFiles } from '../node/find-files.ts';
import { IgnoreRules } from '../node/ignore-rules.ts';
import { isInside } from '../node/is-inside.ts';
import { ioReason, isGone } from '../node/io-reason.ts';
import { readAhead } from '../node/read-ahead.ts';
import { repositoryRoot } from '../node/repository-root.ts';
import {
  governedAround,
  isGovernedFile,
  isPolicyFile,
  isProjectFile,
  isLookedAtAlone,
} from './governed-around.ts';
import { isManifest, MAX_MANIFEST } from '../../model/dbt/read-manifest.ts';
import type { Io } from './io.ts';
import type { Project } from './project.ts';
import { toSourceFile, unread } from './to-source-file.ts';
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

  async *find(paths: readonly string[] = [], governed = false): AsyncGenerator<SourceFile> {
    const named = paths.filter((path) => path !== '-');
    if (paths.includes('-')) yield await this.#stdin();
    else if (named.length === 0) named.push('.');
    const wanted = await this.#wanted(named);
    for await (const file of readAhead(wanted, (one) => this.#load(one, governed))) {
      if (file !== undefined) yield file;
    }
  }

  async *policies(paths: readonly string[] = []): AsyncGenerator<SourceFile> {
    const { io, project } = this.#options;
    const named = paths.filter((path) => path !== '-');
    if (named.length === 0 && !paths.includes('-')) named.push('.');
    const stdin = this.#stdinPath();
    const wanted = await this.#wanted(named);
    const search = { selection: this.#selection, token: io.token };
    const around = await governedAround(
      [...named.map((one) => resolve(io.cwd, one)), ...(stdin === undefined ? [] : [stdin])],
      { ...search, root: project.declared ? project.root : undefined, cwd: io.cwd },
    );
    const inside = wanted.flatMap(({ path, reason }) => (reason === undefined ? [path] : []));
    let any = false;
    for (const path of new Set([...inside.filter(isPolicyFile), ...around.policies])) {
      const file = await this.#read(path, true, true);
      if (file?.kind !== 'text') continue;
      any = true;
      yield file;
    }
    if (!any) return;
    for (const path of new Set([...inside.filter(isProjectFile), ...around.projects])) {
      const file = await this.#read(path, true, true);
      if (file !== undefined) yield file;
    }
  }

  #stdinPath(): string | undefined {
    const { io, stdinFilename } = this.#options;
    return stdinFilename === undefined ? undefined : resolve(io.cwd, stdinFilename);
  }

  /** What `--since` leaves out, and the rest of the project where a project file says how far it goes. */
  async *around(_paths?: readonly string[], governed = false): AsyncGenerator<SourceFile> {
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
        ? this.#read(path, false, governed)
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

  async lookUp(path: string, everything = false): Promise<SourceFile | MissingFile | undefined> {
    const file = this.#absolute(path);
    const root = this.#around(file);
    if (root === undefined || !(everything || this.#mayKnow(file, root))) return undefined;
    const [real, realRoot] = await Promise.all([realPathOf(file), realPathOf(root)]);
    if (real === 'gone') {
      return { kind: 'missing', path, beside: everything ? [] : await this.#beside(file, root) };
    }
    // A link may lead out of the project.
    if (real === undefined || realRoot === undefined || !isInside(realRoot, real)) return undefined;
    const { maxSize } = this.#options.project.settings.files;
    // So may be what was made, such as a catalog of many contracts.
    const isLarge = everything || isManifest(file);
    const size = isLarge ? Math.max(maxSize, MAX_MANIFEST) : maxSize;
    return toSourceFile(path, file, await readFile(file, size));
  }

  folderOf(path: string): string | undefined {
    const file = this.#absolute(path);
    const { root } = this.#options.project;
    const folder = isInside(root, file) ? root : this.#around(file);
    return folder === undefined ? undefined : this.show(folder);
  }

  async list(folder: string, everything = false): Promise<readonly string[]> {
    const path = this.#absolute(folder);
    const root = this.#around(path);
    if (root === undefined) return [];
    if (!everything && path !== root && !this.#mayKnow(path, root)) return [];
    const [real, realRoot] = await Promise.all([realPathOf(path), realPathOf(root)]);
    if (real === undefined || realRoot === undefined || !isInside(realRoot, real)) return [];
    if ((await stat(path).catch(() => undefined))?.isDirectory() !== true) return [];
    const selection = selectAll(this.#selection, everything);
    const { token } = this.#options.io;
    const search = { root, folder: path, selection, token, ignored: everything };
    const found = await findFiles(search);
    return found.paths.map((one) => this.show(one));
  }

  /** The folder that references may lead to from there, if the file lies in one. */
  #around(file: string): string | undefined {
    const { io, project } = this.#options;
    const root = project.declared ? project.root : (repositoryRoot(io.cwd) ?? io.cwd);
    return [root, ...this.#searched.keys()].find((folder) => isInside(folder, file));
  }

  /** Whether nobody asked to leave the file alone. */
  #mayKnow(file: string, root: string): boolean {
    // What dbt writes is ignored by git, and wanted all the same.
    if (isManifest(file)) return true;
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

  async #load({ path, named, reason }: Wanted, governed: boolean): Promise<SourceFile | undefined> {
    const { only } = this.#options;
    if (only !== undefined && !only.has(await realpath(path).catch(() => path))) return undefined;
    this.#given.add(path);
    return reason === undefined
      ? this.#read(path, named, governed)
      : unread(this.show(path), reason);
  }

  async #read(path: string, named: boolean, governed: boolean): Promise<SourceFile | undefined> {
    const isWanted =
      named || governed || !this.#selection.onlyGoverned(this.#nameOf(path, parse(path).root));
    if (!isWanted) return undefined;
    const read = await readFile(path, this.#options.project.settings.files.maxSize);
    // Deleted since it was found: there is nothing to check.
    if (read.kind === 'unread' && read.gone && !named) return undefined;
    const file = toSourceFile(this.show(path), path, read);
    if (file.kind === 'unread' || file.assumed || named) return file;
    const isLookedAt = (governed && isGovernedFile(path)) || isLookedAtAlone(path, file.text);
    return isLookedAt ? { ...file, onlyGoverned: true } : undefined;
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
    const file = toSourceFile(path, this.#absolute(path), decode(bytes));
    return stdinFilename === undefined && file.kind === 'text' ? { ...file, assumed: true } : file;
  }
}

/** With all links followed; undefined when nobody can tell. */
function realPathOf(path: string): Promise<string | undefined> {
  return realpath(path).catch((error: unknown) => (isGone(error) ? 'gone' : undefined));
}
