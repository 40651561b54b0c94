import * as vscode from 'vscode';
import { goOn, tellOutcome } from '../review/review-actions.ts';
import type { PendingFile } from '../review/pending-file.ts';
import { readReviewEntry } from '../review/review-entry.ts';
import { verdictText } from '../review/verdict-text.ts';
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
  const chosen = await choose(files);
  if (chosen === undefined || chosen.length === 0) return;
  const outcome = await reviews.deciding.acceptFiles(chosen);
  if (await tellOutcome(reviews, chosen[0] ?? first, outcome)) await goOn(reviews, chosen);
};

/** Names what would be written; what has errors, or is not made for the file as it is, is not ticked. */
async function choose(files: readonly PendingFile[]): Promise<readonly PendingFile[] | undefined> {
  const items = files.map((file) => {
    const { judged, path, base, model } = file;
    const name = path.slice(path.lastIndexOf('/') + 1);
    const isGood = judged?.acceptable === true && !model.hasChanged;
    const icon = !isGood ? 'warning' : base === null ? 'new-file' : 'edit';
    return {
      file,
      label: `$(${icon}) ${name}`,
      description: path.slice(0, -name.length).replace(/\/$/, ''),
      detail: model.hasChanged
        ? vscode.l10n.t('the file changed since the proposal')
        : judged === undefined
          ? vscode.l10n.t('being checked')
          : verdictText([judged], vscode.l10n.t),
      picked: isGood,
    };
  });
  const picked = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    ignoreFocusOut: true,
    title:
      files.length === 1
        ? vscode.l10n.t('Accept proposals: 1 file')
        : vscode.l10n.t('Accept proposals: {0} files', String(files.length)),
    placeHolder: vscode.l10n.t('OK writes the files that are ticked; Escape writes nothing.'),
  });
  return picked?.map(({ file }) => file);
}
