import type { Range } from './range.ts';

/** Replaces the text of `range` (file offsets before the edit) by `newText`. */
export interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

/** Writes `newText` at an offset and takes nothing away. */
export function insertion(at: number, newText: string): TextEdit {
  return { range: { start: at, end: at }, newText };
}

/** Whether two edits claim the same text; two insertions at one place do. */
function overlap(a: TextEdit, b: TextEdit): boolean {
  if (a.range.start === b.range.start) return true;
  return a.range.start < b.range.end && b.range.start < a.range.end;
}

/** Applies edits that do not overlap, in any order. Throws when two overlap: that is a defect of whoever made them. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = [...edits].sort(
    (a, b) => a.range.start - b.range.start || a.range.end - b.range.end,
  );
  let result = '';
  let position = 0;
  for (const [index, edit] of ordered.entries()) {
    const before = ordered[index - 1];
    if (edit.range.start < position || (before !== undefined && overlap(before, edit))) {
      throw new Error(`Edits overlap at offset ${String(edit.range.start)}`);
    }
    result += text.slice(position, edit.range.start) + edit.newText;
    position = edit.range.end;
  }
  return result + text.slice(position);
}

/** Whether a group of edits can be applied together with the ones already chosen. */
export function isCompatible(chosen: readonly TextEdit[], group: readonly TextEdit[]): boolean {
  return group.every((edit) => chosen.every((other) => !overlap(edit, other)));
}
