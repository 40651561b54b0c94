import type { Diagnostic, WorkDoneProgressReporter } from 'vscode-languageserver/node';
import { errorStack } from '../../base/error-text.ts';
import { foldersAround } from '../../base/folders-around.ts';
import { claimsContract } from '../../analysis/claims-contract.ts';
import { isLookedAt } from '../../analysis/governed-paths.ts';
import { promisedByName } from '../../analysis/promised-by-name.ts';
import { SourceFile } from '../../analysis/source-file.ts';
import type { NamedFile } from '../../lint/workspace-view.ts';
import { LateFiles } from './late-files.ts';
import { NamedFiles } from './named-files.ts';
import { innermost } from './settings-store.ts';
import type { WorkspaceFiles } from './workspace-files.ts';
import type { WorkspaceIndexOptions } from './workspace-index-options.ts';

/** What is known of a file; `resultId` changes whenever the diagnostics may have. */
export interface IndexEntry {
  /** Those of the file alone. */
  readonly own: readonly Diagnostic[];
  readonly diagnostics: readonly Diagnostic[];
  readonly resultId: string;
}

/** How long (ms) the index works before it lets the editor's requests through. A request may wait for three such slices: to be read, to be taken up, to be answered. */
const SLICE = 4;
/** Files whose names are recorded as they are diagnosed. */
const NAMED_AT_ONCE = 2_000;
/** Files read at a time. */
const BATCH = 32;

/** Looks at the contracts that nobody has opened. Keeps their diagnostics only, no texts and no trees. */
export class WorkspaceIndex {
  readonly #options: WorkspaceIndexOptions;
  readonly #entries = new Map<string, IndexEntry>();
  /** Files that are there and hold no contract. */
  readonly #foreign = new Set<string>();
  #scannedSoFar = 0;
  readonly #late: LateFiles;
  #results = 0;
  #round = 0;
  #begin: (scanning: Promise<void>) => void = () => undefined;
  #scanning = new Promise<void>((resolve) => (this.#begin = resolve));
  /** Files whose news have not been read yet, each once however often it changed. */
  readonly #stale = new Set<string>();
  #turn: Promise<unknown> = Promise.resolve();
  #stopped = false;
  readonly #named: NamedFiles;

  constructor(options: WorkspaceIndexOptions) {
    this.#options = options;
    this.#late = new LateFiles({
      governed: options.governed,
      onlyGoverned: (uri) => {
        const folder = this.#folderOf(uri);
        const { files } = options.settings(uri);
        return folder !== undefined && options.files.onlyGoverned(uri, folder, files);
      },
      read: (uri) => this.#read(uri, this.#folderOf(uri)),
      inTurn: (task) => this.#inTurn(task),
      isKnown: (uri) => this.#entries.has(uri) && !options.isOpen(uri),
      record: (uri, text) => {
        options.read(this.#source(uri, text));
      },
      store: (uri, read) => {
        this.#store(uri, read, false);
      },
    });
    this.#named = new NamedFiles(options, (uri) => this.#read(uri, this.#folderOf(uri)));
  }

  /** Files with their diagnostics, clean ones included. */
  get entries(): ReadonlyMap<string, IndexEntry> {
    return this.#entries;
  }

  isOpen(uri: string): boolean {
    return this.#options.isOpen(uri);
  }

  /** Resolves when the first scan, or the one under way, and the single looks have ended. */
  get settled(): Promise<unknown> {
    return Promise.all([this.#scanning, this.#turn]);
  }

  /** Looks at all files of all folders. A scan that is under way gives up. */
  scan(): Promise<void> {
    const round = ++this.#round;
    this.#options.scanning();
    this.#scanning = this.#scan(round).catch((error: unknown) => {
      this.#options.warn(`The workspace scan stopped: ${errorStack(error)}`);
    });
    this.#scanning = this.#scanning.then(() =>
      round === this.#round ? this.#options.scanned() : undefined,
    );
    this.#begin(this.#scanning);
    return this.#scanning;
  }

  stop(): void {
    this.#round++;
    this.#stopped = true;
  }

  /** What is known of a file that is not open and of which no names are recorded. */
  lookUp(uri: string): NamedFile {
    if (this.#foreign.has(uri)) return 'foreign';
    if (this.#entries.has(uri)) return undefined;
    const folder = this.#folderOf(uri);
    const { files } = this.#options.settings(uri);
    if (folder === undefined || this.#options.files.excludes(uri, folder, files)) return undefined;
    return this.#options.files.includes(uri, folder, files) ? 'missing' : this.#named.lookUp(uri);
  }

  /** Files came, changed or went on disk, or were closed in the editor: few, or all that another branch has. */
  refresh(uris: Iterable<string>): Promise<void> {
    for (const uri of uris) this.#stale.add(uri);
    return this.#inTurn(() => this.#refreshStale());
  }

  /** Folders are gone with all that was in them, which is returned; URIs that are no folders do no harm. */
  forgetBelow(folders: ReadonlySet<string>): readonly string[] {
    const isGone = (uri: string) => foldersAround(uri).some((folder) => folders.has(folder));
    const gone = [...this.#entries.keys()].filter(isGone);
    for (const uri of gone) this.forget(uri);
    return gone;
  }

  /** The file is none of the index's affairs any more. */
  forget(uri: string): void {
    this.#foreign.delete(uri);
    this.#late.forget(uri);
    this.#named.forget(uri);
    const isOpen = this.#options.isOpen(uri);
    if (!isOpen) this.#options.gone(uri);
    if (!this.#entries.delete(uri) || isOpen) return;
    this.#options.changed(uri, []);
  }

  /** One after the other: what was read earlier must not replace what was read later. */
  #inTurn<Result>(task: () => Promise<Result>): Promise<Result> {
    const done = this.#turn.then(task);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  async #refreshStale(): Promise<void> {
    while (this.#stale.size > 0) {
      const batch = [...this.#stale].slice(0, BATCH);
      for (const uri of batch) this.#stale.delete(uri);
      const wanted = batch.filter((uri) => this.#isWanted(uri));
      const reads = wanted.map((uri) => this.#read(uri, this.#folderOf(uri)));
      await this.#checkAll(wanted, reads, () => this.#stopped, false);
    }
    this.#options.refreshed();
  }

  #isWanted(uri: string): boolean {
    if (this.#options.isOpen(uri)) return false;
    const folder = this.#folderOf(uri);
    const { files, settings } = this.#options;
    const included = folder !== undefined && files.includes(uri, folder, settings(uri).files);
    if (!included) this.forget(uri);
    return included && !(this.#late.takes(uri) && !this.#options.governed());
  }

  #folderOf(uri: string): string | undefined {
    return innermost(this.#options.folders(), uri);
  }

  async #scan(round: number): Promise<void> {
    const gone = new Set(this.#entries.keys());
    this.#scannedSoFar = 0;
    this.#late.clear();
    this.#foreign.clear();
    const progress = this.#options.progress();
    try {
      for (const folder of this.#options.folders()) {
        await this.#scanFolder(folder, round, gone, progress).catch((error: unknown) => {
          // The other folders may well be there.
          this.#options.warn(`A workspace folder could not be searched: ${String(error)}`);
        });
        if (round !== this.#round) return;
      }
      for (const uri of gone) this.forget(uri);
      await this.#late.work(() => round !== this.#round);
    } finally {
      progress.done();
    }
  }

  async #scanFolder(
    folder: string,
    round: number,
    gone: Set<string>,
    progress: WorkDoneProgressReporter,
  ): Promise<void> {
    const { files } = this.#options.settings(`${folder}/`);
    let batch: string[] = [];
    let count = 0;
    const flush = async (): Promise<void> => {
      const uris = batch;
      batch = [];
      await this.#inTurn(() => {
        const reads = uris.map((uri) => this.#read(uri));
        return this.#checkAll(uris, reads, () => round !== this.#round, true);
      });
      count += uris.length;
      if (count % 256 === 0) progress.report(String(count));
    };
    for await (const uri of this.#options.files.find(folder, files)) {
      if (round !== this.#round) return;
      if (this.#folderOf(uri) !== folder) continue;
      gone.delete(uri);
      if (this.#options.isOpen(uri) || this.#late.takes(uri)) continue;
      batch.push(uri);
      if (batch.length >= BATCH) await flush();
    }
    await flush();
  }

  async #checkAll(
    uris: readonly string[],
    reads: readonly ReturnType<WorkspaceFiles['read']>[],
    isLate: () => boolean,
    scanned: boolean,
  ): Promise<void> {
    const texts = await Promise.all(reads);
    let started = performance.now();
    for (const [index, uri] of uris.entries()) {
      if (isLate()) return;
      this.#store(uri, texts[index], scanned);
      if (performance.now() - started < SLICE) continue;
      await new Promise((resolve) => setImmediate(resolve));
      started = performance.now();
    }
  }

  #read(uri: string, folder?: string): ReturnType<WorkspaceFiles['read']> {
    return this.#options.files.read(uri, this.#maxSize(uri), folder);
  }

  /** The first policy came: what it holds for is read now. */
  async governs(): Promise<void> {
    const round = this.#round;
    await this.#late.work(() => round !== this.#round);
    this.#options.refreshed();
  }

  /** In KiB. */
  #maxSize(uri: string): number {
    return this.#options.settings(uri).files.maxSize;
  }

  #store(uri: string, read: Awaited<ReturnType<WorkspaceFiles['read']>>, scanned: boolean): void {
    if (this.#options.isOpen(uri)) return;
    if (read === undefined) {
      this.forget(uri);
      return;
    }
    const { diagnostics } = this.#options.settings(uri).workspace;
    if ('reason' in read) {
      this.#options.gone(uri);
      this.#put(uri, diagnostics ? [this.#options.unread(read)] : []);
      return;
    }
    const file = this.#source(uri, read.text);
    if (!file.assumed && !claimsContract(read.text)) {
      const governed = isLookedAt(uri, read.text, this.#options.governed());
      if (!governed) this.forget(uri);
      this.#foreign.add(uri);
      this.#late.takes(uri);
      if (!governed) return;
    }
    this.#put(uri, diagnostics ? this.#options.diagnose(file) : []);
    const later = scanned && this.#scannedSoFar++ >= NAMED_AT_ONCE;
    this.#late.record(uri, later);
    if (!later) this.#options.read(file);
  }

  #source(uri: string, text: string): SourceFile {
    const maxSize = this.#maxSize(uri) * 1024;
    return new SourceFile(uri, text, { assumed: promisedByName(uri), maxSize });
  }

  /** The workspace says something else of a file that is not open. */
  concerned(uri: string): void {
    const entry = this.#entries.get(uri);
    if (entry !== undefined && !this.#options.isOpen(uri)) this.#put(uri, entry.own);
  }

  #put(uri: string, own: readonly Diagnostic[]): void {
    const before = this.#entries.get(uri);
    const { diagnostics: wanted } = this.#options.settings(uri).workspace;
    const more = wanted ? this.#options.ofWorkspace(uri) : [];
    const diagnostics = more.length === 0 ? own : [...own, ...more];
    this.#entries.set(uri, { own, diagnostics, resultId: String(++this.#results) });
    if (diagnostics.length > 0 || (before?.diagnostics.length ?? 0) > 0) {
      this.#options.changed(uri, diagnostics);
    }
  }
}
