import * as vscode from 'vscode';
import type { PolicyPlace } from '../../../server/src/hosts/lsp/protocol.ts';
import type { Command } from './command.ts';

/** Shows the line of a policy that a finding names. Code actions and links invoke it, nobody by hand. */
export const goToPolicy: Command = async (_, argument) => {
  if (!isPlace(argument)) return;
  const { uri, line, start, end } = argument;
  const selection = new vscode.Range(line, start, line, end);
  await vscode.window.showTextDocument(vscode.Uri.parse(uri), { selection });
};

function isPlace(argument: unknown): argument is PolicyPlace {
  if (typeof argument !== 'object' || argument === null) return false;
  const { uri, line, start, end } = argument as Partial<Record<keyof PolicyPlace, unknown>>;
  return typeof uri === 'string' && [line, start, end].every(isCount);
}

function isCount(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0;
}
