import type { TextEdit } from '../base/text-edit.ts';
import type { Params } from '../lint/rule.ts';
import { textBase } from '../model/scalar-offsets.ts';
import { replaceScalar } from '../syntax/yaml/edit/replace-scalar.ts';
import { formatScalar } from '../syntax/yaml/edit/format-scalar.ts';
import type { YamlScalar } from '../syntax/yaml/tree.ts';

/** Why somebody should look at an edit before it is made. Templates for the translation. */
export interface RenameNote {
  /** Edits with the same one are shown together. */
  readonly label: string;
  readonly params: Params;
  readonly description: string;
}

export interface RenameEdit extends TextEdit {
  /** Undefined when the edit is surely right. */
  readonly note: RenameNote | undefined;
}

/** A part of a scalar's value that becomes another text. */
export interface Replacement {
  readonly node: YamlScalar;
  /** In the value. */
  readonly start: number;
  readonly end: number;
  readonly newText: string;
  readonly note: RenameNote | undefined;
}

/** Edits of the replaced letters alone; of the whole scalar where its value would otherwise read differently. */
export function renameScalars(
  text: string,
  replacements: readonly Replacement[],
): readonly RenameEdit[] {
  const byNode = new Map<number, Replacement[]>();
  for (const one of replacements) {
    const list = byNode.get(one.node.start);
    if (list === undefined) byNode.set(one.node.start, [one]);
    else if (!list.some(({ start }) => start === one.start)) list.push(one);
  }
  const edits = [...byNode.values()].flatMap((list) => {
    const [first] = list;
    if (first === undefined) return [];
    const note = list.find((one) => one.note !== undefined)?.note;
    const { node } = first;
    const value = replaced(String(node.value), list);
    const base = textBase(node, text);
    if (base === undefined || !keepsStyle(node, value, list))
      return replaceScalar(text, node, value).map((edit) => ({ ...edit, note }));
    return list.map(({ start, end, newText }) => ({
      range: { start: base + start, end: base + end },
      newText,
      note,
    }));
  });
  return edits.sort((a, b) => a.range.start - b.range.start);
}

function replaced(value: string, list: readonly Replacement[]): string {
  return [...list]
    .sort((a, b) => b.start - a.start)
    .reduce((text, one) => text.slice(0, one.start) + one.newText + text.slice(one.end), value);
}

/** Whether the new value may stand in the quotes that are there, letter by letter. */
function keepsStyle(node: YamlScalar, value: string, list: readonly Replacement[]): boolean {
  if (node.style === 'single') return formatScalar(value, 'single') === `'${value}'`;
  if (node.style === 'double') return formatScalar(value, 'double') === `"${value}"`;
  if (formatScalar(value) === value) return true;
  // A part of a longer text that is read well already, such as a list with commas.
  const whole = list.some(({ start, end }) => end - start === String(node.value).length);
  return !whole && list.every(({ newText }) => /^\w+$/.test(newText));
}
