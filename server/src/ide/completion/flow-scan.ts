import type { Range } from '../../base/range.ts';

/** Where a cursor stands inside braces or brackets. */
export interface FlowPlace {
  /** Opening characters that are not closed before the cursor, outermost first. */
  readonly open: readonly ('{' | '[')[];
  readonly place: 'key' | 'value' | 'item';
  /** The word at the cursor, quotes included; empty where there is none. */
  readonly token: Range;
  readonly quote: '"' | "'" | undefined;
  /** A colon follows the word. */
  readonly hasColon: boolean;
  /** Offset where a comma is missing before this entry. */
  readonly missingComma: number | undefined;
  /** Another entry follows without a comma. */
  readonly needsComma: boolean;
}

/**
 * Reads a flow collection from its opening character. `closed`: it ends before the cursor, at that
 * offset. `isLost`: asked at each line break, says that the collection was never closed, since
 * what follows is block style again.
 */
export function scanFlow(
  text: string,
  start: number,
  cursor: number,
  isLost: (lineStart: number) => boolean,
): { readonly closed: number } | FlowPlace | 'none' {
  const scan: Scan = { text, cursor, levels: [], at: start };
  while (scan.at < text.length) {
    skipSpace(scan);
    if (scan.at > cursor) return placeOf(scan, { start: cursor, end: cursor }, undefined);
    if (text[scan.at] === '#' && isSpace(text[scan.at - 1])) {
      const end = lineEnd(text, scan.at);
      if (cursor <= end && cursor > scan.at) return 'none';
      scan.at = end;
      continue;
    }
    if (isBreak(text[scan.at])) {
      if (scan.at === cursor) return placeOf(scan, { start: cursor, end: cursor }, undefined);
      scan.at = text.startsWith('\r\n', scan.at) ? scan.at + 2 : scan.at + 1;
      markBreak(scan);
      if (isLost(scan.at)) return { closed: scan.at };
      continue;
    }
    if (scan.at === text.length) break;
    const done = punctuation(scan);
    if (done === 'closed') return { closed: scan.at };
    if (done === 'word') {
      const quote = quoteAt(text, scan.at);
      const token = { start: scan.at, end: wordEnd(text, scan.at, cursor) };
      if (token.start <= cursor && cursor <= token.end) return placeOf(scan, token, quote);
      beginEntry(scan);
      scan.at = token.end;
      endValue(scan, token.end);
    } else if (scan.at > cursor) {
      return placeOf(scan, { start: cursor, end: cursor }, undefined);
    }
  }
  return placeOf(scan, { start: cursor, end: cursor }, undefined);
}

interface Level {
  readonly opener: '{' | '[';
  colon: boolean;
  /** End of the finished value of the current entry. */
  done: number | undefined;
  /** A line break stands behind it. */
  broken: boolean;
}

interface Scan {
  readonly text: string;
  readonly cursor: number;
  readonly levels: Level[];
  at: number;
}

/** Steps over one character of punctuation; `word` when there is none. */
function punctuation(scan: Scan): 'closed' | 'word' | 'stepped' {
  const character = scan.text[scan.at];
  const top = scan.levels.at(-1);
  if (character === '{' || character === '[') {
    if (scan.at >= scan.cursor) return stepTo(scan, scan.cursor + 1);
    beginEntry(scan);
    scan.levels.push({ opener: character, colon: false, done: undefined, broken: false });
    return stepTo(scan, scan.at + 1);
  }
  if (
    scan.at >= scan.cursor &&
    (character === '}' || character === ']' || character === ',' || character === ':')
  ) {
    return stepTo(scan, scan.cursor + 1);
  }
  if (character === '}' || character === ']') {
    scan.levels.pop();
    scan.at++;
    if (scan.levels.length === 0) return 'closed';
    endValue(scan, scan.at);
    return 'stepped';
  }
  if (character === ',' && top !== undefined) {
    Object.assign(top, { colon: false, done: undefined, broken: false });
    return stepTo(scan, scan.at + 1);
  }
  if (character === ':' && top !== undefined) {
    Object.assign(top, { colon: true, done: undefined, broken: false });
    return stepTo(scan, scan.at + 1);
  }
  return 'word';
}

function stepTo(scan: Scan, at: number): 'stepped' {
  scan.at = at;
  return 'stepped';
}

/** A value that begins on a later line than the last one ended starts a new entry: a comma is missing. */
function beginEntry(scan: Scan): void {
  const top = scan.levels.at(-1);
  if (top?.done !== undefined && top.broken)
    Object.assign(top, { colon: false, done: undefined, broken: false });
}

function endValue(scan: Scan, end: number): void {
  const top = scan.levels.at(-1);
  if (top !== undefined && (top.colon || top.opener === '[')) top.done = end;
}

function markBreak(scan: Scan): void {
  const top = scan.levels.at(-1);
  if (top?.done !== undefined) top.broken = true;
}

function placeOf(scan: Scan, token: Range, quote: FlowPlace['quote']): FlowPlace | 'none' {
  const top = scan.levels.at(-1);
  if (top === undefined) return 'none';
  const missing = top.done !== undefined && top.broken;
  // Behind a finished value on the same line only a comma or the end can follow.
  if (top.done !== undefined && !missing) return 'none';
  const colon = top.colon && !missing;
  const after = nextSignificant(scan.text, token.end);
  const hasColon = scan.text[after] === ':';
  return {
    open: scan.levels.map((level) => level.opener),
    place: colon ? 'value' : top.opener === '{' ? 'key' : 'item',
    token,
    quote,
    hasColon,
    missingComma: missing ? top.done : undefined,
    needsComma: after < scan.text.length && !hasColon && !/[,}\]]/.test(scan.text[after] ?? ''),
  };
}

function quoteAt(text: string, at: number): FlowPlace['quote'] {
  const character = text[at];
  return character === '"' || character === "'" ? character : undefined;
}

/** End of a quoted or plain word. */
function wordEnd(text: string, start: number, cursor: number): number {
  if (quoteAt(text, start) !== undefined) return quotedWordEnd(text, start, cursor);
  let at = start;
  for (; at < text.length; at++) {
    const character = text[at] ?? '';
    if (isBreak(character) || ',{}[]'.includes(character)) break;
    if (character === ':' && /[\s,{}[\]"']|^$/.test(text[at + 1] ?? '')) break;
    if (character === '#' && isSpace(text[at - 1])) break;
  }
  return Math.max(start + 1, trimmedEnd(text, start, at));
}

/**
 * A quote that is not closed on its line ends with the line; with the cursor in it, it is being typed, and what
 * follows is not swallowed: neither the bracket nor the next text in quotes, whose opening quote closes nothing.
 */
function quotedWordEnd(text: string, start: number, cursor: number): number {
  const close = quotedEnd(text, start);
  const line = lineEnd(text, start);
  if (cursor <= start || cursor > line) return close ?? trimmedEnd(text, start, line);
  if (
    close !== undefined &&
    (cursor > close || /^[ \t]*(?:[,\]}:#\r\n]|$)/.test(text.slice(close, line)))
  )
    return close;
  let at = cursor;
  while (at < line && !',]}'.includes(text[at] ?? '')) at++;
  return trimmedEnd(text, cursor, at);
}

/** Offset behind the closing quote, or undefined when the line has none. */
export function quotedEnd(text: string, start: number): number | undefined {
  const quote = text[start];
  for (let at = start + 1; at < text.length && !isBreak(text[at]); at++) {
    if (quote === '"' && text[at] === '\\') at++;
    else if (text[at] === quote) {
      if (quote === "'" && text[at + 1] === "'") at++;
      else return at + 1;
    }
  }
  return undefined;
}

/** Offset of the line break that ends the line, or the end of the text. */
export function lineEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && !isBreak(text[end])) end++;
  return end;
}

export function trimmedEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isSpace(text[at - 1])) at--;
  return at;
}

function nextSignificant(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    if (/\s/.test(text[at] ?? '')) at++;
    else if (text[at] === '#' && /\s/.test(text[at - 1] ?? '')) at = lineEnd(text, at);
    else break;
  }
  return at;
}

function skipSpace(scan: Scan): void {
  while (isSpace(scan.text[scan.at]) && scan.at <= scan.cursor) scan.at++;
}

function isSpace(character: string | undefined): boolean {
  return character === ' ' || character === '\t' || character === '\uFEFF';
}

function isBreak(character: string | undefined): boolean {
  return character === '\n' || character === '\r';
}
