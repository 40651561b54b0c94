import * as vscode from 'vscode';
import { SERVER_NAME } from '../../../server/src/hosts/lsp/protocol.ts';

/** What the server has found in a document. */
export function ourDiagnostics(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === SERVER_NAME);
}

/** The code of the rule that a diagnostic comes from. */
export function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : (code ?? ''));
}
