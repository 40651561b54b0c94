import * as vscode from 'vscode';
import { activeContract } from './active-contract.ts';
import type { Command } from './command.ts';
import { ourDiagnostics, ruleOf } from './diagnostics.ts';
import { say } from './say.ts';
import { showPage } from './show-page.ts';

/** Opens the page of a rule: the one that is named, the one under the cursor, or one of the file's. */
export const openRuleDocumentation: Command = async (context, argument) => {
  const code = isCode(argument) ? argument : await chosenCode();
  if (code === undefined) return;
  const page = vscode.Uri.joinPath(context.extension.extensionUri, `docs/rules/${code}.md`);
  if (await exists(page)) await showPage(context, page);
  else say(vscode.l10n.t('There is no rule "{0}".', code));
};

/** A rule code and nothing that leads out of the folder of pages. */
function isCode(argument: unknown): argument is string {
  return typeof argument === 'string' && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(argument);
}

async function chosenCode(): Promise<string | undefined> {
  const editor = activeContract();
  const findings = editor === undefined ? [] : ourDiagnostics(editor.document.uri);
  const cursor = editor?.selection.active;
  const under = findings.filter(({ range }) => cursor !== undefined && range.contains(cursor));
  const codes = codesOf(under.length > 0 ? under : findings);
  if (codes.length <= 1) {
    if (codes.length === 0) say(vscode.l10n.t('There is no finding of a rule here.'));
    return codes[0];
  }
  return vscode.window.showQuickPick(codes, { title: vscode.l10n.t('Open rule documentation') });
}

function codesOf(findings: readonly vscode.Diagnostic[]): string[] {
  return [...new Set(findings.map(ruleOf).filter(isCode))].sort();
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
