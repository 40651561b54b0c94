import { scanFlow, type FlowSlip } from './flow-scan.ts';
import { closingQuote } from './quotes.ts';
import { hasKeyAt, isBreakOrBlank } from './scan-line.ts';

/**
 * A line as one sees it without parsing. `inner` lines belong to a text block, a quoted text or
 * a flow collection that began above.
 */
export interface Line {
  readonly kind: 'blank' | 'comment' | 'content' | 'inner';
  readonly start: number;
  /** Behind the last character, the line break left out. */
  readonly end: number;
  /** The first character that is no white space. */
  readonly first: number;
  /** Column of `first`; a tab counts for two. */
  readonly column: number;
  /** The first character behind all dashes. */
  readonly content: number;
  /** The colon of the key on this line, -1 when it has none. */
  readonly colon: number;
  /** The first character of the value or of what stands instead of a key; `end` when there is nothing. */
  readonly value: number;
  /** The quote that opens here is never closed. */
  readonly unclosedQuote: boolean;
  /** What is wrong between the bracket that opens here and its end. */
  readonly flowSlips: readonly FlowSlip[];
}

const blockHeader = /(?:[&!]\S*[ \t]+)*[|>][-+1-9]{0,2}[ \t]*(?:#.*)?\r?$/my;

/** Splits a text into lines. Meant for texts that do not parse, and for finding what lies outside of quotes. */
export function readLines(text: string): Line[] {
  const lines: Line[] = [];
  /** Lines deeper than this belong to a text block; -2 when there is none. */
  let blockParent = -2;
  let innerUntil = -1;
  for (let start = 0; start < text.length;) {
    const breakAt = text.indexOf('\n', start);
    const next = breakAt === -1 ? text.length : breakAt + 1;
    const end =
      breakAt === -1 ? text.length : text.charCodeAt(breakAt - 1) === 13 ? breakAt - 1 : breakAt;
    const { first, column } = indentOf(text, start, end);
    const isBlank = first >= end;
    const inBlock = blockParent !== -2 && (isBlank || column > blockParent);
    if (!isBlank && !inBlock) blockParent = -2;
    if (isBlank || inBlock || start < innerUntil) {
      lines.push(plainLine(isBlank ? 'blank' : 'inner', start, end, first, column));
    } else if (text.charCodeAt(first) === 35) {
      lines.push(plainLine('comment', start, end, first, column));
    } else {
      const line = contentLine(text, start, end, first, column);
      lines.push(line.line);
      innerUntil = line.innerUntil;
      if (line.blockParent !== undefined) blockParent = line.blockParent;
    }
    start = next;
  }
  return lines;
}

/** Column of an offset in the line, tabs counting for two. */
export function columnOf(line: Line, offset: number): number {
  return line.column + (offset - line.first);
}

function plainLine(
  kind: Line['kind'],
  start: number,
  end: number,
  first: number,
  column: number,
): Line {
  return {
    kind,
    start,
    end,
    first,
    column,
    content: first,
    colon: -1,
    value: end,
    unclosedQuote: false,
    flowSlips: [],
  };
}

function contentLine(
  text: string,
  start: number,
  end: number,
  first: number,
  column: number,
): { line: Line; innerUntil: number; blockParent: number | undefined } {
  let content = first;
  let lastDash = -1;
  while (text.charCodeAt(content) === 45 && isBreakOrBlank(text.charCodeAt(content + 1))) {
    lastDash = content;
    content = skipBlanks(text, content + 1, end);
  }
  const colon = content < end ? hasKeyAt(text, content, end) : -1;
  const value = colon === -1 ? content : skipBlanks(text, colon + 1, end);
  const parent = colon !== -1 ? content : lastDash;
  const parentColumn = parent === -1 ? -1 : column + (parent - first);
  let innerUntil = -1;
  let unclosedQuote = false;
  let flowSlips: readonly FlowSlip[] = [];
  const code = value < end ? text.charCodeAt(value) : 0;
  if (code === 34 || code === 39) {
    const close = closingQuote(text, value, end, parentColumn);
    unclosedQuote = close === -1;
    innerUntil = close;
  } else if (code === 91 || code === 123) {
    const flow = scanFlow(text, value, parentColumn);
    flowSlips = flow.slips;
    innerUntil = flow.end;
  }
  blockHeader.lastIndex = value;
  const isBlockScalar =
    (code === 124 || code === 62 || code === 33 || code === 38) && blockHeader.test(text);
  const line: Line = {
    kind: 'content',
    start,
    end,
    first,
    column,
    content,
    colon,
    value,
    unclosedQuote,
    flowSlips,
  };
  return { line, innerUntil, blockParent: isBlockScalar ? parentColumn : undefined };
}

function indentOf(text: string, start: number, end: number): { first: number; column: number } {
  let first = start;
  let column = 0;
  for (; first < end; first++) {
    const code = text.charCodeAt(first);
    if (code === 32) column++;
    else if (code === 9) column += 2;
    else break;
  }
  return { first, column };
}

function skipBlanks(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isBreakOrBlank(text.charCodeAt(at))) at++;
  return at;
}
