import type { Range } from '../base/range.ts';
import type { TextEdit } from '../base/text-edit.ts';
import type { Params } from '../lint/rule.ts';
import { partsOf } from '../model/scalar-offsets.ts';
import { replaceScalar } from '../syntax/yaml/edit/replace-scalar.ts';
import { formatScalar } from '../syntax/yaml/edit/format-scalar.ts';
import { isJson } from '../syntax/yaml/edit/text-lines.ts';
import { parseYaml } from '../syntax/yaml/parse-yaml.ts';
import type { ScalarStyle, YamlItem, YamlPair, YamlScalar } from '../syntax/yaml/tree.ts';

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

/** The new name in upper or lower case alone where a column is written so and its property is not. */
export function inCaseOf(written: string, old: string, name: string): string {
  if (written === old) return name;
  if (written === written.toUpperCase()) return name.toUpperCase();
  return written === written.toLowerCase() ? name.toLowerCase() : name;
}

/**
 * Edits of the replaced letters alone, whatever the style of the scalar. It is written anew where quotes
 * have to be added, where an earlier rename had to add those that are there, and where its escapes
 * cannot be followed.
 */
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
    return scalarEdits(text, first.node, list).map((edit) => ({ ...edit, note }));
  });
  return edits.sort((a, b) => a.range.start - b.range.start);
}

function scalarEdits(
  text: string,
  node: YamlScalar,
  list: readonly Replacement[],
): readonly TextEdit[] {
  const old = String(node.value);
  const value = replaced(old, list);
  const { start, end, style } = node;
  const isPlain = (one: string): boolean =>
    formatScalar(one, 'plain', /[,[\]{}]/.test(one) && isInFlow(text, start)) === one;
  if (isForced(text, node) && !isPlain(old) && isPlain(value))
    return [{ range: { start, end }, newText: value }];
  const staysPlain = style !== 'plain' || isPlain(value) || isPartOfPlain(old, list);
  const edits = staysPlain ? partEdits(text, node, list) : undefined;
  return edits ?? replaceScalar(text, node, value);
}

function replaced(value: string, list: readonly Replacement[]): string {
  return [...list]
    .sort((a, b) => b.start - a.start)
    .reduce((text, one) => text.slice(0, one.start) + one.newText + text.slice(one.end), value);
}

/** Undefined when the text does not say the value letter by letter. */
function partEdits(
  text: string,
  node: YamlScalar,
  list: readonly Replacement[],
): readonly TextEdit[] | undefined {
  const rangeOf = partsOf(node, text);
  const edits = list.flatMap(({ start, end, newText }) => {
    const range = rangeOf?.(start, end);
    return range === undefined ? [] : [{ range, newText: inStyle(newText, node.style) }];
  });
  return edits.length === list.length ? edits : undefined;
}

function inStyle(text: string, style: ScalarStyle): string {
  return style === 'single' || style === 'double' ? formatScalar(text, style).slice(1, -1) : text;
}

/** A part of a longer text that is read well already, such as a list with commas. */
function isPartOfPlain(old: string, list: readonly Replacement[]): boolean {
  const whole = list.some(({ start, end }) => end - start === old.length);
  return !whole && list.every(({ newText }) => /^\w+$/.test(newText));
}

/** Whether the quotes are those that a rename adds to a text which cannot do without. */
function isForced(text: string, { start, end, value, style }: YamlScalar): boolean {
  return (
    style === 'double' &&
    text.slice(start, end) === formatScalar(String(value), 'double') &&
    // `{"a":"b"}` takes nothing without quotes everywhere.
    /[\s,[{]/.test(text[start - 1] ?? '') &&
    !isJson(text)
  );
}

/** Whether a scalar stands in brackets or braces. Names with such signs are rare enough to read the text again. */
function isInFlow(text: string, offset: number): boolean {
  const holds = ({ start, end }: Range): boolean => start <= offset && offset < end;
  let node = parseYaml(text)
    .documents.map((one) => one.tree())
    .find((tree) => tree !== undefined && holds(tree));
  while (node?.kind === 'map' || node?.kind === 'sequence') {
    if (node.flow) return true;
    const entry: YamlPair | YamlItem | undefined =
      node.kind === 'map' ? node.pairs.find(holds) : node.items.find(holds);
    node = entry?.value;
  }
  return false;
}
