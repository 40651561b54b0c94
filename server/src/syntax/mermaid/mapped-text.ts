import type { Range } from '../../base/range.ts';

/** A text made of another one, each of whose characters knows where it comes from. */
export interface MappedText {
  readonly text: string;
  /** Offset in the first text of each character, and of the end; undefined where nothing moved. */
  readonly sources: Int32Array | undefined;
}

/** Puts `insert` in place of what stands from `start` to `end`. */
export interface Splice extends Range {
  readonly insert?: string;
  /** Where each inserted character comes from, counted from `start`. */
  readonly from?: readonly number[];
}

/** Splices are in order and do not overlap. */
export function spliced(mapped: MappedText, splices: readonly Splice[]): MappedText {
  if (splices.length === 0) return mapped;
  const { text, sources } = mapped;
  let { length } = text;
  for (const { start, end, insert } of splices) length += (insert?.length ?? 0) - (end - start);
  const moved = new Int32Array(length + 1);
  const parts: string[] = [];
  let at = 0;
  let written = 0;
  const copyUpTo = (end: number): void => {
    parts.push(text.slice(at, end));
    for (; at < end; at++) moved[written++] = sources === undefined ? at : (sources[at] ?? at);
  };
  for (const { start, end, insert = '', from = [] } of splices) {
    copyUpTo(start);
    parts.push(insert);
    for (let index = 0; index < insert.length; index++)
      moved[written++] = sourceOf(mapped, start + (from[index] ?? 0));
    at = end;
  }
  copyUpTo(text.length);
  moved[written] = sourceOf(mapped, text.length);
  return { text: parts.join(''), sources: moved };
}

function sourceOf({ sources }: MappedText, at: number): number {
  return sources?.[at] ?? at;
}

/** Where a piece of the text comes from; nothing that was taken out at its ends is in it. */
export function sourceRange(mapped: MappedText, { start, end }: Range): Range {
  const from = sourceOf(mapped, start);
  return { start: from, end: end > start ? sourceOf(mapped, end - 1) + 1 : from };
}
