import type { WorkspaceFiles } from './workspace-files.ts';

type Read = Awaited<ReturnType<WorkspaceFiles['read']>>;

/** What late files need of the index. */
export interface LateFilesOptions {
  /** Whether there are policies. */
  readonly governed: () => boolean;
  /** Whether the file is of interest only where there are policies. */
  readonly onlyGoverned: (uri: string) => boolean;
  readonly read: (uri: string) => Promise<Read>;
  /** One after the other with all else that reads. */
  readonly inTurn: (task: () => Promise<void>) => Promise<void>;
  /** Whether the file is diagnosed, and not open. */
  readonly isKnown: (uri: string) => boolean;
  readonly record: (uri: string, text: string) => void;
  readonly store: (uri: string, read: Read) => void;
}

/** Files read at a time. */
const BATCH = 32;

/** Files whose turn comes when all contracts are diagnosed. */
export class LateFiles {
  readonly #options: LateFilesOptions;
  /** In a large workspace: contracts whose names are still to be recorded. */
  readonly #unrecorded = new Set<string>();
  /** What policies hold for beside contracts. Read only where there are some. */
  readonly #governed = new Set<string>();

  constructor(options: LateFilesOptions) {
    this.#options = options;
  }

  clear(): void {
    this.#unrecorded.clear();
    this.#governed.clear();
  }

  record(uri: string, later: boolean): void {
    if (later) this.#unrecorded.add(uri);
    else this.#unrecorded.delete(uri);
  }

  /** Whether the file is of interest only where there are policies; it is noted then. */
  takes(uri: string): boolean {
    if (!this.#options.onlyGoverned(uri)) return false;
    this.#governed.add(uri);
    return true;
  }

  forget(uri: string): void {
    this.#governed.delete(uri);
  }

  /** Reads them until all are read or somebody says that it is too late. */
  async work(isLate: () => boolean): Promise<void> {
    const governed = this.#options.governed() ? [...this.#governed] : [];
    await this.#inBatches(governed, isLate, (uri, read) => {
      if (this.#governed.has(uri)) this.#options.store(uri, read);
    });
    await this.#inBatches([...this.#unrecorded], isLate, (uri, read) => {
      // Looked at again meanwhile, or none of our affairs any more.
      if (!this.#unrecorded.delete(uri) || !this.#options.isKnown(uri)) return;
      if (read !== undefined && 'text' in read) this.#options.record(uri, read.text);
    });
  }

  async #inBatches(
    uris: readonly string[],
    isLate: () => boolean,
    take: (uri: string, read: Read) => void,
  ): Promise<void> {
    for (let start = 0; start < uris.length && !isLate(); start += BATCH) {
      const batch = uris.slice(start, start + BATCH);
      await this.#options.inTurn(async () => {
        const texts = await Promise.all(batch.map((uri) => this.#options.read(uri)));
        for (const [index, uri] of batch.entries()) {
          take(uri, texts[index]);
          await new Promise((resolve) => setImmediate(resolve));
        }
      });
    }
  }
}
