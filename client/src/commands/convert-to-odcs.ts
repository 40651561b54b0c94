import * as vscode from 'vscode';
import { activeContract } from './active-contract.ts';
import { applyCodeAction } from './apply-code-action.ts';
import type { Command } from './command.ts';
import { say } from './say.ts';

/** The rule whose fix rewrites a contract of a retired standard. */
const RULE = 'contract-format';

/** Rewrites a contract of a retired standard as ODCS, in the editor, where it can be undone. */
export const convertToOdcs: Command = async () => {
  const editor = activeContract();
  const converted =
    editor !== undefined &&
    (await applyCodeAction(editor.document, vscode.CodeActionKind.QuickFix.value, isConversion));
  if (!converted) say(vscode.l10n.t('This is no contract of a retired standard.'));
};

function isConversion({ diagnostics = [] }: vscode.CodeAction): boolean {
  return diagnostics.some(({ code }) => (typeof code === 'object' ? code.value : code) === RULE);
}
