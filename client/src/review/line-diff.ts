import { diffArrays } from 'diff';

/** Lines `[start, end)` of two texts, from 0, that stand for each other and differ. */
export interface LineChange {
  readonly from: LineSpan;
  readonly to: LineSpan;
}

export interface LineSpan {
  readonly start: number;
  readonly end: number;
}

/** In ms: texts that share next to nothing take quadratic time to compare, and are one change to whoever reads them. */
const PATIENCE = 500;

/** What is to be done to `from` to get `to`, from top to bottom. */
export function lineDiff(from: readonly string[], to: readonly string[]): readonly LineChange[] {
  const parts = diffArrays([...from], [...to], { timeout: PATIENCE });
  if (parts === undefined) return [{ from: whole(from), to: whole(to) }];
  const changes: LineChange[] = [];
  let left = 0;
  let right = 0;
  let open: { from: number; to: number } | undefined;
  const close = (): void => {
    if (open !== undefined)
      changes.push({ from: { start: open.from, end: left }, to: { start: open.to, end: right } });
    open = undefined;
  };
  for (const { added, removed, count } of parts) {
    if (added || removed) open ??= { from: left, to: right };
    else close();
    if (!added) left += count;
    if (!removed) right += count;
  }
  close();
  return changes;
}

/** Lines with their ends; what follows the last end is a line, too. An empty text has none. */
export function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** The text with other lines in a place. */
export function replaceLines(
  lines: readonly string[],
  { start, end }: LineSpan,
  by: readonly string[],
): readonly string[] {
  return [...lines.slice(0, start), ...by, ...lines.slice(end)];
}

export function span<T>(lines: readonly T[], { start, end }: LineSpan): readonly T[] {
  return lines.slice(start, end);
}

function whole(lines: readonly string[]): LineSpan {
  return { start: 0, end: lines.length };
}
