import * as vscode from 'vscode';
import type { ViewRun } from '../../../server/src/hosts/lsp/protocol.ts';
import { openDocument, PendingFile } from './pending-file.ts';
import { plainText } from './plain-text.ts';

/** A run that waits for somebody, or that says something about files. */
export interface PendingRun {
  readonly view: ViewRun;
  readonly files: readonly PendingFile[];
}

/** The runs that are under review in this window, newest first. */
export class PendingRuns implements vscode.Disposable {
  #runs: readonly PendingRun[] = [];
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #edited = new vscode.EventEmitter<PendingRun>();
  readonly #subscriptions: vscode.Disposable;

  /** Something that is shown may be another. */
  readonly onDidChange = this.#changed.event;
  /** A proposal, or the file that it is for, is another text. */
  readonly onDidEdit = this.#edited.event;

  constructor() {
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      this.#edited,
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#wasEdited(document)),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  get runs(): readonly PendingRun[] {
    return this.#runs;
  }

  /** The files that somebody has to decide on. */
  get files(): readonly PendingFile[] {
    return this.#runs.flatMap(({ files }) => files.filter((file) => !file.isSettled));
  }

  /** Takes the place of what was known of the run. */
  add(view: ViewRun): PendingRun {
    const run = { view, files: view.files.map((file) => new PendingFile(view, file)) };
    this.#runs = [run, ...this.#runs.filter((one) => one.view.id !== view.id)];
    this.#changed.fire();
    return run;
  }

  remove(id: string): void {
    this.#runs = this.#runs.filter(({ view }) => view.id !== id);
    this.#changed.fire();
  }

  find(id: string): PendingRun | undefined {
    return this.#runs.find(({ view }) => view.id === id);
  }

  runOf(file: PendingFile): PendingRun | undefined {
    return this.#runs.find(({ files }) => files.includes(file));
  }

  /** The file whose proposal has the address. */
  fileOf(proposal: vscode.Uri): PendingFile | undefined {
    const wanted = proposal.toString();
    return this.#runs
      .flatMap(({ files }) => files)
      .find((file) => file.proposal.toString() === wanted);
  }

  changed(): void {
    this.#changed.fire();
  }

  #wasEdited(document: vscode.TextDocument): void {
    const uri = document.uri.toString();
    for (const run of this.#runs)
      for (const file of run.files) {
        if (file.proposal.toString() === uri) file.model.setProposal(plainText(document.getText()));
        else if (file.target.toString() === uri)
          file.model.setTarget(plainText(openDocument(file.target)?.getText() ?? ''));
        else continue;
        this.#edited.fire(run);
      }
  }
}
