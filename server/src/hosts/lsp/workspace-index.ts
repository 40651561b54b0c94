import type { Diagnostic, WorkDoneProgressReporter } from 'vscode-languageserver/node';
import { claimsContract } from '../../analysis/claims-contract.ts';
import { namedAsContract } from '../../analysis/named-as-contract.ts';
import type { Settings } from '../../analysis/settings.ts';
import { SourceFile } from '../../analysis/source-file.ts';

/** The files of the workspace; what is behind it (a disk, an editor's file system) is the host's affair. */
export interface WorkspaceFiles {
  /** URIs of the files below a folder that the settings include. */
  find(folder: string, files: Settings['files']): AsyncIterable<string>;
  /** Whether the settings include a file, by its path alone. */
  includes(uri: string, folder: string, files: Settings['files']): boolean;
  /**
   * The text, or a sentence that says why it cannot be had; undefined when there is no such file. With a
   * folder, a link that leads out of it counts as no file: `find` looks at links itself.
   */
  read(
    uri: string,
    maxSize: number,
    folder?: string,
  ): Promise<{ text: string } | { reason: string } | undefined>;
}

export interface WorkspaceIndexOptions {
  readonly files: WorkspaceFiles;
  readonly folders: () => readonly string[];
  readonly settings: (uri: string) => Settings;
  /** Open documents are served from the editor's text, not from disk. */
  readonly isOpen: (uri: string) => boolean;
  readonly diagnose: (file: SourceFile) => Diagnostic[];
  /** The text of a file that is not open, read just now. */
  readonly read: (file: SourceFile) => void;
  /** A file that is not open is gone, or none of ours any more. */
  readonly gone: (uri: string) => void;
  /** Says that a file could not be read, and why. */
  readonly unread: (reason: string) => Diagnostic;
  /** Diagnostics of a file that is not open have changed. */
  readonly changed: (uri: string, diagnostics: readonly Diagnostic[]) => void;
  readonly progress: () => WorkDoneProgressReporter & { done(): void };
  readonly warn: (message: string) => void;
}

/** What is known of a file; `resultId` changes whenever the diagnostics may have. */
export interface IndexEntry {
  readonly diagnostics: readonly Diagnostic[];
  readonly resultId: string;
}

/** How long (ms) the index works before it lets the editor's requests through. A request may wait for three such slices: to be read, to be taken up, to be answered. */
const SLICE = 4;
/** Files read at a time. */
const BATCH = 32;

/** Looks at the contracts that nobody has opened. Keeps their diagnostics only, no texts and no trees. */
export class WorkspaceIndex {
  readonly #options: WorkspaceIndexOptions;
  readonly #entries = new Map<string, IndexEntry>();
  #results = 0;
  #round = 0;
  #scanning: Promise<void> = Promise.resolve();
  readonly #refreshing = new Set<Promise<void>>();

  constructor(options: WorkspaceIndexOptions) {
    this.#options = options;
  }

  /** Files with their diagnostics, clean ones included. */
  get entries(): ReadonlyMap<string, IndexEntry> {
    return this.#entries;
  }

  isOpen(uri: string): boolean {
    return this.#options.isOpen(uri);
  }

  /** Resolves when the scan and the single looks under way have ended. */
  get settled(): Promise<unknown> {
    return Promise.all([this.#scanning, ...this.#refreshing]);
  }

  /** Looks at all files of all folders. A scan that is under way gives up. */
  scan(): Promise<void> {
    const round = ++this.#round;
    this.#scanning = this.#scan(round).catch((error: unknown) => {
      this.#options.warn(
        `The workspace scan stopped: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
    });
    return this.#scanning;
  }

  stop(): void {
    this.#round++;
  }

  /** A file came, changed or went on disk, or was closed in the editor. */
  async refresh(uri: string): Promise<void> {
    const work = this.#refresh(uri);
    this.#refreshing.add(work);
    try {
      await work;
    } finally {
      this.#refreshing.delete(work);
    }
  }

  async #refresh(uri: string): Promise<void> {
    const folder = this.#options.folders().find((one) => uri.startsWith(`${one}/`));
    if (folder === undefined) {
      this.forget(uri);
      return;
    }
    const { files } = this.#options.settings(uri);
    if (!this.#options.files.includes(uri, folder, files)) {
      this.forget(uri);
      return;
    }
    await this.#check(uri, files.maxSize, folder);
  }

  /** The file is none of the index's affairs any more. */
  forget(uri: string): void {
    const isOpen = this.#options.isOpen(uri);
    if (!isOpen) this.#options.gone(uri);
    if (!this.#entries.delete(uri) || isOpen) return;
    this.#options.changed(uri, []);
  }

  async #scan(round: number): Promise<void> {
    const gone = new Set(this.#entries.keys());
    const progress = this.#options.progress();
    try {
      for (const folder of this.#options.folders()) {
        await this.#scanFolder(folder, round, gone, progress);
        if (round !== this.#round) return;
      }
      for (const uri of gone) this.forget(uri);
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
      await this.#checkAll(batch, files.maxSize, round);
      count += batch.length;
      batch = [];
      if (count % 256 === 0) progress.report(String(count));
    };
    for await (const uri of this.#options.files.find(folder, files)) {
      if (round !== this.#round) return;
      gone.delete(uri);
      if (this.#options.isOpen(uri)) continue;
      batch.push(uri);
      if (batch.length >= BATCH) await flush();
    }
    await flush();
  }

  async #checkAll(uris: readonly string[], maxSize: number, round: number): Promise<void> {
    const texts = await Promise.all(uris.map((uri) => this.#options.files.read(uri, maxSize)));
    let started = performance.now();
    for (const [index, uri] of uris.entries()) {
      if (round !== this.#round) return;
      this.#store(uri, texts[index]);
      if (performance.now() - started < SLICE) continue;
      await new Promise((resolve) => setImmediate(resolve));
      started = performance.now();
    }
  }

  async #check(uri: string, maxSize: number, folder: string): Promise<void> {
    this.#store(uri, await this.#options.files.read(uri, maxSize, folder));
  }

  #store(uri: string, read: Awaited<ReturnType<WorkspaceFiles['read']>>): void {
    if (this.#options.isOpen(uri)) return;
    if (read === undefined) {
      this.forget(uri);
      return;
    }
    const { diagnostics } = this.#options.settings(uri).workspace;
    if ('reason' in read) {
      this.#options.gone(uri);
      this.#put(uri, diagnostics ? [this.#options.unread(read.reason)] : []);
      return;
    }
    const assumed = namedAsContract(uri);
    if (!assumed && !claimsContract(read.text)) {
      this.forget(uri);
      return;
    }
    const file = new SourceFile(uri, read.text, { assumed });
    this.#put(uri, diagnostics ? this.#options.diagnose(file) : []);
    this.#options.read(file);
  }

  #put(uri: string, diagnostics: readonly Diagnostic[]): void {
    const before = this.#entries.get(uri);
    this.#entries.set(uri, { diagnostics, resultId: String(++this.#results) });
    if (diagnostics.length > 0 || (before?.diagnostics.length ?? 0) > 0) {
      this.#options.changed(uri, diagnostics);
    }
  }
}
