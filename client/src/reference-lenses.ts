import * as vscode from 'vscode';
import type { Middleware } from 'vscode-languageclient/node';
import { SHOW_REFERENCES } from '../../server/src/hosts/lsp/protocol.ts';

interface Place {
  readonly line: number;
  readonly character: number;
}

interface PlainLocation {
  readonly uri: string;
  readonly range: { readonly start: Place; readonly end: Place };
}

/** The server's lenses carry plain data; the editor's own command wants its own types. */
export const resolveCodeLens: NonNullable<Middleware['resolveCodeLens']> = async (
  lens,
  token,
  next,
) => {
  const resolved = await next(lens, token);
  const command = resolved?.command;
  if (command?.command !== SHOW_REFERENCES) return resolved;
  const [uri, position, locations] = (command.arguments ?? []) as [string, Place, PlainLocation[]];
  const inEditor = locations.map(
    (one) => new vscode.Location(vscode.Uri.parse(one.uri), rangeOf(one.range)),
  );
  command.arguments = [vscode.Uri.parse(uri), positionOf(position), inEditor];
  return resolved;
};

function rangeOf({ start, end }: PlainLocation['range']): vscode.Range {
  return new vscode.Range(positionOf(start), positionOf(end));
}

function positionOf({ line, character }: Place): vscode.Position {
  return new vscode.Position(line, character);
}
