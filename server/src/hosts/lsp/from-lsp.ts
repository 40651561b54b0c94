import type { Position, Range as LspRange } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Range } from '../../base/range.ts';
import { canonicalUri } from './canonical-uri.ts';
import { invalidParams } from './guard.ts';

/** With `to-lsp.ts` the only place that turns lines and columns into offsets. Places beyond the text move to its nearest end. */
export function fromLspPosition(position: unknown, document: TextDocument): number {
  return document.offsetAt(checkPosition(position));
}

export function fromLspRange(range: unknown, document: TextDocument): Range {
  if (!isRecord(range)) throw invalidParams('A range with start and end is needed.');
  const given = range as Partial<LspRange>;
  const start = fromLspPosition(given.start, document);
  const end = fromLspPosition(given.end, document);
  return { start: Math.min(start, end), end: Math.max(start, end) };
}

/** The URI of `params.textDocument`, as this server writes it, or an error response. */
export function documentUri(params: unknown): string {
  const document = isRecord(params) ? params.textDocument : undefined;
  const uri = isRecord(document) ? document.uri : undefined;
  if (typeof uri !== 'string') throw invalidParams('textDocument.uri must be a string.');
  return canonicalUri(uri);
}

/** A position as the client gave it, or an error response. */
export function checkPosition(position: unknown): Position {
  if (isRecord(position)) {
    const { line, character } = position;
    if (isIndex(line) && isIndex(character)) return { line, character };
  }
  throw invalidParams('A position needs line and character, whole numbers from 0.');
}

function isIndex(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
