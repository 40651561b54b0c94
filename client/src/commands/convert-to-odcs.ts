import * as vscode from 'vscode';
import { activeContract } from './active-contract.ts';
import { applyCodeAction } from './apply-code-action.ts';
import type { Command } from './command.ts';
import { ourDiagnostics, ruleOf } from './diagnostics.ts';
import { say } from './say.ts';

/** The rule whose preferred fix rewrites a contract of a retired standard. */
const RULE = 'contract-format';

/** Rewrites a contract of a retired standard as ODCS, in the editor, where it can be undone. */
export const convertToOdcs: Command = async () => {
  const editor = activeContract();
  const converted = editor !== undefined && (await convert(editor.document));
  if (!converted) say(vscode.l10n.t('This is no contract of a retired standard.'));
};

async function convert(document: vscode.TextDocument): Promise<boolean> {
  const finding = ourDiagnostics(document.uri).find((diagnostic) => ruleOf(diagnostic) === RULE);
  if (finding === undefined) return false;
  const kind = vscode.CodeActionKind.QuickFix.value;
  return applyCodeAction(document, { kind, range: finding.range, preferred: true });
}
