import * as vscode from 'vscode';
import {
  EXPORT,
  type ExportOutcome,
  type ExportParams,
} from '../../../server/src/hosts/lsp/protocol.ts';
import type { LanguageServer } from '../client.ts';
import { exportText, reasonText } from '../export/export-text.ts';
import { whereFor } from '../new/where.ts';
import { whenRunning } from '../new/when-running.ts';
import type { Command, CommandContext } from './command.ts';
import { say } from './say.ts';

/** Writes the folders below `exports` that are handed on, and shows what came of it. */
export const exportFiles: Command = async (context, argument) => {
  if (!vscode.workspace.isTrusted) {
    void vscode.window.showWarningMessage(vscode.l10n.t('Nothing is exported in Restricted Mode.'));
    return;
  }
  const where = await whereFor(argument);
  if (where === undefined) return;
  const targets = await pickTargets();
  if (targets === undefined) return;
  const params = { targets, folder: where.folder.toString() };
  await exportOnce(context, params);
};

async function exportOnce(context: CommandContext, params: ExportParams): Promise<void> {
  const outcome = await ask(context.server, params);
  if (outcome === 'cancelled') return;
  if (outcome === undefined) {
    say(vscode.l10n.t('The language server does not answer.'));
    return;
  }
  log(outcome, context);
  // Whoever does not answer must not keep the command from ending.
  void show(outcome, context, params);
}

interface TargetItem extends vscode.QuickPickItem {
  readonly target: string;
}

/** Undefined when nobody chose any. */
async function pickTargets(): Promise<readonly string[] | undefined> {
  const items: readonly TargetItem[] = [
    {
      target: 'docs',
      label: vscode.l10n.t('Documentation'),
      description: 'exports/docs',
      detail: vscode.l10n.t('The data catalog as pages of Markdown and as catalog.json'),
      picked: true,
    },
    {
      target: 'warehouse-package',
      label: vscode.l10n.t('Warehouse package'),
      description: 'exports/warehouse-package',
      detail: vscode.l10n.t('A clean copy of the dbt project, with hashes of its files'),
      picked: true,
    },
  ];
  const picked = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    title: vscode.l10n.t('Export'),
    placeHolder: vscode.l10n.t('What is to be exported?'),
  });
  return picked === undefined || picked.length === 0 ? undefined : picked.map((one) => one.target);
}

function ask(
  server: LanguageServer,
  params: ExportParams,
): Thenable<ExportOutcome | 'cancelled' | undefined> {
  const options: vscode.ProgressOptions = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t('Exporting'),
    cancellable: true,
  };
  return vscode.window.withProgress(options, async (_progress, token) => {
    if (!(await whenRunning(server))) return undefined;
    const outcome = await server.request<ExportOutcome | null>(EXPORT, params, token);
    return token.isCancellationRequested ? 'cancelled' : (outcome ?? undefined);
  });
}

function log({ targets, reasons }: ExportOutcome, { log: output }: CommandContext): void {
  for (const one of reasons) output.warn(`Not exported: ${reasonText(one, vscode.l10n.t)}`);
  for (const { target, leftOut, nothing } of targets) {
    if (nothing !== undefined) output.warn(`${target}: ${nothing}`);
    for (const { path, reason } of leftOut) output.info(`${target} without ${path}: ${reason}`);
  }
}

async function show(
  outcome: ExportOutcome,
  context: CommandContext,
  params: ExportParams,
): Promise<void> {
  const text = exportText(outcome, vscode.l10n.t);
  if (outcome.state === 'written') {
    const docs = outcome.targets.find(({ target, files }) => target === 'docs' && files > 0);
    const open = vscode.l10n.t('Open Documentation');
    const chosen = await vscode.window.showInformationMessage(text, ...(docs ? [open] : []));
    if (docs !== undefined && chosen === open)
      await vscode.window.showTextDocument(
        vscode.Uri.joinPath(vscode.Uri.parse(docs.folder), 'README.md'),
      );
    return;
  }
  const problems = vscode.l10n.t('Show Problems');
  const replace = vscode.l10n.t('Replace Them');
  const details = vscode.l10n.t('Show Log');
  const { errors, changed, reasons } = outcome;
  const isOnlyChanged = outcome.state === 'refused' && changed > 0 && changed === reasons.length;
  const buttons = errors > 0 ? [problems] : isOnlyChanged ? [replace, details] : [details];
  const chosen = await vscode.window.showWarningMessage(text, ...buttons);
  if (chosen === problems) await vscode.commands.executeCommand('workbench.actions.view.problems');
  if (chosen === details) context.log.show();
  if (chosen === replace) await exportOnce(context, { ...params, force: true });
}
