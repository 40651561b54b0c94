import * as vscode from 'vscode';
import {
  UNFINISHED_MARK,
  type Scaffold,
  type ScaffoldFile,
} from '../../../server/src/hosts/lsp/protocol.ts';
import { say } from '../commands/say.ts';
import { compareConflicts } from './compare-conflicts.ts';
import type { Scaffolding } from './scaffolding.ts';
import { scaffoldText } from './scaffold-text.ts';

/** Opens what was written, and shows what came of it and what is left to look at. */
export async function finishScaffold(
  found: Scaffold,
  written: readonly ScaffoldFile[],
  scaffolding: Scaffolding,
  log: vscode.LogOutputChannel,
): Promise<void> {
  const { files, unexpressed, conflicts, failed } = found;
  const counts = {
    ...{ files: files.length, written: written.length },
    ...{ unexpressed: unexpressed.length, conflicts: conflicts.length, failed: failed.length },
  };
  const text = scaffoldText(counts, vscode.l10n.t);
  if (files.length > 0 && written.length === 0) {
    say(text);
    return;
  }
  scaffolding.notes.show(found, new Set(written.map(({ uri }) => uri)));
  await openFirst(written);
  const compare = vscode.l10n.t('Compare');
  const problems = vscode.l10n.t('Show Problems');
  const details = vscode.l10n.t('Show Log');
  const hasMade = conflicts.some(({ made }) => made !== undefined);
  const buttons = [
    ...(hasMade ? [compare] : []),
    ...(unexpressed.length > 0 || conflicts.length > 0 ? [problems] : []),
    ...(failed.length > 0 ? [details] : []),
  ];
  if (buttons.length === 0) {
    say(text);
    return;
  }
  const answer = await (conflicts.length > 0
    ? vscode.window.showWarningMessage(text, ...buttons)
    : vscode.window.showInformationMessage(text, ...buttons));
  if (answer === compare) await compareConflicts(conflicts, scaffolding.texts);
  if (answer === problems) await vscode.commands.executeCommand('workbench.actions.view.problems');
  if (answer === details) log.show();
}

/** A query with logic to write first, then any other: Undo there takes all back. */
async function openFirst(files: readonly ScaffoldFile[]): Promise<void> {
  const shown = files.filter(({ before, after }) => before !== after);
  const queries = shown.filter(({ uri }) => uri.endsWith('.sql') && uri.includes('/models/'));
  const first =
    queries.find(({ after }) => after.includes(UNFINISHED_MARK)) ?? queries[0] ?? shown[0];
  if (first === undefined) return;
  // VS Code holds documents for minutes that an extension opens itself, and the server takes what is held for what is there,
  // also when somebody deletes the file.
  const uri = vscode.Uri.parse(first.uri);
  await vscode.commands.executeCommand('vscode.open', uri, { preview: false });
}
