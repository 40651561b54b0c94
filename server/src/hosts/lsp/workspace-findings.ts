import type { WorkspaceLint } from '../../analysis/workspace-lint.ts';
import type { WorkspaceFinding } from '../../lint/rule.ts';

/** How long (ms) is worked before the editor's requests get through. */
const SLICE = 4;

export interface WorkspaceFindingsOptions {
  readonly lint: WorkspaceLint;
  /** Resolves when what was told is out: who tells faster than the editor reads keeps an edit waiting behind all of it. */
  readonly sent: () => Promise<unknown>;
  /** What is said of a file has changed since it was told last. */
  readonly changed: (uri: string) => void;
  /** All that had changed is told. */
  readonly done: () => void;
}

/**
 * Keeps what the rules on the workspace say in step with its files: in slices between messages, and
 * not before all files are known.
 */
export class WorkspaceFindings {
  readonly #options: WorkspaceFindingsOptions;
  /** While files are being looked for, what was said before stays. */
  #holds = true;
  #running: Promise<void> | undefined;

  constructor(options: WorkspaceFindingsOptions) {
    this.#options = options;
  }

  /** Of an open document, as of now. */
  open(uri: string): readonly WorkspaceFinding[] {
    return this.#holds ? this.last(uri) : this.#options.lint.findings(uri);
  }

  /** What was said last. */
  last(uri: string): readonly WorkspaceFinding[] {
    return this.#options.lint.last(uri);
  }

  /** Files are looked for from the start. */
  hold(): void {
    this.#holds = true;
  }

  /** All files are known. */
  release(): Promise<void> {
    this.#holds = false;
    return this.update();
  }

  /** Looks again at what changes may concern, when what is being sent is out. */
  async update(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#running !== undefined) await this.#running;
    if (this.#holds || this.#options.lint.stale.size === 0) return;
    this.#running = this.#run();
    try {
      await this.#running;
    } finally {
      this.#running = undefined;
    }
  }

  async #run(): Promise<void> {
    const { lint, sent, changed, done } = this.#options;
    let started = performance.now();
    let any = false;
    for (const uri of lint.stale) {
      if (this.#holds) break;
      const before = lint.last(uri);
      const now = lint.findings(uri);
      if (before !== now) {
        changed(uri);
        any = true;
      }
      if (performance.now() - started < SLICE) continue;
      await sent().catch(() => undefined);
      await new Promise((resolve) => setImmediate(resolve));
      started = performance.now();
    }
    if (any) done();
  }
}
