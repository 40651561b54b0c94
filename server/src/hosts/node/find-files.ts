import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { FileSelection } from '../../analysis/file-selection.ts';
import type { CancellationToken } from '../../base/cancellation.ts';
import { IgnoreRules } from './ignore-rules.ts';
import { ioReason } from './io-reason.ts';
import { isInside } from './is-inside.ts';

/** More folder entries than this are not looked at. */
const MAX_ENTRIES = 1_000_000;
const MAX_FILES = 100_000;

export interface FindOptions {
  /** Absolute: what globs are relative to, and what no link may lead out of. */
  readonly root: string;
  /** Absolute: where to look; `root` or a folder below it. */
  readonly folder: string;
  readonly selection: FileSelection;
  readonly token: CancellationToken;
  /** What ignore files name is found as well. */
  readonly ignored?: boolean;
  /** For tests; 100,000 files and a million entries otherwise. */
  readonly maxFiles?: number;
  readonly maxEntries?: number;
}

export interface FoundFiles {
  /** Absolute, sorted by code unit. */
  readonly paths: readonly string[];
  /** What was not looked into although it might hold files of ours. */
  readonly unseen: readonly UnseenPath[];
  /** A sentence, when the search was cut short: files may be missing. */
  readonly cut: string | undefined;
}

export interface UnseenPath {
  readonly path: string;
  readonly reason: string;
  /** It bears the name of a file of ours, so it counts as not checked. */
  readonly wanted: boolean;
}

/**
 * Finds the selected files below a folder. What ignore files name is left out, links are followed
 * while they stay inside the root, and no folder or file is visited twice.
 */
export async function findFiles(options: FindOptions): Promise<FoundFiles> {
  const search = new Search(options, await realpath(options.root));
  await search.walk();
  return search.result();
}

interface OpenFolder {
  readonly path: string;
  /** The same folder with all links resolved. */
  readonly real: string;
  readonly rules: IgnoreRules;
}

class Search {
  readonly #options: FindOptions;
  readonly #realRoot: string;
  readonly #paths: string[] = [];
  readonly #unseen: UnseenPath[] = [];
  /** Real paths of the folders, and of the files that were taken. */
  readonly #visited = new Set<string>();
  /** Folders are kept in a list, not on the stack: the tree may be as deep as it likes. */
  readonly #open: OpenFolder[] = [];
  /** Links come last, so that a file is shown by its own name where it has one in the folder. */
  readonly #links: { readonly path: string; readonly rules: IgnoreRules }[] = [];
  #entries = 0;
  #cut: string | undefined;

  constructor(options: FindOptions, realRoot: string) {
    this.#options = options;
    this.#realRoot = realRoot;
  }

  result(): FoundFiles {
    return { paths: this.#paths.sort(), unseen: this.#unseen, cut: this.#cut };
  }

  async walk(): Promise<void> {
    const { folder, root } = this.#options;
    const rules = IgnoreRules.of(folder, root);
    this.#openFolder({ path: folder, real: await realpath(folder), rules });
    while (this.#cut === undefined && !this.#options.token.isCancellationRequested) {
      const next = this.#open.pop();
      if (next !== undefined) {
        await this.#walkFolder(next);
        continue;
      }
      const link = this.#links.pop();
      if (link === undefined) return;
      await this.#follow(link.path, link.rules);
    }
  }

  async #walkFolder(folder: OpenFolder): Promise<void> {
    for (const entry of await this.#read(folder.path)) {
      const path = join(folder.path, entry.name);
      const isFolder = entry.isDirectory();
      if (!isFolder && !entry.isSymbolicLink() && !(entry.isFile() && this.#includes(path)))
        continue;
      if (this.#excludes(path) || this.#ignores(folder, path, isFolder)) continue;
      const real = join(folder.real, entry.name);
      if (entry.isSymbolicLink()) this.#links.push({ path, rules: folder.rules });
      else if (isFolder) this.#openFolder({ path, real, rules: folder.rules.below(path) });
      else this.#take(path, real);
    }
  }

  async #read(folder: string): Promise<readonly Dirent[]> {
    try {
      const entries = await readdir(folder, { withFileTypes: true });
      const limit = this.#options.maxEntries ?? MAX_ENTRIES;
      if ((this.#entries += entries.length) > limit) {
        this.#cut = `The search ended after ${limit} entries of folders. Name narrower paths, or exclude folders.`;
        return [];
      }
      return entries;
    } catch (error) {
      this.#unseen.push({ path: folder, reason: ioReason(error), wanted: true });
      return [];
    }
  }

  async #follow(path: string, rules: IgnoreRules): Promise<void> {
    const wanted = this.#includes(path);
    try {
      const [real, found] = await Promise.all([realpath(path), stat(path)]);
      const isFolder = found.isDirectory();
      if (!isFolder && !(found.isFile() && wanted)) return;
      if (!isInside(this.#realRoot, real)) {
        const reason = 'It is a link that leads out of the folder. Name its target to check it.';
        this.#unseen.push({ path, reason, wanted: wanted && !isFolder });
      } else if (isFolder) {
        this.#openFolder({ path, real, rules: rules.below(path) });
      } else {
        this.#take(path, real);
      }
    } catch (error) {
      if (wanted) this.#unseen.push({ path, reason: ioReason(error), wanted });
    }
  }

  #openFolder(folder: OpenFolder): void {
    if (this.#visited.has(folder.real)) return;
    this.#visited.add(folder.real);
    this.#open.push(folder);
  }

  #take(path: string, real: string): void {
    if (this.#visited.has(real)) return;
    this.#visited.add(real);
    const limit = this.#options.maxFiles ?? MAX_FILES;
    if (this.#paths.length < limit) this.#paths.push(path);
    else
      this.#cut = `The search ended after ${limit} files. Name narrower paths, or exclude folders.`;
  }

  #includes(path: string): boolean {
    return this.#options.selection.includes(this.#relative(path));
  }

  #excludes(path: string): boolean {
    return this.#options.selection.excludes(this.#relative(path));
  }

  #ignores({ rules }: OpenFolder, path: string, isFolder: boolean): boolean {
    return this.#options.ignored !== true && rules.ignores(path, isFolder);
  }

  #relative(path: string): string {
    return relative(this.#options.root, path).split(sep).join('/');
  }
}
