import { diffIndices } from 'node-diff3';

/** Lines of one text from `start` up to `end` give way to `lines`, which are those of the other from `at` on. */
export interface LineChange {
  readonly start: number;
  readonly end: number;
  readonly at: number;
  readonly lines: readonly string[];
}

/** Beyond this many pairs of lines no least change is looked for: one that is right will do. */
const MAX_PAIRS = 250_000;

/** A part of both texts: from, up to. */
interface Part {
  readonly before: readonly [number, number];
  readonly after: readonly [number, number];
}

/**
 * What makes one text of another, line by line. Lines that each text has once hold the others together, so that long
 * texts that say much alike take no time worth speaking of.
 */
export function lineChanges(
  before: readonly string[],
  after: readonly string[],
): readonly LineChange[] {
  const changes: LineChange[] = [];
  // The last one is the next one.
  const open: Part[] = [{ before: [0, before.length], after: [0, after.length] }];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    const inner = trimmed(before, after, part);
    const { before: old, after: fresh } = inner;
    if (old[0] === old[1] && fresh[0] === fresh[1]) continue;
    if (old[0] === old[1] || fresh[0] === fresh[1]) {
      changes.push(change(after, inner));
      continue;
    }
    const parts = between(inner, anchors(before, after, inner));
    if (parts.length > 1) open.push(...parts.toReversed());
    else changes.push(...least(before, after, inner));
  }
  return changes;
}

/** Without what is the same at both ends. */
function trimmed(before: readonly string[], after: readonly string[], part: Part): Part {
  let [start, end] = part.before;
  let [at, to] = part.after;
  while (start < end && at < to && before[start] === after[at]) {
    start++;
    at++;
  }
  while (start < end && at < to && before[end - 1] === after[to - 1]) {
    end--;
    to--;
  }
  return { before: [start, end], after: [at, to] };
}

/** Pairs of the same line that both parts have once, as many as stand in the same order. */
function anchors(
  before: readonly string[],
  after: readonly string[],
  part: Part,
): readonly (readonly [number, number])[] {
  const there = placesOfUnique(after, part.after);
  const pairs = [...placesOfUnique(before, part.before)].flatMap(([line, index]) => {
    const other = there.get(line);
    return other === undefined ? [] : [[index, other] as const];
  });
  return longestRise(pairs.sort((a, b) => a[0] - b[0]));
}

function placesOfUnique(
  lines: readonly string[],
  [start, end]: readonly [number, number],
): Map<string, number> {
  const places = new Map<string, number>();
  const twice = new Set<string>();
  for (let index = start; index < end; index++) {
    const line = lines[index]!;
    if (places.has(line)) twice.add(line);
    else places.set(line, index);
  }
  for (const line of twice) places.delete(line);
  return places;
}

/** The longest choice of pairs of which the second numbers rise. The first ones do already. */
function longestRise(
  pairs: readonly (readonly [number, number])[],
): readonly (readonly [number, number])[] {
  /** By length: the choice with the lowest last number, as indexes of pairs. */
  const ends: number[] = [];
  const earlier: (number | undefined)[] = [];
  for (const [index, [, value]] of pairs.entries()) {
    let low = 0;
    for (let high = ends.length; low < high;) {
      const middle = (low + high) >> 1;
      if (pairs[ends[middle]!]![1] < value) low = middle + 1;
      else high = middle;
    }
    earlier.push(low === 0 ? undefined : ends[low - 1]);
    ends[low] = index;
  }
  const chosen: (readonly [number, number])[] = [];
  for (let at = ends.at(-1); at !== undefined; at = earlier[at]) chosen.push(pairs[at]!);
  return chosen.reverse();
}

/** The parts around and between pairs of the same line. */
function between(part: Part, pairs: readonly (readonly [number, number])[]): readonly Part[] {
  const parts: Part[] = [];
  let [start, at] = [part.before[0], part.after[0]];
  for (const [own, other] of pairs) {
    parts.push({ before: [start, own], after: [at, other] });
    [start, at] = [own + 1, other + 1];
  }
  return [...parts, { before: [start, part.before[1]], after: [at, part.after[1]] }];
}

/** The least change of a part that no line holds together. */
function least(
  before: readonly string[],
  after: readonly string[],
  part: Part,
): readonly LineChange[] {
  const [old, fresh] = [before.slice(...part.before), after.slice(...part.after)];
  if (old.length * fresh.length > MAX_PAIRS) return [change(after, part)];
  return diffIndices(old, fresh).map(
    ({ buffer1: [from, length], buffer2: [at], buffer2Content }) => ({
      start: part.before[0] + from,
      end: part.before[0] + from + length,
      at: part.after[0] + at,
      lines: buffer2Content,
    }),
  );
}

function change(
  after: readonly string[],
  { before: [start, end], after: [at, to] }: Part,
): LineChange {
  return { start, end, at, lines: after.slice(at, to) };
}
