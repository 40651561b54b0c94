import type { Range } from './range.ts';

/**
 * Where ranges of one text stand in another that an edit made of it: what lies before the changed
 * part stays, what lies behind it moves along, what touches it is gone (undefined).
 */
export function moveThroughEdit(
  before: string,
  after: string,
): (range: Range) => Range | undefined {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before.charCodeAt(head) === after.charCodeAt(head)) head++;
  let tail = 0;
  while (
    tail < shorter - head &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail++;
  }
  const changedEnd = before.length - tail;
  const by = after.length - before.length;
  return ({ start, end }) => {
    if (end <= head) return { start, end };
    return start >= changedEnd ? { start: start + by, end: end + by } : undefined;
  };
}
