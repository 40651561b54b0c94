import type { TextEdit } from '../../../base/text-edit.ts';
import type { YamlMap, YamlPair } from '../tree.ts';
import { formatScalar } from './format-scalar.ts';
import { keyText } from './json-source.ts';
import { breakOf, columnOf, indentLines, trimmed } from './text-lines.ts';

/**
 * Makes each pair of a map an entry of a list: its key becomes the field `key` of the entry, and a
 * value that is no map becomes the field `rest`. Without `rest` such a value keeps the map as it is.
 */
export function mapToList(
  text: string,
  map: YamlMap,
  key: string,
  rest: string | undefined,
  nest = false,
): readonly TextEdit[] {
  const simple = map.pairs.some(
    ({ value }) =>
      value !== undefined && value.kind !== 'map' && (rest === undefined || value.kind === 'alias'),
  );
  const marked = map.pairs.some(
    ({ value }) => value?.kind === 'map' && (value.anchor !== undefined || value.tag !== undefined),
  );
  if (simple || marked || map.pairs.length === 0) return [];
  const name = keyText(text, key);
  const other = rest === undefined ? undefined : keyText(text, rest);
  if (!map.flow) {
    return map.pairs.flatMap((pair) =>
      nest && isNested(pair, rest)
        ? nestedEntry(text, pair, name, other ?? '')
        : blockEntry(text, pair, name, other),
    );
  }
  return [
    { range: { start: map.start, end: map.start + 1 }, newText: '[' },
    { range: { start: map.end - 1, end: map.end }, newText: ']' },
    ...map.pairs.map((pair) => flowEntry(text, pair, name, other, nest && isNested(pair, rest))),
  ];
}

/** A map that does not say itself what its value is, or nothing at all, which is a value as well. */
function isNested({ value }: YamlPair, rest: string | undefined): boolean {
  if (rest === undefined) return false;
  return value === undefined || (value.kind === 'map' && !hasKey(value, rest));
}

function hasKey({ pairs }: YamlMap, key: string): boolean {
  return pairs.some((pair) => pair.key.value === key);
}

/** The value stays as it is, below the field `rest`. */
function nestedEntry(text: string, pair: YamlPair, key: string, rest: string): readonly TextEdit[] {
  const { start, colon, value } = pair;
  const name = formatScalar(String(pair.key.value), pair.key.style, false);
  const indent = ' '.repeat(columnOf(text, start) + 2);
  return [
    {
      range: { start, end: colon + 1 },
      newText: `- ${key}: ${name}${breakOf(text)}${indent}${rest}:`,
    },
    ...indentLines(text, { start, end: value?.end ?? start }, 2),
  ];
}

/** Splits the only pair of an entry: its key becomes the value of `key`, a plain value that of `rest`. */
export function pairToFields(
  text: string,
  pair: YamlPair,
  key: string,
  rest: string | undefined,
): readonly TextEdit[] {
  const { value } = pair;
  if (value?.kind === 'map' ? value.flow || value.anchor !== undefined : rest === undefined) {
    return [];
  }
  if (value?.kind === 'sequence' || value?.kind === 'alias') return [];
  return blockEntry(text, pair, keyText(text, key), rest, '');
}

function blockEntry(
  text: string,
  pair: YamlPair,
  key: string,
  rest: string | undefined,
  dash = '- ',
): readonly TextEdit[] {
  const { value, colon } = pair;
  const name = formatScalar(String(pair.key.value), pair.key.style, false);
  const column = columnOf(text, pair.start) + dash.length;
  if (value === undefined) {
    return [{ range: { start: pair.start, end: colon + 1 }, newText: `${dash}${key}: ${name}` }];
  }
  if (value.kind === 'map' && value.flow) {
    return [intoFlowMap(text, pair.start, value, `${dash}{ ${key}: ${name}`)];
  }
  if (value.kind === 'map') {
    const inner = columnOf(text, value.pairs[0]?.start ?? value.start);
    return [
      { range: { start: pair.start, end: colon + 1 }, newText: `${dash}${key}: ${name}` },
      ...indentLines(text, { start: pair.start, end: value.end }, column - inner),
    ];
  }
  const indent = ' '.repeat(column);
  return [
    {
      range: { start: pair.start, end: colon + 1 },
      newText: `${dash}${key}: ${name}${breakOf(text)}${indent}${rest ?? ''}:`,
    },
    ...indentLines(text, { start: pair.start, end: value.end }, dash.length),
  ];
}

/** What stands before a flow map, its brace included, gives way to an opened map with a first pair. */
function intoFlowMap(text: string, start: number, map: YamlMap, opened: string): TextEdit {
  const inside = text.slice(map.start + 1, map.end);
  const blanks = inside.length - inside.trimStart().length;
  return {
    range: { start, end: map.start + 1 + blanks },
    newText: `${opened}${map.pairs.length === 0 ? ' ' : ', '}`,
  };
}

function flowEntry(
  text: string,
  pair: YamlPair,
  key: string,
  rest: string | undefined,
  isNested: boolean,
): TextEdit {
  const { start, colon, value } = pair;
  const name = formatScalar(String(pair.key.value), pair.key.style);
  const { end } = trimmed(text, pair);
  if (value?.kind === 'map' && !isNested) {
    return intoFlowMap(text, start, value, `{ ${key}: ${name}`);
  }
  // All in one piece: what closes the entry would stand where the bracket of the list is written.
  const source = value === undefined ? 'null' : text.slice(colon + 1, end).trim();
  const written = value === undefined && !isNested ? '' : `, ${rest ?? ''}: ${source}`;
  return { range: { start, end }, newText: `{ ${key}: ${name}${written} }` };
}
