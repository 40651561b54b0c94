import * as vscode from 'vscode';
import {
  CLASSIFY,
  type Classification,
  type ClassifiedFile,
  type ClassifyParams,
} from '../../../server/src/hosts/lsp/protocol.ts';
import { classifiedText, proposedText } from '../classified-text.ts';
import type { LanguageServer } from '../client.ts';
import { plainRange } from '../plain-places.ts';
import type { Command } from './command.ts';
import { say } from './say.ts';

/** Proposes class, level and treatment of sensitive properties: the editor shows each with its reason and asks. */
export const classify: Command = async ({ log, server }, argument) => {
  const found = await look(server, argument instanceof vscode.Uri ? argument : undefined);
  if (found === 'cancelled') return;
  if (found === undefined) {
    say(vscode.l10n.t('The language server does not answer.'));
    return;
  }
  const { contracts, files, failed } = found;
  for (const { uri, reason } of failed) log.warn(`Not classified: ${uri}: ${reason}`);
  const applied = files.length > 0 && (await propose(files));
  const result = { contracts, files: files.length, failed: failed.length, applied };
  say(classifiedText(result, vscode.l10n.t));
};

/** Asks the server, for as long as the user likes. */
function look(
  server: LanguageServer,
  within: vscode.Uri | undefined,
): Thenable<Classification | 'cancelled' | undefined> {
  const options: vscode.ProgressOptions = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t('Looking for sensitive properties'),
    cancellable: true,
  };
  const params: ClassifyParams = within === undefined ? {} : { within: within.toString() };
  return vscode.window.withProgress(options, async (_progress, token) => {
    const found = await server.request<Classification | null>(CLASSIFY, params, token);
    return token.isCancellationRequested ? 'cancelled' : (found ?? undefined);
  });
}

/** False when the user does not want it, or a text has changed since. */
async function propose(files: readonly ClassifiedFile[]): Promise<boolean> {
  const open = new Map(
    vscode.workspace.textDocuments.map((document) => [document.uri.toString(), document]),
  );
  const edit = new vscode.WorkspaceEdit();
  for (const file of files) {
    const uri = vscode.Uri.parse(file.uri);
    const document = open.get(uri.toString());
    if (file.version !== undefined && document?.version !== file.version) return false;
    for (const { range, newText, label, description } of file.edits) {
      // What has to be confirmed makes the editor open its preview. The icon shows the reason to whoever points at it.
      const iconPath = new vscode.ThemeIcon('shield');
      const metadata = { needsConfirmation: true, label, description, iconPath };
      edit.replace(uri, plainRange(range), newText, metadata);
    }
  }
  say(proposedText(files.length, vscode.l10n.t));
  return vscode.workspace.applyEdit(edit, { isRefactoring: true });
}
