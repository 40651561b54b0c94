import * as vscode from 'vscode';
import { hunksMeant, tellOutcome } from '../review/review-actions.ts';
import type { Command } from './command.ts';
import { say } from './say.ts';

/** The proposal takes the lines of the file; Undo in it brings the change back. */
export const rejectChange: Command = async ({ reviews }, argument) => {
  const meant = hunksMeant(reviews, argument);
  if (meant === undefined) return;
  const { file, hunks } = meant;
  const outcome = await reviews.deciding.rejectHunks(file, hunks);
  if (!(await tellOutcome(reviews, file, outcome))) return;
  if (file.model.isSettled)
    say(vscode.l10n.t('Nothing is left of the proposal. Accept or reject the file to finish.'));
};
