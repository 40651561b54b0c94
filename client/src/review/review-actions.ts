import * as vscode from 'vscode';
import { say } from '../commands/say.ts';
import { hunksIn } from './file-entries.ts';
import type { Outcome } from './deciding.ts';
import type { PendingFile } from './pending-file.ts';
import { closeProposal, editorOf, showProposal } from './proposal-tabs.ts';
import { readReviewEntry } from './review-entry.ts';
import type { Hunk } from './review-model.ts';
import { firstLine, type Reviews } from './reviews.ts';

/** The file that a command is about: of a line of the tree, else of the tab in front. Says so where there is none. */
export function fileMeant(reviews: Reviews, argument: unknown): PendingFile | undefined {
  const file = readReviewEntry(argument)?.file ?? reviews.current;
  if (file === undefined) say(vscode.l10n.t('No proposal is in front.'));
  return file;
}

/** The changes that a command is about: of a line of the tree, of a lens, else at the cursor. */
export function hunksMeant(
  reviews: Reviews,
  argument: unknown,
): { readonly file: PendingFile; readonly hunks: readonly Hunk[] } | undefined {
  const entry = readReviewEntry(argument);
  if (entry?.file !== undefined && entry.hunks !== undefined)
    return { file: entry.file, hunks: entry.hunks };
  const file = fileMeant(reviews, undefined);
  if (file === undefined) return undefined;
  const line = lineOf(argument, file) ?? editorOf(file)?.selection.active.line;
  const hunks = line === undefined ? [] : hunksIn(file.model.hunks, line, line);
  if (hunks.length > 0) return { file, hunks };
  say(vscode.l10n.t('There is no change at the cursor.'));
  return undefined;
}

/** Of a lens above a change of the proposal in front. */
function lineOf(argument: unknown, file: PendingFile): number | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  const { proposal, line } = argument as Readonly<Record<string, unknown>>;
  return proposal === file.proposal.toString() && typeof line === 'number' ? line : undefined;
}

/** Why a proposal is to be taken although it has errors; undefined when nobody says. */
export async function askReason(files: readonly PendingFile[]): Promise<string | undefined> {
  const reason = await vscode.window.showInputBox({
    title: vscode.l10n.t('Accept {0} anyway', files.map(({ path }) => path).join(', ')),
    prompt: vscode.l10n.t('The reason is written into the journal.'),
    placeHolder: vscode.l10n.t('Why is it right although it has errors?'),
    ignoreFocusOut: true,
    validateInput: (text) =>
      text.trim() === '' ? vscode.l10n.t('A reason is needed.') : undefined,
  });
  return reason?.trim() === '' ? undefined : reason?.trim();
}

/** Tells what became of a decision, and offers what can be done. True: it was carried out. */
export async function tellOutcome(
  reviews: Reviews,
  file: PendingFile,
  outcome: Outcome,
  anyway?: () => Promise<void>,
): Promise<boolean> {
  switch (outcome.kind) {
    case 'done':
      if (outcome.warning !== undefined) void vscode.window.showWarningMessage(outcome.warning);
      return true;
    case 'refused':
      void vscode.window.showWarningMessage(outcome.said);
      return false;
    case 'changed': {
      const update = vscode.l10n.t('Update proposal');
      if ((await vscode.window.showWarningMessage(outcome.said, update)) !== update) return false;
      await tellOutcome(reviews, file, await reviews.deciding.bringUpToDate(file));
      return false;
    }
    case 'blocked': {
      const buttons = anyway === undefined ? [] : [vscode.l10n.t('Accept anyway...')];
      const pressed = await vscode.window.showWarningMessage(outcome.said, ...buttons);
      if (pressed !== undefined && anyway !== undefined) await anyway();
      return false;
    }
  }
}

/** After a decision: what is decided goes, what is next comes to the front. */
export async function goOn(reviews: Reviews, files: readonly PendingFile[]): Promise<void> {
  const settled = files.filter((file) => file.isSettled);
  if (settled.length === 0) return;
  const run = settled[0] && reviews.pending.runOf(settled[0]);
  for (const file of settled) await closeProposal(file);
  const next = run?.files.find((file) => !file.isSettled);
  if (next !== undefined) {
    await showProposal(next, firstLine(next));
    return;
  }
  // Undo in it takes back what was written.
  const last = settled.filter(({ isTaken }) => isTaken).at(-1);
  if (last !== undefined) await vscode.window.showTextDocument(last.target, { preview: false });
  if (run !== undefined) reviews.finish(run);
}
