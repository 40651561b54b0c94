import type { TextEdit } from '../../base/text-edit.ts';
import { lineChanges } from './line-changes.ts';

/** Edits of whole lines that make one text of another. */
export function lineEdits(before: string, after: string): readonly TextEdit[] {
  if (before === after) return [];
  const [old, fresh] = [linesOf(before), linesOf(after)];
  const starts = [0];
  for (const line of old) starts.push(starts.at(-1)! + line.length);
  return lineChanges(old, fresh).map(({ start, end, lines }) => ({
    range: { start: starts[start]!, end: starts[end]! },
    newText: lines.join(''),
  }));
}

/** Each line with its break. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
