import * as vscode from 'vscode';
import type { Scaffold, ScaffoldFile } from '../../../server/src/hosts/lsp/protocol.ts';
import { isDataContract } from '../served-documents.ts';
import { applyScaffold } from '../scaffold/apply-scaffold.ts';
import { askScaffold } from '../scaffold/ask-scaffold.ts';
import { finishScaffold } from '../scaffold/finish-scaffold.ts';
import { reviewScaffold } from '../scaffold/review-scaffold.ts';
import { unsavedFile } from '../scaffold/unsaved-file.ts';
import { activeContract } from './active-contract.ts';
import type { Command, CommandContext } from './command.ts';
import { readTreeEntry } from './read-tree-entry.ts';
import { say } from './say.ts';

/**
 * Makes the dbt project that contracts demand, or brings it up to date: of the contract or folder that was clicked on, else
 * of the contract in front, else of all. Nothing is written before the user has seen it.
 */
export const scaffoldPipeline: Command = async (context, argument) => {
  const { log, server, scaffolding } = context;
  if (!vscode.workspace.isTrusted) {
    warn(vscode.l10n.t('Nothing is written in Restricted Mode.'));
    return;
  }
  const wanted = await wantedOf(argument, context);
  if (wanted === 'none') return;
  const found = await askScaffold(server, wanted);
  if (found === 'cancelled') return;
  if (found === undefined) {
    say(vscode.l10n.t('The language server does not answer.'));
    return;
  }
  tell(found, log);
  scaffolding.notes.clear();
  if (found.refused !== undefined) {
    warn(found.refused);
    return;
  }
  const written = await write(found, context);
  // Whoever does not answer must not keep the command from ending.
  if (written !== undefined) void finishScaffold(found, written, scaffolding, log);
};

/** The files that were written; undefined where none could be, of which the user knows by now. */
async function write(
  found: Scaffold,
  { scaffolding }: CommandContext,
): Promise<readonly ScaffoldFile[] | undefined> {
  if (found.files.length === 0) return [];
  const unsaved = unsavedFile(found.files);
  if (unsaved !== undefined) {
    warn(vscode.l10n.t('Save {0} first: the scaffold changes it, too.', unsaved));
    return undefined;
  }
  const chosen = await reviewScaffold(found, scaffolding.texts);
  if (chosen === undefined) return [];
  const failed = await applyScaffold(chosen);
  if (failed === undefined) return chosen;
  warn(
    failed.changed === undefined
      ? vscode.l10n.t('The editor could not write the files. Try again.')
      : vscode.l10n.t(
          '{0} has changed since it was looked at, so nothing was written. Try again.',
          vscode.workspace.asRelativePath(vscode.Uri.parse(failed.changed)),
        ),
  );
  return undefined;
}

function warn(text: string): void {
  void vscode.window.showWarningMessage(text);
}

function tell(found: Scaffold, log: vscode.LogOutputChannel): void {
  const nameOf = (uri: string): string => vscode.workspace.asRelativePath(vscode.Uri.parse(uri));
  const place = (uri: string, line: number): string => `${nameOf(uri)}:${String(line + 1)}`;
  for (const { uri, range, element, reason } of found.unexpressed)
    log.info(`Not in the dbt project: ${place(uri, range.start.line)}: ${element}: ${reason}`);
  for (const { uri, range, what, element } of found.conflicts)
    log.warn(`Left as people wrote it (${what}): ${place(uri, range.start.line)}: ${element}`);
  for (const { uri, reason } of found.kept) log.info(`Left as it is: ${nameOf(uri)}: ${reason}`);
  for (const { uri, reason } of found.failed) log.warn(`Left out: ${nameOf(uri)}: ${reason}`);
}

/**
 * From the Explorer or a lens a file or folder, from a table of the tree its contract; `null` from whoever wants all.
 * `none`: the table has no contract, of which the user knows by now.
 */
async function wantedOf(
  argument: unknown,
  { lineage }: CommandContext,
): Promise<vscode.Uri | 'none' | undefined> {
  if (argument instanceof vscode.Uri) {
    if (vscode.workspace.getWorkspaceFolder(argument) !== undefined) return argument;
    say(vscode.l10n.t('It lies in no folder of the workspace.'));
    return 'none';
  }
  if (argument === null) return undefined;
  const entry = readTreeEntry(argument);
  if (entry?.node !== undefined) {
    const places = await lineage.source.places(entry.node);
    const contract = places.find(({ uri }) => /\.odcs\.(?:ya?ml|json)$/i.test(uri));
    if (contract !== undefined) return vscode.Uri.parse(contract.uri);
    say(vscode.l10n.t('No data contract declares {0}.', entry.label));
    return 'none';
  }
  const document = activeContract()?.document;
  return document && isDataContract(document) ? document.uri : undefined;
}
