import * as vscode from 'vscode';
import type { PlainPlace, PlainRange } from '../../server/src/hosts/lsp/protocol.ts';

/** Positions and ranges of the server, which are plain data, in the editor's own types. */
export function plainPosition({ line, character }: PlainPlace): vscode.Position {
  return new vscode.Position(line, character);
}

export function plainRange({ start, end }: PlainRange): vscode.Range {
  return new vscode.Range(plainPosition(start), plainPosition(end));
}
