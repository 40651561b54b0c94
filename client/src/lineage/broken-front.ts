import * as vscode from 'vscode';
import { SERVER_NAME } from '../../../server/src/hosts/lsp/protocol.ts';

/** What is wrong with the file in front, if it is that one, in a sentence with the line: its first error. */
export function brokenFront(uri: string): string | undefined {
  const front = vscode.window.activeTextEditor?.document.uri;
  if (front?.toString() !== uri) return undefined;
  const [first] = vscode.languages
    .getDiagnostics(front)
    .filter(({ source, severity }) => source === SERVER_NAME && severity === ERROR)
    .sort((a, b) => a.range.start.line - b.range.start.line);
  return first && vscode.l10n.t('Line {0}: {1}', first.range.start.line + 1, first.message);
}

const ERROR = vscode.DiagnosticSeverity.Error;
