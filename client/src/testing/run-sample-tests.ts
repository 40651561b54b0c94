import * as vscode from 'vscode';
import {
  SAMPLE_TESTS,
  type SampleTests,
  type SampleTestsParams,
} from '../../../server/src/hosts/lsp/protocol.ts';
import type { LanguageServer } from '../client.ts';
import { whenRunning } from '../new/when-running.ts';
import type { SampleItems } from './sample-items.ts';
import { showProblem, showResults } from './sample-run.ts';

export interface SampleRunner {
  readonly controller: vscode.TestController;
  readonly items: SampleItems;
  readonly server: LanguageServer;
}

/** Runs what was asked for and marks it in the Test Explorer. Cancelling ends what the server runs. Never rejects. */
export async function runSampleTests(
  { controller, items, server }: SampleRunner,
  request: vscode.TestRunRequest,
  asked?: vscode.CancellationToken,
): Promise<void> {
  if (!vscode.workspace.isTrusted) {
    // Whoever does not answer must not keep the run from ending.
    void askForTrust();
    return;
  }
  const run = controller.createTestRun(request);
  const stop = new vscode.CancellationTokenSource();
  const subscriptions = [run.token, asked].map((one) =>
    one?.onCancellationRequested(() => stop.cancel()),
  );
  if (asked?.isCancellationRequested) stop.cancel();
  const tests = items.wanted(request);
  try {
    for (const item of tests.values()) run.started(item);
    const params = paramsOf(request, tests);
    const answer = (await whenRunning(server))
      ? await server.request<SampleTests | null>(SAMPLE_TESTS, params, stop.token)
      : undefined;
    const isThere = (item: vscode.TestItem): boolean => items.has(item);
    const isDone = answer !== undefined && answer !== null && !stop.token.isCancellationRequested;
    if (isDone) showResults(run, tests, answer, isThere);
    else for (const item of [...tests.values()].filter(isThere)) run.skipped(item);
    const problem = isDone
      ? answer.unavailable
      : stop.token.isCancellationRequested
        ? undefined
        : vscode.l10n.t('The language server does not answer.');
    if (problem !== undefined) showProblem(run, problem);
  } finally {
    run.end();
    for (const one of subscriptions) one?.dispose();
    stop.dispose();
  }
}

/** All tests need not be named: those that came since are run, too. */
function paramsOf(
  { include, exclude }: vscode.TestRunRequest,
  tests: ReadonlyMap<string, vscode.TestItem>,
): SampleTestsParams {
  const isAll = include === undefined && !exclude?.length;
  return isAll ? { run: true } : { run: true, tests: [...tests.keys()] };
}

async function askForTrust(): Promise<void> {
  const manage = vscode.l10n.t('Manage Workspace Trust');
  const chosen = await vscode.window.showWarningMessage(
    vscode.l10n.t('Tests run the queries of the workspace: trust it first.'),
    manage,
  );
  if (chosen === manage) await vscode.commands.executeCommand('workbench.trust.manage');
}
