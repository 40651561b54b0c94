import type { Range } from '../../base/range.ts';
import { insertion, type TextEdit } from '../../base/text-edit.ts';

const CLOSING: Readonly<Record<string, string>> = { '[': ']', '(': ')', '{': '}', '>': ']' };
/** Arrows and classes in front of which something that is open could end. */
const BEFORE = /[^\S\r\n]+(?=[xo<]?(?:--|==|-\.))|(?<=\S)(?=:::)/g;
/** Each is tried by reading the whole file again. */
const MAX_PLACES = 6;

/** What closes a shape: the signs that open it, turned around. */
export function closeOf(open: string): string {
  return Array.from(open, (sign) => CLOSING[sign] ?? sign)
    .reverse()
    .join('');
}

/** Where a bracket or bar that is open could end: before an arrow or class on its line, or with the line. */
export function closings(text: string, { start, end }: Range, close: string): readonly TextEdit[] {
  return endsBehind(text, end)
    .filter((at) => at > start)
    .map((at) => insertion(at, close));
}

function endsBehind(text: string, from: number): readonly number[] {
  const rest = text.slice(from, lineEnd(text, from));
  const places = Array.from(rest.matchAll(BEFORE), ({ index }) => from + index);
  return [...new Set([...places, from + rest.trimEnd().length])].slice(0, MAX_PLACES);
}

/** Lines above that are searched for the quote that began it. */
const MAX_LINES = 100;

/**
 * How a quote can be closed that the one which nobody closes took for its end: on the nearest line above with an odd
 * number of quotes, before a bracket; with the bracket where that is missing, too.
 */
export function quoteEnds(text: string, { start }: Range, diagram: Range): readonly TextEdit[] {
  let line = text.lastIndexOf('\n', start - 1) + 1;
  for (let count = 0; count < MAX_LINES && !isOdd(text, line); count++) {
    if (line <= diagram.start) return [];
    line = text.lastIndexOf('\n', line - 2) + 1;
  }
  const end = lineEnd(text, line);
  const quotes = Array.from(text.slice(line, end).matchAll(/"/g), ({ index }) => line + index);
  return quotes.slice(0, MAX_PLACES).flatMap((quote, index): readonly TextEdit[] => {
    const next = quotes[index + 1] ?? end;
    const bracket = text.slice(quote + 1, next).search(/[\])}]/);
    // Right behind the quote it is the end of a label already.
    if (bracket === 0) return [];
    if (bracket > 0) return [insertion(quote + 1 + bracket, '"')];
    const open = /[[({>]+[/\\]?$/.exec(text.slice(line, quote))?.[0];
    if (open === undefined || next < end) return [];
    return endsBehind(text, quote + 1).map((at) => insertion(at, `"${closeOf(open)}`));
  });
}

function isOdd(text: string, line: number): boolean {
  return (text.slice(line, lineEnd(text, line)).match(/"/g)?.length ?? 0) % 2 === 1;
}

const OPENING = /[\p{L}\p{M}\p{N}_]([[({]{1,3}[/\\]?|>)[^\S\r\n]*/gu;

/** Quotes around a label up to the nearest sign that closes its shape; undefined where quotes stand in it already. */
export function inQuotes(text: string, problem: Range): readonly TextEdit[] | undefined {
  const line = text.lastIndexOf('\n', problem.start - 1) + 1;
  const opening = Array.from(text.slice(line, problem.start).matchAll(OPENING)).at(-1);
  if (opening?.[1] === undefined) return undefined;
  const from = line + opening.index + opening[0].length;
  const close = closeOf(opening[1]);
  const rest = text.slice(problem.start, lineEnd(text, problem.start));
  const at = rest.indexOf(close);
  if (at === -1) return undefined;
  const to = problem.start + at;
  const label = text.slice(from, to);
  if (label.includes('"') || label.trim() === '') return undefined;
  return [insertion(from, '"'), insertion(from + label.trimEnd().length, '"')];
}

/** `#quot;` for the quotes between the first one behind a bracket and the last one before a bracket, on one line. */
export function innerQuotes(text: string, { start }: Range): readonly TextEdit[] {
  const line = text.lastIndexOf('\n', start - 1) + 1;
  const opening = Array.from(text.slice(line, start).matchAll(/[[({>|]"/g)).at(-1);
  const rest = text.slice(start, lineEnd(text, start));
  const closing = rest.search(/"[^\S\r\n]*[\])}|]/);
  if (opening === undefined || closing === -1) return [];
  const from = line + opening.index + 2;
  const quotes = text.slice(from, start + closing).matchAll(/"/g);
  return Array.from(quotes, ({ index }) => ({
    range: { start: from + index, end: from + index + 1 },
    newText: '#quot;',
  }));
}

function lineEnd(text: string, at: number): number {
  const length = text.slice(at).search(/[\r\n]/);
  return length === -1 ? text.length : at + length;
}
