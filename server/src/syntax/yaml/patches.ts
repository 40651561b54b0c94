/** A change made to the text before it is given to the library. `maskOnly` hides characters without changing what was written. */
export interface Patch {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
  readonly maskOnly?: boolean;
}

/** What the library reads, and of the same length what the user wrote where that is masked. */
export interface MaskedText {
  readonly text: string;
  readonly written: string;
}

/** A patched text, and the way back from its offsets. */
export interface PatchedText extends MaskedText {
  /** Offset in the text before the patches. */
  readonly toOriginal: (offset: number) => number;
}

/** Applies patches, which must not overlap; `written` is the text without the masks of an earlier step. */
export function applyPatches(
  text: string,
  written: string,
  patches: readonly Patch[],
): PatchedText {
  const ordered = [...patches].sort((a, b) => a.start - b.start || a.end - b.end);
  const marks: { at: number; length: number; start: number; end: number }[] = [];
  let patched = '';
  let kept = '';
  let position = 0;
  for (const { start, end, newText, maskOnly } of ordered) {
    if (start < position) continue;
    patched += text.slice(position, start);
    kept += written.slice(position, start);
    marks.push({ at: patched.length, length: newText.length, start, end });
    patched += newText;
    kept += maskOnly === true ? written.slice(start, end) : newText;
    position = end;
  }
  patched += text.slice(position);
  kept += written.slice(position);
  return { text: patched, written: kept, toOriginal: (offset) => goBack(marks, offset) };
}

function goBack(
  marks: readonly { at: number; length: number; start: number; end: number }[],
  offset: number,
): number {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle]?.at ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const mark = marks[low - 1];
  if (mark === undefined) return offset;
  const into = offset - mark.at;
  if (into >= mark.length) return mark.end + (into - mark.length);
  return Math.min(mark.start + into, mark.end);
}
