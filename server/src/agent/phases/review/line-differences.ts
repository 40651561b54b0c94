import { lineChanges } from '../../../syntax/merge/line-changes.ts';

/** Lines around a change. */
const AROUND = 3;

/** What changed, line by line, with the numbers of lines as they are now; empty where nothing did. */
export function lineDifferences(before: string | null, after: string): string {
  const now = linesOf(after);
  if (before === null) return now.map((line, at) => `${at + 1} + ${line}`).join('\n');
  const was = linesOf(before);
  const pieces = lineChanges(was, now).map(({ start, end, at, lines }) => {
    const above = now.slice(Math.max(0, at - AROUND), at);
    const below = now.slice(at + lines.length, at + lines.length + AROUND);
    return [
      ...above.map((line, index) => `${at - above.length + index + 1}   ${line}`),
      ...was.slice(start, end).map((line) => `  - ${line}`),
      ...lines.map((line, index) => `${at + index + 1} + ${line}`),
      ...below.map((line, index) => `${at + lines.length + index + 1}   ${line}`),
    ].join('\n');
  });
  return pieces.join('\n...\n');
}

function linesOf(text: string): string[] {
  return text.split(/\r?\n/);
}
