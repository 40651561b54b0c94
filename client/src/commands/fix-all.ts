import * as vscode from 'vscode';
import { FIX_ALL_KIND } from '../../../server/src/hosts/lsp/protocol.ts';
import { activeOrOnlyContract } from './active-contract.ts';
import { applyCodeAction } from './apply-code-action.ts';
import type { Command } from './command.ts';
import { say } from './say.ts';

/** Applies every fix that certainly keeps the meaning of the document in front. */
export const fixAll: Command = async () => {
  const editor = await activeOrOnlyContract();
  if (editor === undefined) {
    say(vscode.l10n.t('Open a data contract first.'));
    return;
  }
  const { document } = editor;
  const range = document.validateRange(new vscode.Range(0, 0, document.lineCount, 0));
  const applied = await applyCodeAction(document, { kind: FIX_ALL_KIND, range });
  say(
    applied
      ? vscode.l10n.t('All safe fixes applied.')
      : vscode.l10n.t('There is nothing to fix safely.'),
  );
};
