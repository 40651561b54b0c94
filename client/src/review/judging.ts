import * as vscode from 'vscode';
import {
  JUDGE_DRAFT,
  type JudgeDraftParams,
  type JudgeDraftResult,
} from '../../../server/src/hosts/lsp/protocol.ts';
import { textOnDisk, type Judgement, type PendingFile } from './pending-file.ts';
import type { PendingRun, PendingRuns } from './pending-runs.ts';
import type { ReviewServer } from './review-server.ts';

/** In ms: whoever types is not interrupted with every letter. */
const PAUSE = 400;

/** Has proposals judged again when somebody has edited them. */
export class Judging implements vscode.Disposable {
  readonly #server: ReviewServer;
  readonly #pending: PendingRuns;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #asked = new Map<string, vscode.CancellationTokenSource>();
  readonly #subscription: vscode.Disposable;

  constructor(server: ReviewServer, pending: PendingRuns) {
    this.#server = server;
    this.#pending = pending;
    this.#subscription = pending.onDidEdit((run) => this.later(run));
  }

  dispose(): void {
    this.#subscription.dispose();
    for (const timer of this.#timers.values()) clearTimeout(timer);
    for (const source of this.#asked.values()) source.cancel();
  }

  later(run: PendingRun): void {
    clearTimeout(this.#timers.get(run.view.id));
    this.#timers.set(
      run.view.id,
      setTimeout(() => void this.now(run), PAUSE),
    );
    this.#pending.changed();
  }

  /** Judges the proposals as they are now; what was asked before is not answered any more. */
  async now(run: PendingRun): Promise<void> {
    const { id } = run.view;
    clearTimeout(this.#timers.get(id));
    this.#asked.get(id)?.cancel();
    const source = new vscode.CancellationTokenSource();
    this.#asked.set(id, source);
    const files = run.files.filter((file) => !file.isSettled);
    const texts = files.map(({ text }) => text);
    const found = await this.#ask(run, files, texts, source.token);
    if (this.#asked.get(id) === source) this.#asked.delete(id);
    source.dispose();
    if (found === undefined) return;
    for (const [at, file] of files.entries())
      if (file.text === texts[at]) file.judgement = found[at];
    this.#pending.changed();
  }

  /** What would be said of a text for one of the files, with the proposals for the others as they are. */
  async of(run: PendingRun, file: PendingFile, text: string): Promise<Judgement | undefined> {
    const files = run.files.filter((one) => one === file || !one.isSettled);
    const texts = files.map((one) => (one === file ? text : one.text));
    const source = new vscode.CancellationTokenSource();
    const found = await this.#ask(run, files, texts, source.token);
    source.dispose();
    return found?.[files.indexOf(file)];
  }

  async #ask(
    run: PendingRun,
    files: readonly PendingFile[],
    texts: readonly string[],
    token: vscode.CancellationToken,
  ): Promise<readonly Judgement[] | undefined> {
    if (files.length === 0) return [];
    const bases = await Promise.all(files.map(({ target }) => textOnDisk(target)));
    const params: JudgeDraftParams = {
      run: run.view.id,
      files: files.map(({ path }, at) => ({ path, text: texts[at] ?? '' })),
    };
    const result = await this.#server.request<JudgeDraftResult | null>(JUDGE_DRAFT, params, token);
    if (token.isCancellationRequested || result?.judged.length !== files.length) return undefined;
    return result.judged.map((judged, at) => ({
      judged,
      base: bases[at] ?? null,
      text: texts[at] ?? '',
    }));
  }
}
