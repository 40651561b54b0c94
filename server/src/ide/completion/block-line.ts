import type { Range } from '../../base/range.ts';
import { lineEnd, quotedEnd, trimmedEnd } from './flow-scan.ts';

/** The parts of a line in block style. Columns count characters from the start of the line. */
export interface BlockLine {
  readonly start: number;
  readonly end: number;
  /** Columns of the dashes that begin it. */
  readonly dashes: readonly number[];
  /** Column of the first character behind the dashes. */
  readonly column: number;
  /** Nothing, or nothing but a comment, stands behind the dashes. */
  readonly empty: boolean;
  /** Offset of a comment that ends the line. */
  readonly comment: number | undefined;
  readonly key: Range | undefined;
  /** Offset of the colon; set with `key`. */
  readonly colon: number;
  /** What stands behind the colon, or behind the dashes of a line without a key; without anchors and tags. Empty range where there is nothing. */
  readonly value: Range;
}

/** Reads the line that starts at the offset. */
export function readBlockLine(text: string, start: number): BlockLine {
  const end = lineEnd(text, start);
  const dashes: number[] = [];
  let at = skip(text, start, end);
  while (text[at] === '-' && (at + 1 >= end || isSpace(text[at + 1]))) {
    dashes.push(at - start);
    at = skip(text, at + 1, end);
  }
  const column = at - start;
  if (at >= end || text[at] === '#') {
    const comment = at < end ? at : undefined;
    const nothing = { start: Math.min(at, end), end: Math.min(at, end) };
    return {
      start,
      end,
      dashes,
      column,
      empty: true,
      comment,
      key: undefined,
      colon: -1,
      value: nothing,
    };
  }
  const colon = keyColon(text, at, end);
  const from = colon === undefined ? at : skipProperties(text, skip(text, colon + 1, end), end);
  const comment = commentStart(text, from, end);
  const value = {
    start: Math.min(from, comment ?? end),
    end: trimmedEnd(text, from, comment ?? end),
  };
  const key = colon === undefined ? undefined : { start: at, end: trimmedEnd(text, at, colon) };
  return { start, end, dashes, column, empty: false, comment, key, colon: colon ?? -1, value };
}

/** Offset of the colon that makes what stands at `at` a key. */
function keyColon(text: string, at: number, end: number): number | undefined {
  const first = text[at] ?? '';
  if (first === '"' || first === "'") {
    const close = quotedEnd(text, at);
    const colon = close === undefined ? end : skip(text, close, end);
    return text[colon] === ':' && colon < end ? colon : undefined;
  }
  if ('{[#|>'.includes(first)) return undefined;
  for (
    let colon = text.indexOf(':', at);
    colon !== -1 && colon < end;
    colon = text.indexOf(':', colon + 1)
  ) {
    if (colon + 1 < end && !isSpace(text[colon + 1])) continue;
    const comment = commentStart(text, at, end);
    return comment !== undefined && comment < colon ? undefined : colon;
  }
  return undefined;
}

function commentStart(text: string, from: number, end: number): number | undefined {
  let at = from;
  if (text[at] === '"' || text[at] === "'") at = quotedEnd(text, at) ?? at + 1;
  for (; at < end; at++) if (text[at] === '#' && isSpace(text[at - 1])) return at;
  return undefined;
}

function skipProperties(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && (text[at] === '&' || text[at] === '!')) {
    while (at < end && !isSpace(text[at])) at++;
    at = skip(text, at, end);
  }
  return at;
}

function skip(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isSpace(text[at])) at++;
  return at;
}

function isSpace(character: string | undefined): boolean {
  return character === ' ' || character === '\t' || character === '\uFEFF';
}
