import * as vscode from 'vscode';
import { goOn, tellOutcome } from '../review/review-actions.ts';
import { readReviewEntry } from '../review/review-entry.ts';
import type { Command } from './command.ts';
import { say } from './say.ts';

/** All proposals of a run become files, in one edit that one Undo takes back. */
export const acceptAllFiles: Command = async ({ reviews }, argument) => {
  const { current, pending } = reviews;
  const run =
    readReviewEntry(argument)?.run ??
    (current && pending.runOf(current)) ??
    pending.runs.find(({ files }) => files.some((file) => !file.isSettled));
  const files = run?.files.filter((file) => !file.isSettled) ?? [];
  const [first] = files;
  if (first === undefined) {
    say(vscode.l10n.t('Nothing is left to decide.'));
    return;
  }
  const accept = vscode.l10n.t('Accept all');
  const question =
    files.length === 1
      ? vscode.l10n.t('Write 1 file?')
      : vscode.l10n.t('Write {0} files?', String(files.length));
  const detail = files.map(({ path }) => path).join('\n');
  const options = { modal: true, detail };
  if ((await vscode.window.showInformationMessage(question, options, accept)) !== accept) return;
  const outcome = await reviews.deciding.acceptFiles(files);
  if (await tellOutcome(reviews, first, outcome)) await goOn(reviews, files);
};
