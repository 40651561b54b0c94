import { insertion, type TextEdit } from '../../../base/text-edit.ts';
import type { YamlMap, YamlNode, YamlPair, YamlScalar, YamlSequence } from '../tree.ts';
import { formatScalar } from './format-scalar.ts';
import { keyText } from './json-source.ts';
import { breakOf, columnOf, indentLines, indentUnit } from './text-lines.ts';

/** `key: text` becomes `key:` with `child: text` below it, or in braces where the pair stands in braces. */
export function wrapInMap(
  text: string,
  { start, colon, value }: YamlPair,
  child: string,
  inFlow: boolean,
): readonly TextEdit[] {
  if (value === undefined) return [];
  const key = keyText(text, child);
  if (inFlow) return around(value, `{ ${key}: `, ' }');
  // A comment stays behind the key, an anchor or a tag before its value.
  const gap = text.slice(colon + 1, value.start).trim();
  const [comment, marks] = gap.startsWith('#') ? [` ${gap}`, ''] : ['', gap && `${gap} `];
  const unit = indentUnit(text);
  const indent = ' '.repeat(columnOf(text, start) + unit);
  const newText = `${comment}${breakOf(text)}${indent}${key}: ${marks}`;
  return [
    { range: { start: colon + 1, end: value.start }, newText },
    ...indentLines(text, value, unit),
  ];
}

/** The texts of a list of scalars, each as an item in brackets; a plain one with what brackets forbid is put in quotes. */
export function flowList(style: YamlScalar['style'], sources: readonly string[]): string {
  const items = sources.map((source) =>
    style === 'plain' && /[,[\]{}]|: /.test(source) ? formatScalar(source, 'json') : source,
  );
  return `[${items.join(', ')}]`;
}

/** Makes a map that is itself one entry the only item of a list. */
export function wrapMapInList(text: string, map: YamlMap): readonly TextEdit[] {
  const [first] = map.pairs;
  if (first === undefined) return [];
  if (map.flow) return around(map, '[', ']');
  return [
    { range: { start: first.start, end: first.start }, newText: '- ' },
    ...indentLines(text, { start: first.start, end: map.end }, 2),
  ];
}

/** Makes all items of a block list the list `child` of one new item, which begins with `lines`. */
export function wrapItems(
  text: string,
  list: YamlSequence,
  lines: readonly string[],
  child: string,
): readonly TextEdit[] {
  const [first] = list.items;
  if (first === undefined || list.flow) return [];
  const eol = breakOf(text);
  const indent = ' '.repeat(columnOf(text, first.start));
  const head = [...lines, `${child}:`].map((line, at) => `${at === 0 ? '- ' : '  '}${line}`);
  return [
    {
      range: { start: first.start, end: first.start },
      newText: `${head.join(eol + indent)}${eol}${indent}    `,
    },
    ...indentLines(text, { start: first.start, end: list.end }, 4),
  ];
}

/** Writes something right before and behind a node. */
export function around(
  { start, end }: YamlNode,
  before: string,
  behind: string,
): readonly TextEdit[] {
  if (start === end) return [];
  return [insertion(start, before), insertion(end, behind)];
}
