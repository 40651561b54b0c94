import * as vscode from 'vscode';
import { showProposal } from '../review/proposal-tabs.ts';
import { firstLine } from '../review/reviews.ts';
import { REVIEW_TREE } from '../review/review-tree.ts';
import type { Command } from './command.ts';
import { say } from './say.ts';

/** Brings what waits for somebody to the front. */
export const reviewProposals: Command = async ({ reviews }) => {
  if (!(await reviews.restore())) {
    say(vscode.l10n.t('The language server does not answer.'));
    return;
  }
  if (reviews.pending.runs.length === 0) {
    say(vscode.l10n.t('No proposal waits for you.'));
    return;
  }
  await vscode.commands.executeCommand(`${REVIEW_TREE}.focus`);
  const [first] = reviews.pending.files;
  if (first !== undefined && reviews.current === undefined)
    await showProposal(first, firstLine(first));
};
