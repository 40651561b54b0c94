import { diffIndices } from 'node-diff3';
import type { TextEdit } from '../../base/text-edit.ts';

/** Edits of whole lines that make one text of another. */
export function lineEdits(before: string, after: string): readonly TextEdit[] {
  if (before === after) return [];
  const [old, fresh] = [linesOf(before), linesOf(after)];
  const starts = [0];
  for (const line of old) starts.push(starts.at(-1)! + line.length);
  return diffIndices(old, fresh).map(({ buffer1: [from, length], buffer2Content }) => ({
    range: { start: starts[from]!, end: starts[from + length]! },
    newText: buffer2Content.join(''),
  }));
}

/** Each line with its break. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
