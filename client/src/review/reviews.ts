import * as vscode from 'vscode';
import {
  KEEP_DRAFT,
  RUNS,
  type KeepDraftParams,
  type Remark,
  type RunsParams,
  type ViewRun,
} from '../../../server/src/hosts/lsp/protocol.ts';
import { Deciding } from './deciding.ts';
import { Judging } from './judging.ts';
import type { PendingFile } from './pending-file.ts';
import { PendingRuns, type PendingRun } from './pending-runs.ts';
import { ProposalFiles } from './proposal-files.ts';
import { ProposalLenses } from './proposal-lenses.ts';
import { ProposalProblems } from './proposal-problems.ts';
import { closeStreams, proposalInFront, showProposal } from './proposal-tabs.ts';
import { streamUri } from './proposal-uri.ts';
import { Remarks } from './remarks.ts';
import type { ReviewServer } from './review-server.ts';
import { ReviewStatus } from './review-status.ts';
import { ReviewTree } from './review-tree.ts';
import { explanationUri, RunPages } from './run-pages.ts';

/** How people see, edit, accept and reject what runs propose. Nothing is written before somebody has accepted it. */
export class Reviews implements vscode.Disposable {
  readonly pending = new PendingRuns();
  readonly remarks: Remarks;
  readonly deciding: Deciding;
  readonly pages: RunPages;
  readonly tree: ReviewTree;
  /** Runs the phase again with what people say of the draft. */
  onRetry: ((run: ViewRun, remarks: readonly Remark[]) => unknown) | undefined;
  readonly #server: ReviewServer;
  readonly #judging: Judging;
  readonly #files: ProposalFiles;
  readonly #status = new ReviewStatus();
  readonly #subscriptions: vscode.Disposable;
  #restored: Promise<boolean> | undefined;

  constructor(server: ReviewServer) {
    this.#server = server;
    this.#judging = new Judging(server, this.pending);
    this.deciding = new Deciding(server, this.pending, this.#judging);
    this.remarks = new Remarks(this.pending);
    this.pages = new RunPages(server, this.pending);
    this.tree = new ReviewTree(this.pending);
    this.#files = new ProposalFiles({
      ready: () => this.#whenRestored(),
      read: (uri) => this.pending.fileOf(uri)?.kept,
      keep: (uri, text) => this.#keep(uri, text),
    });
    this.#subscriptions = vscode.Disposable.from(
      ...[this.pending, this.remarks, this.pages, this.tree, this.#judging, this.#files],
      this.#status,
      new ProposalLenses(this.pending),
      new ProposalProblems(this.pending),
      this.pending.onDidChange(() => this.#look()),
      this.remarks.onDidChange(() => this.#look()),
      vscode.window.tabGroups.onDidChangeTabs(() => this.#look()),
      vscode.window.tabGroups.onDidChangeTabGroups(() => this.#look()),
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) void this.#refresh();
      }),
      server.onDidChange(() => {
        if (server.state === 'running') void this.restore();
      }),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  /** Shows what a run came to: its files to decide on, its comments where they belong, what it explains. */
  async open(view: ViewRun): Promise<void> {
    const run = this.pending.add(view);
    this.#files.endStreams();
    await closeStreams();
    // Whoever runs phases shows comments that come with files.
    if (view.files.length === 0) this.remarks.tell(view);
    for (const file of run.files) {
      await file.refresh();
      this.#files.refresh(file.proposal);
    }
    this.pending.changed();
    const [first] = run.files.filter((file) => !file.isSettled);
    if (first !== undefined) await showProposal(first, firstLine(first));
    else if (view.text !== undefined)
      await vscode.commands.executeCommand(
        'markdown.showPreview',
        explanationUri(view.id, view.title),
      );
    await this.tree.reveal();
  }

  /** A draft as far as it has come; nobody can edit it yet. `path`: relative to the folder, the first one when left out. */
  async stream(session: string, path: string, text: string, folder?: vscode.Uri): Promise<void> {
    const root = folder ?? vscode.workspace.workspaceFolders?.[0]?.uri;
    if (root === undefined) return;
    const uri = streamUri(session, vscode.Uri.joinPath(root, path));
    if (!this.#files.stream(uri, text)) return;
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preserveFocus: true, preview: true });
  }

  /** Takes up the runs of earlier sessions that wait for somebody. False: the server does not say. */
  restore(): Promise<boolean> {
    this.#restored ??= this.#restore().then((isDone) => {
      if (!isDone) this.#restored = undefined;
      return isDone;
    });
    return this.#restored;
  }

  /** The file whose proposal is in front. */
  get current(): PendingFile | undefined {
    const uri = proposalInFront();
    return uri && this.pending.fileOf(uri);
  }

  /** Nothing of the run is under review any more. */
  finish({ view }: PendingRun): void {
    this.remarks.forget(view.id);
    this.pending.remove(view.id);
  }

  async #restore(): Promise<boolean> {
    const params: RunsParams = { all: false };
    const views = await this.#server.request<readonly ViewRun[] | null>(RUNS, params);
    if (!views) return false;
    for (const view of [...views].reverse()) {
      // What is under review here is newer, and what runs has a draft that will be another.
      if (this.pending.find(view.id) !== undefined) continue;
      if (view.files.length === 0 || view.status === 'running') continue;
      const run = this.pending.add(view);
      for (const file of run.files) {
        await file.refresh();
        this.#files.refresh(file.proposal);
      }
      if (run.files.every((file) => file.isSettled)) this.pending.remove(view.id);
      // What somebody edited was kept without what was said of it.
      else this.#judging.later(run);
    }
    this.pending.changed();
    return true;
  }

  /** In the words of the file system of proposals: they are known, or never will be. */
  async #whenRestored(): Promise<void> {
    if (this.#server.state === 'running') await this.restore();
    else
      await new Promise<void>((resolve) => {
        const waiting = this.#server.onDidChange(() => {
          if (this.#server.state === 'starting') return;
          waiting.dispose();
          resolve(this.restore().then(() => undefined));
        });
      });
  }

  async #keep(uri: vscode.Uri, text: string): Promise<void> {
    const file = this.pending.fileOf(uri);
    if (file === undefined) throw new Error(vscode.l10n.t('There is no such proposal.'));
    const params: KeepDraftParams = { run: file.run, path: file.path, text };
    if ((await this.#server.request<unknown>(KEEP_DRAFT, params)) === undefined)
      throw new Error(vscode.l10n.t('The language server does not answer.'));
    file.keep(text);
  }

  /** Files may have changed while another program was in front. */
  async #refresh(): Promise<void> {
    for (const file of this.pending.files) await file.refresh();
    if (this.pending.files.length > 0) this.pending.changed();
  }

  #look(): void {
    const { current } = this;
    this.#status.show(current);
    const set = (name: string, value: boolean): void => {
      void vscode.commands.executeCommand('setContext', `dataengos.${name}`, value);
    };
    set('reviewPending', this.pending.runs.length > 0);
    set('reviewFiles', this.pending.files.length > 0);
    set('reviewInFront', current !== undefined && !current.isSettled);
    set('reviewAcceptable', current?.judged?.acceptable === true && !current.model.hasChanged);
    set('reviewBlocked', current?.judged?.acceptable === false);
    set('reviewChanged', current?.model.hasChanged === true);
    set('reviewHasRemarks', current !== undefined && this.remarks.of(current.run).length > 0);
  }
}

/** Where the first change is. */
export function firstLine({ model }: PendingFile): number {
  return model.hunks[0]?.region.proposal.start ?? 0;
}
