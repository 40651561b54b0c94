import * as vscode from 'vscode';
import type { PhaseId, PhaseInput, ViewPhase } from '../../../server/src/hosts/lsp/protocol.ts';
import { say } from '../commands/say.ts';
import { whereFor } from '../new/where.ts';
import { askInput } from './ask-input.ts';
import { guessInput } from './guess-input.ts';
import type { Phases } from './phases.ts';
import { RunProgress } from './run-progress.ts';
import { showOutcome } from './show-outcome.ts';
import { startRun, type RunOutcome, type WantedRun } from './start-run.ts';

/** What a menu, a lens or a light bulb knows already. Anything at all may come as an argument of a command. */
export interface GivenRun {
  readonly uri?: vscode.Uri;
  readonly input?: PhaseInput;
}

/** Asks what a phase needs, runs it and shows what came of it. `phase` undefined: the user chooses one. */
export async function runPhase(
  phases: Phases,
  phase: PhaseId | undefined,
  argument: unknown,
): Promise<void> {
  if (!isAllowed()) return;
  const { uri, input: known = {} } = readGiven(argument);
  const where = await whereFor(uri);
  if (where === undefined) {
    say(vscode.l10n.t('Open a folder first: phases work in one.'));
    return;
  }
  const folder = where.folder.toString();
  const all = await phases.list(folder);
  if (all === undefined) {
    say(vscode.l10n.t('The language server does not answer.'));
    return;
  }
  const chosen = phase === undefined ? await pickPhase(all) : all.find(({ id }) => id === phase);
  if (chosen === undefined) {
    if (phase !== undefined) say(vscode.l10n.t('This version has no phase {0}.', phase));
    return;
  }
  const input = await askInput(chosen, known, guessInput(chosen, where.folder, uri));
  if (input === undefined) return;
  await runAndShow(phases, { phase: chosen.id, title: chosen.title, input, folder });
}

/** With the progress on the screen, which also stops it. Resolves when it has ended; what came of it is then shown. */
export async function runAndShow(phases: Phases, wanted: WantedRun): Promise<void> {
  if (!isAllowed()) return;
  const outcome = await withProgress(phases, wanted);
  // Whoever does not answer a message must not keep the command from ending.
  void showOutcome(phases, wanted, outcome).catch((error: unknown) => {
    phases.log.error(String(error));
  });
}

function withProgress(phases: Phases, wanted: WantedRun): Thenable<RunOutcome> {
  const options: vscode.ProgressOptions = {
    location: vscode.ProgressLocation.Notification,
    title: wanted.title,
    cancellable: true,
  };
  return vscode.window.withProgress(options, (shown, token) => {
    const progress = new RunProgress();
    return startRun(
      phases,
      wanted,
      (event) => {
        const message = progress.line(event);
        if (message !== undefined) shown.report({ message });
        if (event.kind === 'step') phases.log.info(`${wanted.title}: ${event.step.text}`);
        const warning = progress.warning(event);
        if (warning !== undefined) void vscode.window.showWarningMessage(warning);
      },
      token,
    );
  });
}

function isAllowed(): boolean {
  if (vscode.workspace.isTrusted) return true;
  void vscode.window.showWarningMessage(vscode.l10n.t('Phases do not run in Restricted Mode.'));
  return false;
}

async function pickPhase(all: readonly ViewPhase[]): Promise<ViewPhase | undefined> {
  const items = all.map((phase) => ({ phase, label: phase.title, detail: phase.doc }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Run phase'),
    placeHolder: vscode.l10n.t('What is to be done?'),
    matchOnDetail: true,
  });
  return picked?.phase;
}

function readGiven(argument: unknown): GivenRun {
  if (argument instanceof vscode.Uri) return { uri: argument };
  if (typeof argument !== 'object' || argument === null) return {};
  const { uri, input } = argument as { readonly uri?: unknown; readonly input?: unknown };
  const texts = Object.entries(typeof input === 'object' && input !== null ? input : {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  const read = typeof uri === 'string' ? vscode.Uri.parse(uri) : uri;
  return {
    ...(read instanceof vscode.Uri && { uri: read }),
    input: Object.fromEntries(texts),
  };
}
