import * as vscode from 'vscode';
import { say } from '../commands/say.ts';
import { editorOf, showProposal } from './proposal-tabs.ts';
import { fileMeant } from './review-actions.ts';
import type { Reviews } from './reviews.ts';

/** The cursor goes to a change of the proposal in front: to the next one, or to the one before. */
export async function showChange(reviews: Reviews, step: 1 | -1): Promise<void> {
  const file = fileMeant(reviews, undefined);
  if (file === undefined) return;
  const starts = file.model.hunks.map(({ region }) => region.proposal.start);
  const line = editorOf(file)?.selection.active.line ?? -1;
  const next =
    step === 1
      ? (starts.find((start) => start > line) ?? starts[0])
      : (starts.findLast((start) => start < line) ?? starts.at(-1));
  if (next === undefined) {
    say(vscode.l10n.t('Nothing is left to decide.'));
    return;
  }
  const editor = editorOf(file);
  if (editor === undefined) return showProposal(file, next);
  const at = new vscode.Position(Math.min(next, editor.document.lineCount - 1), 0);
  editor.selection = new vscode.Selection(at, at);
  editor.revealRange(
    new vscode.Range(at, at),
    vscode.TextEditorRevealType.InCenterIfOutsideViewport,
  );
}
