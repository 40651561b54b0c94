import * as vscode from 'vscode';
import type { ViewRun } from '../../../server/src/hosts/lsp/protocol.ts';
import { say } from '../commands/say.ts';
import { showPage } from '../commands/show-page.ts';
import type { Phases } from './phases.ts';
import { plainMarkdown } from './plain-markdown.ts';
import { oneLine } from './shown-text.ts';
import type { RunOutcome, WantedRun } from './start-run.ts';

/** Shows what came of a run, or says why nothing did and what would help. */
export async function showOutcome(
  phases: Phases,
  { title }: Pick<WantedRun, 'title'>,
  outcome: RunOutcome,
): Promise<void> {
  if (outcome === 'cancelled') say(vscode.l10n.t('{0}: stopped. Nothing was written.', title));
  else if (outcome === 'no answer') say(vscode.l10n.t('The language server does not answer.'));
  else if (outcome.refused !== undefined) await sayWhy(outcome.refused);
  else if (outcome.run !== undefined) await showRun(phases, outcome.run);
}

/** A run as it stands: its draft to decide on, its text, its comments, or why it stopped. */
export async function showRun(phases: Phases, run: ViewRun): Promise<void> {
  const { status, title, text, comments, files } = run;
  if (status === 'stopped' || status === 'capped' || status === 'failed') {
    await sayEnded(phases, run);
    return;
  }
  if (comments.length > 0) phases.comments.show(comments);
  if (files.length > 0 && status === 'proposed') await phases.reviews.open(run);
  else if (text !== undefined && text.trim() !== '') await showText(phases, run, text);
  else if (comments.length > 0) {
    await vscode.commands.executeCommand('workbench.action.focusCommentsPanel');
    say(vscode.l10n.t('{0}: {1} comments.', title, String(comments.length)));
  } else {
    const reason = run.reason ?? vscode.l10n.t('There is nothing to change.');
    say(vscode.l10n.t('{0}: {1}', title, oneLine(reason)));
  }
}

async function showText(
  { pages, log }: Phases,
  { title, open }: ViewRun,
  text: string,
): Promise<void> {
  const rest =
    open.length === 0
      ? ''
      : `\n\n## ${vscode.l10n.t('Open')}\n\n${open.map((one) => `- ${oneLine(one, 1000)}`).join('\n')}\n`;
  await showPage({ log }, pages.add(`${title}.md`, plainMarkdown(`${text}${rest}`)));
}

async function sayWhy(reason: string): Promise<void> {
  const settings = vscode.l10n.t('Choose provider');
  const key = vscode.l10n.t('Set API key');
  const buttons = reason.includes('API') ? [key, settings] : [];
  const pressed = await vscode.window.showWarningMessage(oneLine(reason, 500), ...buttons);
  await press(pressed, { key, settings });
}

/** A run that ended early says why, and how it can go on. What there is of a draft can be looked at. */
async function sayEnded(phases: Phases, run: ViewRun): Promise<void> {
  const { status, files, title } = run;
  const reason = oneLine(run.reason ?? vscode.l10n.t('The run was stopped.'), 500);
  const resume = status === 'capped' ? vscode.l10n.t('Raise limits…') : vscode.l10n.t('Go on');
  const look = vscode.l10n.t('Review draft');
  const key = vscode.l10n.t('Set API key');
  const settings = vscode.l10n.t('Choose provider');
  const buttons = [
    resume,
    ...(files.length > 0 ? [look] : []),
    ...(status === 'failed' ? [key, settings] : []),
  ];
  const show =
    status === 'stopped' ? vscode.window.showInformationMessage : vscode.window.showWarningMessage;
  const pressed = await show(`${title}: ${reason}`, ...buttons);
  if (pressed === resume) await vscode.commands.executeCommand('dataengos.resumeRun', run.id);
  else if (pressed === look) await phases.reviews.open(run);
  else await press(pressed, { key, settings });
}

async function press(
  pressed: string | undefined,
  { key, settings }: { readonly key: string; readonly settings: string },
): Promise<void> {
  if (pressed === key) await vscode.commands.executeCommand('dataengos.setApiKey');
  if (pressed === settings)
    await vscode.commands.executeCommand('workbench.action.openSettings', 'dataengos.agent');
}
