import * as vscode from 'vscode';
import { RUNS, type RunStatus, type ViewRun } from '../../../server/src/hosts/lsp/protocol.ts';
import { say } from '../commands/say.ts';
import { whenRunning } from '../new/when-running.ts';
import { goOnWith } from './go-on-with.ts';
import type { Phases } from './phases.ts';
import { showRun } from './show-outcome.ts';
import { oneLine } from './shown-text.ts';

/** Lists runs that wait for somebody, or takes the one whose id is given: goes on with it, or shows its draft. */
export async function resumeRun(phases: Phases, id: unknown): Promise<void> {
  if (!vscode.workspace.isTrusted) {
    void vscode.window.showWarningMessage(vscode.l10n.t('Phases do not run in Restricted Mode.'));
    return;
  }
  const runs = (await whenRunning(phases.server))
    ? await phases.server.request<readonly ViewRun[] | null>(RUNS, { all: typeof id === 'string' })
    : undefined;
  if (!runs) {
    say(vscode.l10n.t('The language server does not answer.'));
    return;
  }
  const run = typeof id === 'string' ? runs.find((one) => one.id === id) : await pick(runs);
  if (run === undefined) return;
  if (isEarly(run.status)) await goOnWith(phases, run);
  else await showRun(phases, run);
}

function isEarly(status: RunStatus): boolean {
  return ['running', 'stopped', 'capped', 'failed'].includes(status);
}

async function pick(runs: readonly ViewRun[]): Promise<ViewRun | undefined> {
  if (runs.length === 0) {
    say(vscode.l10n.t('No run waits for you.'));
    return undefined;
  }
  const items = runs.map((run) => ({
    run,
    label: run.title,
    description: statusText(run.status),
    detail: oneLine(
      [
        new Date(run.started).toLocaleString(vscode.env.language),
        Object.entries(run.input)
          .map(([name, value]) => `${name}=${value}`)
          .join(' '),
        run.reason ?? '',
      ]
        .filter((one) => one !== '')
        .join(' · '),
    ),
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Resume run'),
    placeHolder: vscode.l10n.t('Which run?'),
    matchOnDetail: true,
  });
  return picked?.run;
}

function statusText(status: RunStatus): string {
  if (status === 'proposed') return vscode.l10n.t('waits for your decision');
  if (status === 'capped') return vscode.l10n.t('reached a limit');
  return status === 'failed' ? vscode.l10n.t('failed') : vscode.l10n.t('stopped');
}
