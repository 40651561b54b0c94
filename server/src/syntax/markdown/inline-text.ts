import type { Range } from '../../base/range.ts';

/** A piece of the file with its text. */
export interface Span extends Range {
  readonly text: string;
}

/**
 * Text of a line or paragraph as a reader sees it: without the marks of emphasis, code and links, with escapes
 * resolved and line breaks as blanks. What is found in `text` is led back to the file by `sourceRange`.
 */
export interface InlineText extends Range {
  readonly text: string;
  readonly runs: readonly Run[];
  /** `in code`, backticks left out. */
  readonly codes: readonly InlinePiece[];
  readonly links: readonly InlineLink[];
}

/** `length` characters of the text from `at` on, which stand in the file from `start` on. */
export interface Run {
  readonly at: number;
  readonly start: number;
  readonly length: number;
}

/** A piece of the file, and where its text begins in that of the whole. */
export interface InlinePiece extends Span {
  readonly at: number;
}

/** `[text](target)`, its words being the piece. */
export interface InlineLink extends InlinePiece {
  readonly target: Span;
}

export function emptyInline(at: number): InlineText {
  return { text: '', runs: [], codes: [], links: [], start: at, end: at };
}

/** Where the characters `from` to `to` of the text stand in the file. */
export function sourceRange(inline: InlineText, from: number, to: number): Range {
  const start = sourceOf(inline, from);
  return { start, end: to > from ? sourceOf(inline, to - 1) + 1 : start };
}

function sourceOf({ runs, end }: InlineText, at: number): number {
  let low = 0;
  let high = runs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((runs[middle]?.at ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  const run = runs[low];
  if (run === undefined || at < run.at || at >= run.at + run.length) return end;
  return run.start + at - run.at;
}

/** A part of the text without blanks around it, with its code and links. */
export function sliceInline(inline: InlineText, from: number, to: number): InlineText {
  let first = from;
  let last = to;
  while (first < last && inline.text[first] === ' ') first++;
  while (last > first && inline.text[last - 1] === ' ') last--;
  const range = sourceRange(inline, first, last);
  const runs: Run[] = [];
  for (const run of inline.runs) {
    const start = Math.max(run.at, first);
    const end = Math.min(run.at + run.length, last);
    if (start >= end) continue;
    runs.push({ at: start - first, start: run.start + start - run.at, length: end - start });
  }
  const inside = <Piece extends InlinePiece>(pieces: readonly Piece[]): Piece[] =>
    pieces
      .filter(({ at, text }) => at >= first && at + text.length <= last)
      .map((piece) => ({ ...piece, at: piece.at - first }));
  return {
    text: inline.text.slice(first, last),
    runs,
    codes: inside(inline.codes),
    links: inside(inline.links),
    ...range,
  };
}

/** The text and its place, for what wants no more. */
export function spanOf({ text, start, end }: InlineText): Span {
  return { text, start, end };
}
