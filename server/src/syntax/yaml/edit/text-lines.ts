import type { Range } from '../../../base/range.ts';
import type { TextEdit } from '../../../base/text-edit.ts';

/** The line break that the text uses. */
export function breakOf(text: string): '\n' | '\r\n' {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** How much deeper the first line below some key stands than that key; two where no line does. */
export function indentUnit(text: string): number {
  const head = text.slice(0, 20_000);
  for (const match of head.matchAll(/^([ ]*(?:- +)*)[^\s#-][^\r\n]*:[ ]*\r?\n( +)[^\s#]/gm)) {
    const difference = (match[2]?.length ?? 0) - (match[1]?.length ?? 0);
    if (difference >= 2 && difference <= 8) return difference;
  }
  return 2;
}

const ENOUGH_LISTS = 5;

/** Whether the dashes of lists stand in the column of their key, as most of those at the top of the text do. */
export function hasListsBelowKeys(text: string): boolean {
  const head = text.slice(0, 20_000);
  let balance = 0;
  for (const match of head.matchAll(
    /^([ ]*(?:- +)*)[^\s#-][^\r\n]{0,200}:[ ]*(?:#[^\r\n]{0,200})?\r?\n( *)-[ \r\n]/gm,
  )) {
    const column = match[1]?.length ?? 0;
    const dash = match[2]?.length ?? 0;
    if (dash >= column) balance += dash === column ? 1 : -1;
    // So many of one kind more tell; a long text is not read for it at each key.
    if (Math.abs(balance) >= ENOUGH_LISTS) break;
  }
  return balance > 0;
}

/** Whether strings and keys must be in double quotes: all is in braces or brackets, and no key is seen without quotes. */
export function isJson(text: string): boolean {
  return /^\ufeff?\s*(?:\{(?!\{|%|\s*#|\s*[\w-]+\s*:)|\[)/.test(text);
}

export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Offset behind the last character of the line, its break left out. */
export function lineEnd(text: string, offset: number): number {
  const at = text.indexOf('\n', offset);
  if (at === -1) return text.length;
  return at > 0 && text[at - 1] === '\r' ? at - 1 : at;
}

/** Offset of the next line; the text's length behind the last one. */
export function nextLine(text: string, offset: number): number {
  const at = text.indexOf('\n', offset);
  return at === -1 ? text.length : at + 1;
}

export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

/** The range without blanks and breaks at its end: block values end before the comments behind them. */
export function trimmed(text: string, { start, end }: Range): Range {
  let last = end;
  while (last > start && /\s/.test(text[last - 1] ?? '')) last--;
  return { start, end: last };
}

/** Moves the lines that begin inside of a range to the right; the line on which it begins stays. */
export function indentLines(text: string, range: Range, by: number): TextEdit[] {
  const edits: TextEdit[] = [];
  const { end } = trimmed(text, range);
  for (let at = nextLine(text, range.start); at < end; at = nextLine(text, at)) {
    if (lineEnd(text, at) === at) continue;
    if (by > 0) edits.push({ range: { start: at, end: at }, newText: ' '.repeat(by) });
    else if (by < 0) {
      const blanks = /^ */.exec(text.slice(at, at - by))?.[0].length ?? 0;
      edits.push({ range: { start: at, end: at + blanks }, newText: '' });
    }
  }
  return edits;
}

/** Lines of a text taken from column `column`, as they read from column zero; blank ones become empty. */
export function outdent(source: string, column: number): string[] {
  return source.split(/\r?\n/).map((line, index) => {
    if (line.trim() === '') return '';
    const blanks = line.length - line.trimStart().length;
    return index === 0 ? line : line.slice(Math.min(column, blanks));
  });
}
