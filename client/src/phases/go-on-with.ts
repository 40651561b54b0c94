import * as vscode from 'vscode';
import type { Remark, ViewRun } from '../../../server/src/hosts/lsp/protocol.ts';
import { readAgentSettings } from '../models/agent-settings.ts';
import type { Phases } from './phases.ts';
import { runAndShow } from './run-phase.ts';
import { costText, numberText } from './shown-text.ts';

/**
 * Goes on with a run that was stopped, or tries again with remarks. One that has reached a limit needs a higher one, which
 * only the user can give.
 */
export async function goOnWith(
  phases: Phases,
  run: ViewRun,
  remarks?: readonly Remark[],
): Promise<void> {
  if (run.status === 'capped' && !(await raise(phases, run))) return;
  await runAndShow(phases, {
    ...{ phase: run.phase, title: run.title, input: run.input, folder: run.folder },
    resume: run.id,
    ...(remarks !== undefined && { remarks }),
  });
}

async function raise(phases: Phases, { id, reason, title }: ViewRun): Promise<boolean> {
  const { settings } = readAgentSettings();
  const times = phases.caps.times(id) * 2;
  const { turns, tokens, cost, minutes } = settings.caps;
  const double = {
    does: true,
    label: vscode.l10n.t('Double the limits of this run'),
    detail: vscode.l10n.t(
      '{0} requests, {1} tokens, {2}, {3} minutes, all that it has used included',
      ...[turns * times, tokens * times].map(numberText),
      costText(cost * times),
      numberText(minutes * times),
    ),
  };
  const same = {
    does: false,
    label: vscode.l10n.t('With the limits of the settings'),
    detail: vscode.l10n.t('For limits that were raised in the settings'),
  };
  const picked = await vscode.window.showQuickPick([double, same], {
    title,
    placeHolder: reason ?? vscode.l10n.t('A limit was reached.'),
  });
  if (picked?.does) await phases.caps.raise(id);
  return picked !== undefined;
}
