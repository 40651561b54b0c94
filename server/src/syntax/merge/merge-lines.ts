import { breakOf } from '../yaml/edit/text-lines.ts';
import { lineChanges, type LineChange } from './line-changes.ts';
import type { Merged, MergeConflict } from './merged.ts';

/**
 * Merges texts line by line: `current` with what changed from `base` to `next`. Changes that touch but do not overlap
 * both count, as a line that people wrote and one that is new beside it are two things. Without `base` nobody knows
 * what people wrote, and `current` stays.
 */
export function mergeLines(base: string | undefined, current: string, next: string): Merged {
  if (base === undefined || base === next || current === next) return whole(current);
  if (base === current) return whole(next);
  const [ours, theirs, eol] = [linesOf(base), linesOf(current), breakOf(current)];
  const made = lineChanges(ours, linesOf(next));
  const written = lineChanges(ours, theirs);
  const conflicts: MergeConflict[] = [];
  // From the end, so that the lines before keep their numbers.
  const result = current.split('\n');
  for (const change of made.toReversed()) {
    const rivals = written.filter((other) => collide(change, other));
    if (rivals.length > 0) {
      if (!rivals.some((other) => isSame(change, other)))
        conflicts.unshift({ where: placeOf(rivals, current), what: 'changed', path: '' });
      continue;
    }
    const at = change.start + shiftBefore(change.start, written);
    result.splice(at, change.end - change.start, ...withBreaks(change, at, result, eol));
  }
  return { text: result.join('\n'), conflicts };
}

function whole(text: string): Merged {
  return { text, conflicts: [] };
}

/** Without what ends them: an editor may have other line breaks. */
function linesOf(text: string): string[] {
  return text.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
}

/** Whether both change a line, or both put lines at one place, or one puts some inside of what the other changes. */
function collide(a: LineChange, b: LineChange): boolean {
  if (a.start === b.start && (a.start === a.end) === (b.start === b.end)) return true;
  return a.start < b.end && b.start < a.end;
}

function isSame(a: LineChange, b: LineChange): boolean {
  return a.start === b.start && a.end === b.end && a.lines.join('\n') === b.lines.join('\n');
}

/** How far people moved a line of the base. What they put at that very place comes before what is new there. */
function shiftBefore(line: number, written: readonly LineChange[]): number {
  let by = 0;
  for (const { start, end, lines } of written) if (end <= line) by += lines.length - (end - start);
  return by;
}

function withBreaks(
  { lines }: LineChange,
  at: number,
  result: readonly string[],
  eol: string,
): readonly string[] {
  if (eol === '\n') return lines;
  // The last line of a text has no break.
  const isLast = at >= result.length - 1;
  return lines.map((line, index) => (isLast && index === lines.length - 1 ? line : `${line}\r`));
}

/** Where the lines stand in the text that people have. */
function placeOf(rivals: readonly LineChange[], current: string): MergeConflict['where'] {
  const starts = [0];
  for (let at = current.indexOf('\n'); at !== -1; at = current.indexOf('\n', at + 1))
    starts.push(at + 1);
  const from = Math.min(...rivals.map(({ at }) => at));
  const to = Math.max(...rivals.map(({ at, lines }) => at + lines.length));
  const start = starts[from] ?? current.length;
  const end = to > from ? (starts[to] ?? current.length + 1) - 1 : start;
  return { start, end: Math.max(start, end) };
}
