import * as vscode from 'vscode';
import type { PhaseId } from '../../../server/src/hosts/lsp/protocol.ts';
import { instructionsPageUri } from '../instructions-pages.ts';
import { sayNoFolder } from '../new/say-no-folder.ts';
import { whenRunning } from '../new/when-running.ts';
import { whereFor } from '../new/where.ts';
import type { Command } from './command.ts';
import { say } from './say.ts';

/** In the order in which they follow each other. */
const phases: readonly PhaseId[] = [
  'shape-spec',
  'write-contract',
  'scaffold-pipeline',
  'implement-logic',
  'explain',
  'review',
  'fix',
];

/** Shows what the agent is told in a phase, put together, with what it costs in tokens. */
export const previewInstructions: Command = async ({ server }, clicked) => {
  const where = await whereFor(clicked);
  if (where === undefined) return sayNoFolder();
  const phase = await askPhase(clicked instanceof vscode.Uri ? clicked.path : openPath());
  if (phase === undefined) return;
  if (!(await whenRunning(server))) {
    say(vscode.l10n.t('The language server does not answer.'));
    return;
  }
  const document = await vscode.workspace.openTextDocument(
    instructionsPageUri(phase, where.folder),
  );
  const viewColumn = vscode.ViewColumn.Beside;
  await vscode.window.showTextDocument(document, { preview: true, viewColumn });
};

function openPath(): string {
  return vscode.window.activeTextEditor?.document.uri.path ?? '';
}

/** The phase of the workflow at the path comes first. */
async function askPhase(path: string): Promise<PhaseId | undefined> {
  const own = phases.find((one) => new RegExp(`/workflows/${one}(?:\\.md$|/)`).test(path));
  const items = own === undefined ? phases : [own, ...phases.filter((one) => one !== own)];
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Preview instructions'),
    placeHolder: vscode.l10n.t('Of which phase?'),
  });
  return phases.find((one) => one === chosen);
}
