import type { TextEdit } from '../../base/text-edit.ts';

/** Replaces a name wherever it stands as a whole word in a text without a tree; a hyphen inside of a name is a part of it. */
export function renameInText(text: string, name: string, newName: string): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  if (name === '') return edits;
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + name.length)) {
    const end = at + name.length;
    const before = text.slice(Math.max(0, at - 2), at);
    const behind = text.slice(end, end + 2);
    if (/[\p{L}\p{N}_]-?$/u.test(before) || /^-?[\p{L}\p{N}_]/u.test(behind)) continue;
    edits.push({ range: { start: at, end }, newText: newName });
  }
  return edits;
}
