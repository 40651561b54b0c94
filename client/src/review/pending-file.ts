import * as vscode from 'vscode';
import type {
  Decision,
  Judged,
  ViewDraftFile,
  ViewRun,
} from '../../../server/src/hosts/lsp/protocol.ts';
import { textHash } from './binding.ts';
import { plainText } from './plain-text.ts';
import { proposalUri } from './proposal-uri.ts';
import { realTarget } from './real-target.ts';
import { ReviewModel } from './review-model.ts';

/** What the server says of a text, and what it said it of. */
export interface Judgement {
  readonly judged: Judged;
  /** As on the disk; null where no file was. */
  readonly base: string | null;
  readonly text: string;
}

/** A file of a run that waits for somebody to decide. */
export class PendingFile {
  readonly run: string;
  readonly phase: string;
  readonly path: string;
  readonly folder: vscode.Uri;
  readonly target: vscode.Uri;
  readonly proposal: vscode.Uri;
  /** What it was made from; null where no file was. */
  readonly base: string | null;
  readonly model: ReviewModel;
  judgement: Judgement | undefined;
  decision: Decision | undefined;
  /** Something is being done about it. */
  isBusy = false;
  /** A part of it went into the target, or was rejected. */
  isPartial: boolean;
  /** Something of it went into the target. */
  isTaken: boolean;
  #kept: string;
  #real: string | undefined;

  constructor(run: ViewRun, file: ViewDraftFile) {
    this.run = run.id;
    this.phase = run.phase;
    this.path = file.path;
    this.folder = vscode.Uri.parse(run.folder);
    this.target = vscode.Uri.parse(file.uri);
    this.proposal = proposalUri(run.id, this.target);
    this.base = file.base;
    this.model = new ReviewModel(plainText(file.base ?? ''), plainText(file.text));
    this.judgement = { judged: file.judged, base: file.base, text: file.text };
    this.decision = file.decision;
    this.isPartial = file.decision?.partial ?? false;
    this.isTaken = file.decision !== undefined && file.decision.kind !== 'rejected';
    this.#kept = file.text;
  }

  /** Nobody has to decide anything of it any more. */
  get isDecided(): boolean {
    return this.decision !== undefined && !this.decision.partial;
  }

  /** Nothing of it is left: all was accepted or rejected, change by change. */
  get isSettled(): boolean {
    return this.isDecided || (this.isPartial && this.model.isSettled);
  }

  /** The proposal as it is on the screen, or as it was kept. */
  get text(): string {
    return openDocument(this.proposal)?.getText() ?? this.#kept;
  }

  get kept(): string {
    return this.#kept;
  }

  /** What the verdict says holds for the proposal as it is; undefined while nobody has looked at it. */
  get judged(): Judged | undefined {
    return this.judgement?.text === this.text ? this.judgement.judged : undefined;
  }

  keep(text: string): void {
    this.#kept = text;
    this.model.setProposal(plainText(text));
  }

  /** Looks at both sides anew. Resolves with the text on the disk; null where no file is. */
  async refresh(): Promise<string | null> {
    const disk = await textOnDisk(this.target);
    this.model.setProposal(plainText(this.text));
    this.model.setTarget(plainText(openDocument(this.target)?.getText() ?? disk ?? ''));
    // The last decision of an earlier session made it what it is.
    if (this.model.hasChanged && this.decision?.partial && textHash(disk) === this.decision.applied)
      this.model.knowTarget();
    this.#real ??= (await realTarget(this.folder, this.target))?.path;
    return disk;
  }

  /** Where the target lay when the proposal was first looked at, links followed. */
  get realPath(): string | undefined {
    return this.#real;
  }
}

export function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const wanted = uri.toString();
  return vscode.workspace.textDocuments.find(
    (one) => !one.isClosed && one.uri.toString() === wanted,
  );
}

export async function textOnDisk(uri: vscode.Uri): Promise<string | null> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return null;
  }
}
