import * as vscode from 'vscode';
import { readReviewEntry } from '../review/review-entry.ts';
import type { Command } from './command.ts';
import { say } from './say.ts';

/** Runs the phase again with what was said of its draft. From the box of a comment, its text is a remark, too. */
export const tryAgainWithRemarks: Command = async ({ reviews }, argument) => {
  reviews.remarks.add(argument);
  const { current, pending, remarks } = reviews;
  const run = readReviewEntry(argument)?.run ?? (current && pending.runOf(current));
  if (run === undefined) {
    say(vscode.l10n.t('No proposal is in front.'));
    return;
  }
  let said = remarks.of(run.view.id);
  if (said.length === 0) {
    const text = await vscode.window.showInputBox({
      title: vscode.l10n.t('Try again with a remark'),
      prompt: vscode.l10n.t('What should be different?'),
      ignoreFocusOut: true,
    });
    const path = current?.path ?? run.files[0]?.path;
    if (!text?.trim() || path === undefined) return;
    said = [{ path, text: text.trim() }];
  }
  if (reviews.onRetry === undefined) say(vscode.l10n.t('Nothing here can run the phase again.'));
  else await reviews.onRetry(run.view, said);
};
