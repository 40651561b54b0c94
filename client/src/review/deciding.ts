import * as vscode from 'vscode';
import {
  RECORD_DECISION,
  RUNS,
  type Decision,
  type RecordDecisionParams,
  type RunsParams,
  type Verdict,
  type ViewRun,
} from '../../../server/src/hosts/lsp/protocol.ts';
import { accept, changedText, isAsApproved, type Accepted, type Approval } from './accept.ts';
import { textHash } from './binding.ts';
import type { Judging } from './judging.ts';
import { openDocument, textOnDisk, type Judgement, type PendingFile } from './pending-file.ts';
import type { PendingRun, PendingRuns } from './pending-runs.ts';
import { plainText, withEndsOf } from './plain-text.ts';
import type { Hunk } from './review-model.ts';
import type { ReviewServer } from './review-server.ts';
import { replaceLinesIn } from './write-texts.ts';

/** How a decision went: `said` is for the person. */
export type Outcome =
  | { readonly kind: 'done'; readonly warning?: string }
  | { readonly kind: 'refused'; readonly said: string }
  /** The file changed since the proposal. */
  | { readonly kind: 'changed'; readonly said: string }
  /** Findings forbid it: a person may say why it is taken nevertheless. */
  | { readonly kind: 'blocked'; readonly said: string };

/** Carries out what people decide, and has it written down. */
export class Deciding {
  readonly #server: ReviewServer;
  readonly #pending: PendingRuns;
  readonly #judging: Judging;

  constructor(server: ReviewServer, pending: PendingRuns, judging: Judging) {
    this.#server = server;
    this.#pending = pending;
    this.#judging = judging;
  }

  /** All of the proposals, in one edit or not at all. */
  acceptFiles(files: readonly PendingFile[], reason?: string): Promise<Outcome> {
    return this.#alone(files, async () => {
      const approvals: Approval[] = [];
      for (const file of files) {
        const approval = await this.#approvalOf(file, reason);
        if ('kind' in approval) return approval;
        approvals.push(approval);
      }
      for (const { model } of files) model.acceptFile();
      return this.#carryOut(approvals);
    });
  }

  /** Some changes of a proposal go into the file. */
  acceptHunks(file: PendingFile, hunks: readonly Hunk[], reason?: string): Promise<Outcome> {
    return this.#alone([file], async () => {
      const run = this.#pending.runOf(file);
      const disk = await file.refresh();
      const text = file.model.withHunks(hunks);
      if (run === undefined || text === undefined || hunks.length === 0) return changed(file);
      const wanted = withEndsOf(disk, text);
      const judgement = await this.#judging.of(run, file, wanted);
      if (judgement === undefined) return unchecked(file);
      if (!judgement.judged.acceptable && reason === undefined) return blocked(file);
      file.model.acceptHunks(hunks);
      return this.#carryOut([approve(file, judgement, reason)]);
    });
  }

  /** The proposal takes the lines of the file; Undo in the proposal brings them back. */
  rejectHunks(file: PendingFile, hunks: readonly Hunk[]): Promise<Outcome> {
    return this.#alone([file], async () => {
      await file.refresh();
      if (hunks.length === 0 || hunks.some((hunk) => file.model.find(hunk) === undefined))
        return changed(file);
      const document = await vscode.workspace.openTextDocument(file.proposal);
      const before = plainText(document.getText());
      for (const hunk of [...hunks].reverse()) file.model.rejectHunk(hunk);
      const edit = new vscode.WorkspaceEdit();
      replaceLinesIn(edit, file.proposal, before, file.model.proposal);
      const isDone = await vscode.workspace.applyEdit(edit);
      await file.refresh();
      if (!isDone) return refused(vscode.l10n.t('The editor could not change the proposal.'));
      await document.save();
      file.isPartial = true;
      return { kind: 'done' };
    });
  }

  /** Nothing is written; the proposal stays in the history of runs. */
  rejectFiles(files: readonly PendingFile[]): Promise<Outcome> {
    return this.#alone(files, async () => {
      for (const file of files) {
        const disk = await textOnDisk(file.target);
        const made = { base: disk, proposed: file.text, applied: disk, partial: false };
        if (!(await this.#record(file, decisionOf(file, { kind: 'rejected', ...made }))))
          return refused(notRecorded());
      }
      return { kind: 'done' };
    });
  }

  /** What becomes of a proposal whose file has changed: it takes over what changed, where that is clear. */
  async bringUpToDate(file: PendingFile): Promise<Outcome> {
    await file.refresh();
    if (openDocument(file.target)?.isDirty)
      return refused(
        vscode.l10n.t('{0} has unsaved changes of yours. Save or revert them first.', file.path),
      );
    const text = file.model.broughtUpToDate();
    if (text === undefined)
      return refused(
        vscode.l10n.t(
          'The file and the proposal changed the same lines of {0}. Reject those changes, or try again with a remark.',
          file.path,
        ),
      );
    const document = await vscode.workspace.openTextDocument(file.proposal);
    const edit = new vscode.WorkspaceEdit();
    replaceLinesIn(edit, file.proposal, document.getText(), text);
    if (!(await vscode.workspace.applyEdit(edit)))
      return refused(vscode.l10n.t('The editor could not change the proposal.'));
    await document.save();
    file.model.setProposal(plainText(file.text));
    file.model.knowTarget();
    const run = this.#pending.runOf(file);
    if (run !== undefined) await this.#judging.now(run);
    return { kind: 'done' };
  }

  async #approvalOf(file: PendingFile, reason: string | undefined): Promise<Approval | Outcome> {
    const run = this.#pending.runOf(file);
    const document = openDocument(file.proposal);
    if (document?.isDirty && !(await document.save()))
      return refused(vscode.l10n.t('The proposal for {0} could not be kept.', file.path));
    const disk = await file.refresh();
    if (file.model.hasChanged) return changed(file);
    const judgement = file.judgement;
    const isCurrent = judgement?.text === file.text && judgement.base === disk;
    if (!isCurrent && run !== undefined) await this.#judging.now(run);
    const now = file.judgement;
    if (run === undefined || now?.text !== file.text) return unchecked(file);
    if (!now.judged.acceptable && reason === undefined) return blocked(file);
    return approve(file, now, reason);
  }

  /** What an approval was made for is there only once: here, and in the other windows. */
  async #alone(files: readonly PendingFile[], decide: () => Promise<Outcome>): Promise<Outcome> {
    if (!vscode.workspace.isTrusted)
      return refused(vscode.l10n.t('Nothing is written in Restricted Mode.'));
    const decided = files.find((file) => file.isBusy || file.isDecided);
    if (decided !== undefined)
      return refused(vscode.l10n.t('{0} is decided already.', decided.path));
    for (const file of files) file.isBusy = true;
    try {
      const refusal = await this.#reasonAgainst(files);
      return refusal === undefined ? await decide() : refused(refusal);
    } finally {
      for (const file of files) file.isBusy = false;
      this.#pending.changed();
    }
  }

  async #reasonAgainst(files: readonly PendingFile[]): Promise<string | undefined> {
    const params: RunsParams = { all: false };
    const runs = await this.#server.request<readonly ViewRun[] | null>(RUNS, params);
    if (!runs) return vscode.l10n.t('The language server does not answer.');
    for (const file of files) {
      const known = runs
        .find(({ id }) => id === file.run)
        ?.files.find(({ path }) => path === file.path);
      if (known === undefined || (known.decision && !known.decision.partial))
        return vscode.l10n.t('{0} is decided already.', file.path);
    }
    return undefined;
  }

  async #carryOut(approvals: readonly Approval[]): Promise<Outcome> {
    const result = await accept(approvals);
    if ('refused' in result) {
      for (const { file } of approvals) await file.refresh();
      return refused(result.refused);
    }
    const warnings: string[] = [];
    for (const one of result) {
      if (!(await this.#recordAccepted(one))) warnings.push(notRecorded());
      if (!isAsApproved(one))
        warnings.push(
          vscode.l10n.t(
            'What is in {0} now is not what was approved: something changed it while it was saved.',
            one.approval.file.path,
          ),
        );
    }
    return warnings.length === 0 ? { kind: 'done' } : { kind: 'done', warning: warnings.join(' ') };
  }

  #recordAccepted({ approval, applied }: Accepted): Promise<boolean> {
    const { file, text, base, reason, judged } = approval;
    const isWhole = file.model.isSettled;
    const partial = !isWhole || file.isPartial;
    file.isPartial = partial;
    file.isTaken = true;
    const decision = decisionOf(file, {
      kind: judged.acceptable ? 'accepted' : 'accepted-anyway',
      ...{ base, applied, partial, proposed: text, verdict: judged.verdict },
      ...(reason === undefined || judged.acceptable ? {} : { reason }),
    });
    return this.#record(file, decision);
  }

  async #record(file: PendingFile, decision: Omit<Decision, 'at' | 'by'>): Promise<boolean> {
    file.decision = { ...decision, at: new Date().toISOString(), by: '' };
    const run = this.#pending.runOf(file);
    const ends = run?.files.every((one) => one.isSettled) ? endOf(run) : undefined;
    const params: RecordDecisionParams = {
      run: file.run,
      decision,
      ...(ends === undefined ? {} : { ends }),
    };
    const answer = await this.#server.request<unknown>(RECORD_DECISION, params);
    const isRecorded = answer !== undefined;
    if (!isRecorded && decision.kind === 'rejected') file.decision = undefined;
    return isRecorded;
  }
}

function approve(file: PendingFile, judgement: Judgement, reason: string | undefined): Approval {
  const { judged, base, text } = judgement;
  return { file, text, judged, base, reason };
}

function decisionOf(
  file: PendingFile,
  made: {
    readonly kind: Decision['kind'];
    readonly base: string | null;
    readonly proposed: string;
    readonly applied: string | null;
    readonly partial: boolean;
    readonly reason?: string;
    readonly verdict?: Verdict;
  },
): Omit<Decision, 'at' | 'by'> {
  const { kind, base, proposed, applied, partial, reason } = made;
  return {
    kind,
    path: file.path,
    base: textHash(base),
    proposed: textHash(proposed),
    applied: textHash(applied),
    verdict: made.verdict ?? file.judgement?.judged.verdict ?? { checks: [], findings: [] },
    partial,
    ...(reason === undefined ? {} : { reason }),
  };
}

function endOf(run: PendingRun): 'accepted' | 'rejected' {
  return run.files.some(({ isTaken }) => isTaken) ? 'accepted' : 'rejected';
}

function refused(said: string): Outcome {
  return { kind: 'refused', said };
}

function changed({ path }: PendingFile): Outcome {
  return { kind: 'changed', said: changedText(path) };
}

function unchecked({ path }: PendingFile): Outcome {
  return refused(vscode.l10n.t('{0} could not be checked, so nothing was written.', path));
}

function blocked({ path }: PendingFile): Outcome {
  return {
    kind: 'blocked',
    said: vscode.l10n.t('{0} has errors. To accept it anyway, give a reason.', path),
  };
}

function notRecorded(): string {
  return vscode.l10n.t('The decision could not be written into the journal.');
}
