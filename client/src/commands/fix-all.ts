import * as vscode from 'vscode';
import {
  SAFE_FIXES,
  type SafeFixes,
  type SafeFixesParams,
} from '../../../server/src/hosts/lsp/protocol.ts';
import { fixAllText } from '../fix-all-text.ts';
import { plainRange } from '../plain-places.ts';
import { activeOrLastContract } from './active-contract.ts';
import type { Command } from './command.ts';
import { say } from './say.ts';

/** Applies every fix that certainly keeps the meaning of the document in front. */
export const fixAll: Command = async ({ recent, server }) => {
  const editor = await activeOrLastContract(recent);
  if (editor === undefined) {
    say(vscode.l10n.t('Open a data contract first.'));
    return;
  }
  const { document } = editor;
  const params: SafeFixesParams = { textDocument: { uri: document.uri.toString() } };
  const fixes = await server.request<SafeFixes | null>(SAFE_FIXES, params);
  const done = fixes ? await apply(fixes, document) : false;
  say(
    fixes && done
      ? fixAllText(fixes, vscode.l10n.t)
      : vscode.l10n.t('The fixes could not be applied. Try again.'),
  );
};

/** False when the text has changed since, or the editor refuses. */
async function apply(
  { edits, version }: SafeFixes,
  document: vscode.TextDocument,
): Promise<boolean> {
  if (edits.length === 0) return true;
  if (version !== document.version) return false;
  const edit = new vscode.WorkspaceEdit();
  for (const { range, newText } of edits) edit.replace(document.uri, plainRange(range), newText);
  return vscode.workspace.applyEdit(edit);
}
