import type { Range } from '../../base/range.ts';
import { readBlockLine, type BlockLine } from './block-line.ts';
import { lineEnd, quotedEnd, scanFlow, type FlowPlace } from './flow-scan.ts';

/** Where the cursor stands, from the text alone: it is asked in files that are half written. */
export type Cursor = BlockCursor | (FlowPlace & { readonly kind: 'flow' });

export interface BlockCursor {
  /** `entry`: where a key, an item or a value of the line above can stand; `value`: behind a colon. */
  readonly kind: 'entry' | 'value';
  readonly line: BlockLine;
  /** The word at the cursor, quotes included; empty where there is none. */
  readonly token: Range;
  readonly quote: '"' | "'" | undefined;
  /** A colon follows the word. */
  readonly hasColon: boolean;
  /** The cursor touches a dash or colon that wants a space behind it. */
  readonly needsSpace: boolean;
}

/**
 * Reads the text from `from`, the start of a line outside of every block scalar, quote and flow
 * collection, to the cursor. Undefined where nothing can be completed: in comments, block scalars,
 * later lines of quoted text, behind a finished value.
 */
export function cursorAt(text: string, from: number, offset: number): Cursor | undefined {
  let start = from;
  while (start <= offset) {
    const line = readBlockLine(text, start);
    if (offset <= line.end) {
      const opener = flowStart(text, line);
      if (opener === undefined || offset <= opener) return onLine(text, line, offset);
    }
    const next = behind(text, line, offset);
    if (typeof next !== 'number') return next;
    start = next;
  }
  return undefined;
}

/** The start of the first line behind this one and all that its value spans, or what the cursor is in there. */
function behind(text: string, line: BlockLine, offset: number): number | Cursor | undefined {
  const opener = flowStart(text, line);
  if (opener !== undefined) {
    const flow = scanFlow(text, opener, offset, (start) => opensBlock(text, start, line));
    if (isBelow(text, line, offset) && !isClosed(text, opener, line))
      return nextLine(text, line.end);
    if (flow === 'none') return undefined;
    if (!('closed' in flow)) {
      const lost =
        flow.needsComma && opensBlock(text, nextLine(text, lineEnd(text, flow.token.end)), line);
      return { kind: 'flow', ...flow, needsComma: flow.needsComma && !lost };
    }
    if (isBreakBefore(text, flow.closed)) return flow.closed;
    const end = lineEnd(text, flow.closed);
    return offset <= end ? undefined : nextLine(text, end);
  }
  const first = text[line.value.start] ?? '';
  if (line.value.end > line.value.start) {
    if (first === '|' || first === '>') return behindBlockScalar(text, line, offset);
    if ((first === '"' || first === "'") && quotedEnd(text, line.value.start) === undefined) {
      return behindQuote(text, line, offset, first);
    }
  }
  return nextLine(text, line.end);
}

/** Whether the cursor is on a later line, in a blank or a word that stands no deeper than the key or dash of the line. */
function isBelow(text: string, line: BlockLine, offset: number): boolean {
  const parent = line.key === undefined ? line.dashes.at(-1) : line.column;
  if (parent === undefined || offset <= line.end) return false;
  let start = offset;
  while (!isBreakBefore(text, start)) start--;
  const end = lineEnd(text, offset);
  const column = Math.min(indentOf(text, start, end), offset - start);
  return column <= parent && !/[\]},]/.test(text[start + column] ?? '');
}

function isBreakBefore(text: string, at: number): boolean {
  return text[at - 1] === '\n' || text[at - 1] === '\r';
}

/** Whether the flow collection ends before block style begins again. */
function isClosed(text: string, opener: number, line: BlockLine): boolean {
  const end = scanFlow(text, opener, text.length, (start) => opensBlock(text, start, line));
  return typeof end === 'object' && 'closed' in end && !isBreakBefore(text, end.closed);
}

function behindBlockScalar(text: string, line: BlockLine, offset: number): number | undefined {
  const parent = line.key === undefined ? (line.dashes.at(-1) ?? -1) : line.column;
  let start = nextLine(text, line.end);
  while (start < text.length) {
    const end = lineEnd(text, start);
    const indent = indentOf(text, start, end);
    const blank = start + indent === end;
    // A cursor on a blank line that reaches into the block is in it.
    if (offset <= end && (blank ? offset - start > parent : indent > parent)) return undefined;
    if (!blank && indent <= parent) break;
    if (offset <= end) break;
    start = nextLine(text, end);
  }
  return start;
}

/** A quote that is closed on no line until block style begins again was forgotten: it ends with its line. */
function behindQuote(
  text: string,
  line: BlockLine,
  offset: number,
  quote: string,
): number | undefined {
  const below = isBelow(text, line, offset);
  let start = nextLine(text, line.end);
  while (start < text.length && !opensBlock(text, start, line)) {
    const end = lineEnd(text, start);
    const written = text.slice(start, end);
    if (written.includes(quote)) return offset <= end ? undefined : nextLine(text, end);
    if (below && start <= offset && offset <= end && written.trim() !== '') break;
    start = nextLine(text, end);
  }
  const isInside = !below && (offset < start || start >= text.length);
  return isInside ? undefined : nextLine(text, line.end);
}

/** Whether a line is a key or item in block style that stands no deeper than the line before it. */
function opensBlock(text: string, start: number, opener: BlockLine): boolean {
  const line = readBlockLine(text, start);
  if (line.empty && line.dashes.length === 0) return false;
  const indent = line.dashes[0] ?? line.column;
  // In JSON all lines are keys; there the opening line is no pair.
  if (opener.key === undefined && opener.dashes.length === 0) return false;
  return indent <= opener.column && (line.key !== undefined || line.dashes.length > 0);
}

function flowStart(text: string, line: BlockLine): number | undefined {
  const first = text[line.value.start];
  return line.value.end > line.value.start && (first === '{' || first === '[')
    ? line.value.start
    : undefined;
}

function onLine(text: string, line: BlockLine, offset: number): BlockCursor | undefined {
  const base = { line, quote: undefined, hasColon: false, needsSpace: false };
  const blank = { start: offset, end: offset };
  // Text that touches the sign would make it a part of that text.
  if (line.comment !== undefined && offset >= line.comment) return undefined;
  if (line.empty) {
    const lastDash = line.dashes.at(-1);
    if (lastDash === undefined) return { ...base, kind: 'entry', token: blank };
    if (offset <= line.start + lastDash) return undefined;
    return {
      ...base,
      kind: 'entry',
      token: blank,
      needsSpace: offset === line.start + lastDash + 1,
    };
  }
  if (offset < line.start + line.column) return undefined;
  if (line.key !== undefined && offset <= line.colon) {
    if (offset > line.key.end) return undefined;
    return {
      ...base,
      kind: 'entry',
      token: line.key,
      quote: quoteAt(text, line.key.start),
      hasColon: true,
    };
  }
  const kind = line.key === undefined ? 'entry' : 'value';
  const needsSpace = line.key !== undefined && offset === line.colon + 1;
  if (line.value.start === line.value.end) return { ...base, kind, token: blank, needsSpace };
  if (offset < line.value.start) {
    return { ...base, kind, token: { start: offset, end: line.value.end }, needsSpace };
  }
  if (offset > line.value.end || '|>*&!'.includes(text[line.value.start] ?? ' ')) return undefined;
  return { ...base, kind, token: line.value, quote: quoteAt(text, line.value.start), needsSpace };
}

function quoteAt(text: string, at: number): BlockCursor['quote'] {
  const character = text[at];
  return character === '"' || character === "'" ? character : undefined;
}

/** Offset behind the line break at `end`. */
export function nextLine(text: string, end: number): number {
  return end + (text.startsWith('\r\n', end) ? 2 : 1);
}

function indentOf(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && (text[at] === ' ' || text[at] === '\t')) at++;
  return at - start;
}
