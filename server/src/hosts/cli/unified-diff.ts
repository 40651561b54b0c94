import { lineDiff, type DiffLine } from './line-diff.ts';
import type { Palette } from './palette.ts';
import { visible } from './visible.ts';

const CONTEXT = 3;

/** A unified diff that `git apply` and `patch -p1` take; empty when the texts are the same. Only colours are added to the lines. */
export function unifiedDiff(
  path: string,
  before: string,
  after: string,
  { bold, added, removed, dim }: Palette,
  isNew = false,
  isGone = false,
): string {
  if (before === after && !isNew && !isGone) return '';
  const lines = lineDiff(linesOf(before), linesOf(after));
  const hunks = hunksOf(lines).map((hunk) => {
    const body = lines.slice(hunk.from, hunk.to).map((one) => {
      const text = showLine(one);
      if (one.kind === 'same') return text;
      return one.kind === 'added' ? added(text) : removed(text);
    });
    return [dim(header(lines, hunk)), ...body].join('\n');
  });
  const name = visible(path);
  // git wants to be told of a file that comes or goes.
  const git = `diff --git a/${name} b/${name}`;
  const head = isNew
    ? [git, 'new file mode 100644', '--- /dev/null']
    : [...(isGone ? [git, 'deleted file mode 100644'] : []), `--- a/${name}`];
  const end = isGone ? '+++ /dev/null' : `+++ b/${name}`;
  return [...head.map(bold), bold(end), ...hunks, ''].join('\n');
}

interface Hunk {
  readonly from: number;
  readonly to: number;
}

/** Each line with its line break. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function showLine({ kind, line }: DiffLine): string {
  const sign = kind === 'same' ? ' ' : kind === 'added' ? '+' : '-';
  if (line.endsWith('\n')) return sign + line.slice(0, -1);
  return `${sign}${line}\n\\ No newline at end of file`;
}

function hunksOf(lines: readonly DiffLine[]): readonly Hunk[] {
  const hunks: { from: number; to: number }[] = [];
  for (const [index, { kind }] of lines.entries()) {
    if (kind === 'same') continue;
    const from = Math.max(0, index - CONTEXT);
    const to = Math.min(lines.length, index + CONTEXT + 1);
    const last = hunks.at(-1);
    if (last !== undefined && from <= last.to) last.to = to;
    else hunks.push({ from, to });
  }
  return hunks;
}

function header(lines: readonly DiffLine[], { from, to }: Hunk): string {
  const count = (part: readonly DiffLine[], other: DiffLine['kind']): number =>
    part.filter(({ kind }) => kind !== other).length;
  const [head, body] = [lines.slice(0, from), lines.slice(from, to)];
  const range = (other: DiffLine['kind']): string => {
    const length = count(body, other);
    return `${count(head, other) + (length === 0 ? 0 : 1)},${length}`;
  };
  return `@@ -${range('added')} +${range('removed')} @@`;
}
