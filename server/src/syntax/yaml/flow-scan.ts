import { quoteEnd } from './quotes.ts';
import { hasKeyAt, isBreakOrBlank } from './scan-line.ts';

/** What has to be inserted to make a flow collection end; in source order. */
export interface UnclosedFlow {
  readonly insertions: readonly {
    readonly at: number;
    readonly text: string;
    readonly opener: number;
  }[];
}

interface Opener {
  readonly at: number;
  readonly closing: string;
}

/**
 * Follows a flow collection from its opening bracket. It goes on while lines are indented deeper than
 * `parentColumn`; where it is not closed by then, it ends behind its last sensible line.
 */
export function scanFlow(
  text: string,
  from: number,
  parentColumn: number,
): { readonly end: number; readonly unclosed: UnclosedFlow | undefined } {
  const open: Opener[] = [];
  const insertions: { at: number; text: string; opener: number }[] = [];
  let lastContent = from;
  let expectsValue = true;
  let at = from;
  let isFirstBreak = true;
  for (; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '\n') {
      if (isOver(text, at + 1, parentColumn, isFirstBreak ? open.at(-1) : undefined)) break;
      isFirstBreak = false;
    } else if (char === '#' && isBreakOrBlank(text.charCodeAt(at - 1))) {
      at = endOfLine(text, at) - 1;
    } else if ((char === '"' || char === "'") && expectsValue) {
      const lineEnd = endOfLine(text, at);
      const close = quoteEnd(text, at, lineEnd);
      if (close === -1) {
        const stop = contentEnd(text, at, lineEnd);
        insertions.push({ at: stop, text: char, opener: at });
        lastContent = stop;
        at = Math.max(at, stop - 1);
      } else {
        at = close;
        lastContent = close + 1;
      }
      expectsValue = false;
    } else if (char === '[' || char === '{') {
      open.push({ at, closing: char === '[' ? ']' : '}' });
      lastContent = at + 1;
      expectsValue = true;
    } else if (char === ']' || char === '}') {
      closeAt(open, char, at, insertions);
      lastContent = at + 1;
      expectsValue = false;
      if (open.length === 0)
        return { end: at, unclosed: insertions.length === 0 ? undefined : { insertions } };
    } else if (!isBreakOrBlank(char.charCodeAt(0))) {
      expectsValue = char === ',' || char === ':';
      lastContent = at + 1;
    }
  }
  const missing = [...open].reverse();
  const opener = open[0]?.at ?? from;
  insertions.push({ at: lastContent, text: missing.map((one) => one.closing).join(''), opener });
  return { end: lastContent, unclosed: { insertions } };
}

/** A closing bracket of an outer collection closes the inner ones too. */
function closeAt(
  open: Opener[],
  closing: string,
  at: number,
  insertions: { at: number; text: string; opener: number }[],
): void {
  if (!open.some((one) => one.closing === closing)) return;
  while (open.length > 0) {
    const top = open.pop();
    if (top === undefined || top.closing === closing) return;
    insertions.push({ at, text: top.closing, opener: top.at });
  }
}

/** Whether the line that starts here no longer belongs to the collection. */
function isOver(
  text: string,
  start: number,
  parentColumn: number,
  opener: Opener | undefined,
): boolean {
  let first = start;
  while (text.charCodeAt(first) === 32 || text.charCodeAt(first) === 9) first++;
  const char = text.charAt(first);
  if (char === '' || char === '\n' || char === '\r' || char === '#') return false;
  if (first - start <= parentColumn) return char !== ']' && char !== '}';
  if (parentColumn === -1 || opener === undefined) return false;
  const isItem = char === '-' && isBreakOrBlank(text.charCodeAt(first + 1));
  if (isItem) return true;
  const isKey =
    char !== '"' && char !== "'" && hasKeyAt(text, first, endOfLine(text, first)) !== -1;
  return isKey && opener.closing === ']';
}

function endOfLine(text: string, from: number): number {
  const breakAt = text.indexOf('\n', from);
  return breakAt === -1 ? text.length : breakAt;
}

/** Where a quote belongs that was forgotten: at the end of the line, before a comma or closing brackets. */
function contentEnd(text: string, from: number, lineEnd: number): number {
  let end = lineEnd;
  while (end > from + 1 && ' \t\r,]}'.includes(text.charAt(end - 1))) end--;
  return end;
}
