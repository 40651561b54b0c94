import * as vscode from 'vscode';
import type { Middleware } from 'vscode-languageclient/node';
import {
  SHOW_REFERENCES,
  type PlainPlace,
  type PlainRange,
} from '../../server/src/hosts/lsp/protocol.ts';
import { plainPosition, plainRange } from './plain-places.ts';

interface PlainLocation {
  readonly uri: string;
  readonly range: PlainRange;
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
  const [uri, position, locations] = (command.arguments ?? []) as [
    string,
    PlainPlace,
    PlainLocation[],
  ];
  const inEditor = locations.map(
    (one) => new vscode.Location(vscode.Uri.parse(one.uri), plainRange(one.range)),
  );
  command.arguments = [vscode.Uri.parse(uri), plainPosition(position), inEditor];
  return resolved;
};
