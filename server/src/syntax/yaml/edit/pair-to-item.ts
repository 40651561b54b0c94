import type { TextEdit } from '../../../base/text-edit.ts';
import type { YamlMap, YamlPair } from '../tree.ts';
import { formatScalar } from './format-scalar.ts';
import { removePair } from './remove-pair.ts';
import { breakOf, columnOf, lineEnd, lineStart, nextLine, outdent, trimmed } from './text-lines.ts';

/** A list whose items hold a name in one field and a value in another. */
export interface NamedValues {
  /** The key of the list. */
  readonly field: string;
  readonly key: string;
  readonly value: string;
}

/** Makes a pair an item of `list`, its sibling under `names.field`, or of a new list in its own place. */
export function movePairToList(
  text: string,
  map: YamlMap,
  pair: YamlPair,
  list: YamlPair | undefined,
  names: NamedValues,
): readonly TextEdit[] | undefined {
  return list === undefined
    ? replaceInPlace(text, map, pair, names)
    : appendTo(text, map, pair, list, names);
}

/** The entry as lines from column zero: the value's own lines keep their comments. */
function entryOf(text: string, pair: YamlPair, { key, value }: NamedValues): string[] {
  const { end } = trimmed(text, pair);
  const column = columnOf(text, pair.start);
  const [first = '', ...rest] = outdent(text.slice(pair.colon + 1, lineEnd(text, end)), column);
  const name = formatScalar(String(pair.key.value), 'plain', false);
  return [
    `- ${key}: ${name}`,
    `  ${value}:${first.trim() === '' ? '' : ` ${first.trim()}`}`,
    ...rest.map((line) => (line === '' ? '' : `  ${line}`)),
  ];
}

function replaceInPlace(
  text: string,
  map: YamlMap,
  pair: YamlPair,
  names: NamedValues,
): readonly TextEdit[] | undefined {
  const indent = ' '.repeat(columnOf(text, map.pairs[0]?.start ?? pair.start));
  const lines = [`${names.field}:`, ...entryOf(text, pair, names).map((line) => `  ${line}`)];
  const eol = breakOf(text);
  const { start, end } = trimmed(text, pair);
  const newText = lines.map((line, at) => (at === 0 ? line : `${indent}${line}`)).join(eol);
  return [{ range: { start, end: lineEnd(text, end) }, newText }];
}

function appendTo(
  text: string,
  map: YamlMap,
  pair: YamlPair,
  list: YamlPair,
  names: NamedValues,
): readonly TextEdit[] | undefined {
  if (list.value?.kind !== 'sequence' || list.value.flow) return undefined;
  const last = list.value.items.at(-1);
  if (last === undefined || list === pair) return undefined;
  const indent = ' '.repeat(columnOf(text, last.start));
  const eol = breakOf(text);
  const at = lineEnd(text, trimmed(text, last).end);
  const lines = entryOf(text, pair, names).map((line) => `${indent}${line}`);
  const insertion = { range: { start: at, end: at }, newText: eol + lines.join(eol) };
  const [removal] = removePair(text, { map, pair, around: [] });
  if (removal === undefined) return undefined;
  // A pair that ends the file without a break is removed with the break before it.
  if (
    removal.range.start === at + eol.length &&
    nextLine(text, removal.range.end) === text.length
  ) {
    return [{ range: { start: at, end: removal.range.end }, newText: insertion.newText + eol }];
  }
  return lineStart(text, at) <= removal.range.start && removal.range.start < at
    ? undefined
    : [insertion, removal];
}
