import * as vscode from 'vscode';
import {
  SCAFFOLD,
  type Scaffold,
  type ScaffoldFile,
  type ScaffoldParams,
} from '../../../server/src/hosts/lsp/protocol.ts';
import type { LanguageServer } from '../client.ts';
import { whenRunning } from '../new/when-running.ts';
import { applyScaffold } from '../scaffold/apply-scaffold.ts';
import { reviewScaffold } from '../scaffold/review-scaffold.ts';
import { scaffoldText } from '../scaffold/scaffold-text.ts';
import { activeContract } from './active-contract.ts';
import type { Command, CommandContext } from './command.ts';
import { say } from './say.ts';

/**
 * Makes the dbt project that contracts demand, or brings it up to date: of the contract or folder that was clicked on, else
 * of the contract in front, else of all. Nothing is written before the user has seen it.
 */
export const scaffoldPipeline: Command = async (context, argument) => {
  const { log, server, scaffolding } = context;
  if (!vscode.workspace.isTrusted) {
    void vscode.window.showWarningMessage(vscode.l10n.t('Nothing is written in Restricted Mode.'));
    return;
  }
  const found = await look(server, wantedOf(argument));
  if (found === 'cancelled') return;
  if (found === undefined) {
    say(vscode.l10n.t('The language server does not answer.'));
    return;
  }
  tell(found, log);
  scaffolding.notes.clear();
  if (found.refused !== undefined) {
    void vscode.window.showWarningMessage(found.refused);
    return;
  }
  const files = found.files.filter(({ before, after }) => before !== after);
  const written = files.length === 0 ? [] : await write(found, context);
  if (written === 'changed') return;
  // Whoever does not answer must not keep the command from ending.
  void finish(found, files, written, context);
};

/** `changed`: a file is another one by now, so nothing was written. */
async function write(
  found: Scaffold,
  { scaffolding }: CommandContext,
): Promise<readonly ScaffoldFile[] | 'changed'> {
  scaffolding.texts.begin();
  const chosen = await reviewScaffold(found, scaffolding.texts);
  if (chosen === undefined) return [];
  if (await applyScaffold(chosen)) return chosen;
  void vscode.window.showWarningMessage(
    vscode.l10n.t('A file has changed since it was looked at, so nothing was written. Try again.'),
  );
  return 'changed';
}

async function finish(
  found: Scaffold,
  files: readonly ScaffoldFile[],
  written: readonly ScaffoldFile[],
  { log, scaffolding }: CommandContext,
): Promise<void> {
  const { unexpressed, conflicts, failed } = found;
  const seen = written.filter((file) => files.includes(file));
  const text = scaffoldText(
    {
      ...{ files: files.length, written: seen.length },
      ...{ unexpressed: unexpressed.length, conflicts: conflicts.length, failed: failed.length },
    },
    vscode.l10n.t,
  );
  if (files.length > 0 && seen.length === 0) {
    say(text);
    return;
  }
  scaffolding.notes.show(found);
  await openFirst(seen);
  const compare = vscode.l10n.t('Compare');
  const problems = vscode.l10n.t('Show Problems');
  const details = vscode.l10n.t('Show Log');
  const buttons = [
    ...(conflicts.length > 0 ? [compare] : []),
    ...(unexpressed.length > 0 ? [problems] : []),
    ...(failed.length > 0 ? [details] : []),
  ];
  if (buttons.length === 0) {
    say(text);
    return;
  }
  const answer = await vscode.window.showInformationMessage(text, ...buttons);
  if (answer === compare) await compareAll(found, scaffolding);
  if (answer === problems) await vscode.commands.executeCommand('workbench.actions.view.problems');
  if (answer === details) log.show();
}

/** What people wrote beside what would be made. */
async function compareAll(
  { conflicts }: Scaffold,
  { texts }: CommandContext['scaffolding'],
): Promise<void> {
  const made = new Map(conflicts.map(({ uri, made: text }) => [uri, text]));
  await vscode.commands.executeCommand(
    'vscode.changes',
    vscode.l10n.t('Written by hand and asked for by contracts'),
    Array.from(made, ([uri, text]) => {
      const file = vscode.Uri.parse(uri);
      return [file, file, texts.documentOf(file, text ?? '')];
    }),
  );
}

/** A query with logic to write first, then any other: Undo there takes all back. */
async function openFirst(files: readonly ScaffoldFile[]): Promise<void> {
  const queries = files.filter(({ uri }) => uri.endsWith('.sql') && uri.includes('/models/'));
  const first =
    queries.find(({ after }) => after.includes('TODO(dataengos)')) ?? queries[0] ?? files[0];
  if (first === undefined) return;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(first.uri));
  await vscode.window.showTextDocument(document, { preview: false });
}

function tell(found: Scaffold, log: vscode.LogOutputChannel): void {
  const place = (uri: string, line: number): string =>
    `${vscode.workspace.asRelativePath(vscode.Uri.parse(uri))}:${String(line + 1)}`;
  for (const { uri, range, element, reason } of found.unexpressed)
    log.info(`Not in the dbt project: ${place(uri, range.start.line)}: ${element}: ${reason}`);
  for (const { uri, range, what, element } of found.conflicts)
    log.warn(`Left as people wrote it (${what}): ${place(uri, range.start.line)}: ${element}`);
  for (const { uri, reason } of [...found.kept, ...found.failed]) log.warn(`${uri}: ${reason}`);
}

/** Asks the server, for as long as the user likes. */
function look(
  server: LanguageServer,
  within: vscode.Uri | undefined,
): Thenable<Scaffold | 'cancelled' | undefined> {
  const options: vscode.ProgressOptions = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t('Scaffolding the pipeline'),
    cancellable: true,
  };
  const params: ScaffoldParams = within === undefined ? {} : { contracts: [within.toString()] };
  return vscode.window.withProgress(options, async (_progress, token) => {
    if (!(await whenRunning(server))) return undefined;
    const found = await server.request<Scaffold | null>(SCAFFOLD, params, token);
    return token.isCancellationRequested ? 'cancelled' : (found ?? undefined);
  });
}

/** From the Explorer or a lens a file; `null` from whoever wants all. */
function wantedOf(argument: unknown): vscode.Uri | undefined {
  if (argument instanceof vscode.Uri) return argument;
  if (typeof argument === 'string') return vscode.Uri.parse(argument);
  return argument === null ? undefined : activeContract()?.document.uri;
}
