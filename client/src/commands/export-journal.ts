import * as vscode from 'vscode';
import { JOURNAL } from '../../../server/src/hosts/lsp/protocol.ts';
import type { Command } from './command.ts';
import { say } from './say.ts';

/** Saves the journal of runs and decisions as a file of the user's choice. */
export const exportJournal: Command = async ({ server }) => {
  const journal = await server.request<string | null>(JOURNAL);
  if (typeof journal !== 'string') {
    say(vscode.l10n.t('The language server does not answer.'));
    return;
  }
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const target = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Export journal'),
    filters: { JSON: ['json'] },
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, 'dataengos-journal.json') } : {}),
  });
  if (target === undefined) return;
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(journal));
  say(vscode.l10n.t('The journal was saved.'));
};
