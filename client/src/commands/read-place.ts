import * as vscode from 'vscode';

/** A file, and perhaps a position in it. */
export interface GivenPlace {
  readonly uri: vscode.Uri;
  readonly position?: vscode.Position;
}

/** What menus give (an address) and what code lenses give (a place as plain data); undefined for anything else. */
export function readPlace(argument: unknown): GivenPlace | undefined {
  if (argument instanceof vscode.Uri) return { uri: argument };
  if (typeof argument !== 'object' || argument === null) return undefined;
  const { uri, line, character } = argument as Readonly<Record<string, unknown>>;
  if (typeof uri !== 'string' || !isCount(line) || !isCount(character)) return undefined;
  return { uri: vscode.Uri.parse(uri), position: new vscode.Position(line, character) };
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0;
}
