import * as vscode from 'vscode';
import type { Remark, ViewRun } from '../../../server/src/hosts/lsp/protocol.ts';
import type { PendingFile } from './pending-file.ts';
import type { PendingRuns } from './pending-runs.ts';
import { PROPOSAL_SCHEME } from './proposal-uri.ts';

/** Menus of package.json name it. */
const CONTROLLER = 'dataengos.review';

/** What people say of lines of proposals, and what the phase `review` says of lines of files. */
export class Remarks implements vscode.Disposable {
  readonly #pending: PendingRuns;
  readonly #controller: vscode.CommentController;
  readonly #said = new Map<vscode.CommentThread, PendingFile>();
  readonly #told = new Map<string, readonly vscode.CommentThread[]>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscription: vscode.Disposable;
  #isOffered = false;

  /** There is a remark, or there is none any more. */
  readonly onDidChange = this.#changed.event;

  constructor(pending: PendingRuns) {
    this.#pending = pending;
    this.#controller = vscode.comments.createCommentController(
      CONTROLLER,
      vscode.l10n.t('DataEngOS review'),
    );
    this.#controller.options = {
      prompt: vscode.l10n.t('What should be different?'),
      placeHolder: vscode.l10n.t('A remark on the proposal, for another try'),
    };
    this.#subscription = pending.onDidChange(() => {
      this.#offer();
    });
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#controller.dispose();
    this.#changed.dispose();
  }

  /**
   * Remarks can be made only while there is a proposal: VS Code asks of every editor where they can, and to ask it holds the
   * document for minutes after its tab is closed.
   */
  #offer(): void {
    const isWanted = this.#pending.files.length > 0;
    if (isWanted === this.#isOffered) return;
    this.#isOffered = isWanted;
    const commentingRangeProvider: vscode.CommentingRangeProvider | undefined = isWanted
      ? { provideCommentingRanges: (document) => this.#rangesOf(document) }
      : undefined;
    Object.assign(this.#controller, { commentingRangeProvider });
  }

  #rangesOf({ uri, lineCount }: vscode.TextDocument): vscode.Range[] {
    const isOpen = uri.scheme === PROPOSAL_SCHEME && this.#pending.fileOf(uri)?.isSettled === false;
    return isOpen ? [new vscode.Range(0, 0, Math.max(0, lineCount - 1), 0)] : [];
  }

  /** From the box of a comment; false for anything else. */
  add(argument: unknown): boolean {
    if (typeof argument !== 'object' || argument === null) return false;
    const { thread, text } = argument as Partial<vscode.CommentReply>;
    const file = thread && this.#pending.fileOf(thread.uri);
    if (thread === undefined || file === undefined) return false;
    if (typeof text !== 'string' || text.trim() === '') return false;
    thread.comments = [...thread.comments, comment(text.trim(), vscode.l10n.t('You'))];
    thread.label = vscode.l10n.t('Remark');
    thread.contextValue = 'remark';
    this.#said.set(thread, file);
    this.#changed.fire();
    return true;
  }

  remove(argument: unknown): void {
    for (const thread of this.#said.keys())
      if (thread === argument) {
        this.#said.delete(thread);
        thread.dispose();
      }
    this.#changed.fire();
  }

  /** Of a run, from top to bottom of its files. */
  of(run: string): readonly Remark[] {
    return Array.from(this.#said)
      .filter(([, file]) => file.run === run)
      .flatMap(([thread, { path }]) => {
        const line = (thread.range?.start.line ?? 0) + 1;
        return thread.comments.map(({ body }) => ({ path, line, text: textOf(body) }));
      })
      .sort((one, other) => one.path.localeCompare(other.path) || one.line - other.line);
  }

  /** What a run says of lines of files, shown where they are. */
  tell({ id, title, comments }: ViewRun): void {
    this.forget(id);
    this.#told.set(
      id,
      comments.map(({ uri, line, message, severity }) => {
        const at = new vscode.Range(Math.max(0, line - 1), 0, Math.max(0, line - 1), 0);
        const thread = this.#controller.createCommentThread(vscode.Uri.parse(uri), at, [
          comment(message, title),
        ]);
        thread.canReply = false;
        thread.label = severityName(severity);
        thread.contextValue = 'told';
        thread.collapsibleState = vscode.CommentThreadCollapsibleState.Expanded;
        return thread;
      }),
    );
  }

  /** Nothing of the run is shown any more. */
  forget(run: string): void {
    for (const thread of this.#told.get(run) ?? []) thread.dispose();
    this.#told.delete(run);
    for (const [thread, file] of this.#said)
      if (file.run === run) {
        this.#said.delete(thread);
        thread.dispose();
      }
    this.#changed.fire();
  }
}

/** Texts of strangers are plain text. */
function comment(text: string, name: string): vscode.Comment {
  const body = new vscode.MarkdownString();
  body.appendText(text);
  texts.set(body, text);
  return { body, mode: vscode.CommentMode.Preview, author: { name } };
}

/** As they were typed. */
const texts = new WeakMap<vscode.MarkdownString, string>();

function textOf(body: string | vscode.MarkdownString): string {
  return typeof body === 'string' ? body : (texts.get(body) ?? body.value);
}

function severityName(severity: 'error' | 'warning' | 'info'): string {
  switch (severity) {
    case 'error':
      return vscode.l10n.t('Error');
    case 'warning':
      return vscode.l10n.t('Warning');
    case 'info':
      return vscode.l10n.t('Note');
  }
}
