import * as vscode from 'vscode';
import { RUNS, type RunsParams, type ViewRun } from '../../../server/src/hosts/lsp/protocol.ts';
import { readReviewEntry } from '../review/review-entry.ts';
import { transcriptUri } from '../review/run-pages.ts';
import type { Command, CommandContext } from './command.ts';
import { say } from './say.ts';
import { showPage } from './show-page.ts';

/** Shows what went to and fro in a run: of the line of the tree or the proposal in front, else of one that is chosen. */
export const showTranscript: Command = async (context, argument) => {
  const { current, pending, pages } = context.reviews;
  const known = readReviewEntry(argument)?.run ?? (current && pending.runOf(current));
  const run = known?.view ?? (await pickRun(context));
  if (run === undefined) return;
  const page = transcriptUri(run.id, vscode.l10n.t('Transcript of {0}', run.title));
  pages.refresh(page);
  await showPage(context, page);
};

async function pickRun({ server }: CommandContext): Promise<ViewRun | undefined> {
  const params: RunsParams = { all: true };
  const runs = await server.request<readonly ViewRun[] | null>(RUNS, params);
  if (!runs?.length) {
    say(
      runs
        ? vscode.l10n.t('There are no runs yet.')
        : vscode.l10n.t('The language server does not answer.'),
    );
    return undefined;
  }
  const items = runs.map((run) => ({
    run,
    label: run.title,
    description: new Date(run.started).toLocaleString(vscode.env.language),
    detail: run.model === undefined ? vscode.l10n.t('without a language model') : run.model.id,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Show transcript'),
    placeHolder: vscode.l10n.t('Of which run?'),
  });
  return picked?.run;
}
