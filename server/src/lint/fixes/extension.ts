import { findPair, type YamlMap, type YamlPair } from '../../syntax/yaml/tree.ts';
import type { TextEdit } from '../../base/text-edit.ts';
import type { Fix, FixContext } from '../rule.ts';
import { removePair } from './pair-edits.ts';
import type { Place } from './place.ts';
import {
  breakOf,
  columnOf,
  lineEnd,
  lineStart,
  nextLine,
  scalarText,
  trimmed,
} from './text-shape.ts';

/** Offers to keep a field as an entry of the list that takes what the standard does not know. */
export function toExtension(place: Place, context: FixContext): readonly Fix[] {
  const { pair, map } = place;
  const { extension } = context.spec.metamodel;
  const { text } = context.file;
  if (pair === undefined || map === undefined || extension === undefined) return [];
  if (map.flow || map.pairs.length < 2 || pair.value?.kind === 'alias') return [];
  const list = findPair(map, extension.field);
  const edits =
    list === undefined
      ? replaceInPlace(text, map, pair, extension)
      : appendTo(text, map, pair, list, extension);
  if (edits === undefined) return [];
  return [{ title: 'extension', params: { to: extension.field }, edits, safety: 'unsafe' }];
}

interface Extension {
  readonly field: string;
  readonly key: string;
  readonly value: string;
}

/** The entry as lines from column zero: the value's own lines keep their comments. */
function entryOf(text: string, pair: YamlPair, { key, value }: Extension): string[] {
  const { end } = trimmed(text, pair);
  const column = columnOf(text, pair.start);
  const behind = text.slice(pair.colon + 1, lineEnd(text, end)).split(/\r?\n/);
  const [first = '', ...rest] = behind;
  const name = scalarText(String(pair.key.value), false);
  return [
    `- ${key}: ${name}`,
    `  ${value}:${first.trim() === '' ? '' : ` ${first.trim()}`}`,
    ...rest.map((line) =>
      line.trim() === '' ? '' : `  ${line.slice(Math.min(column, indentOf(line)))}`,
    ),
  ];
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

function replaceInPlace(
  text: string,
  map: YamlMap,
  pair: YamlPair,
  extension: Extension,
): readonly TextEdit[] | undefined {
  const indent = ' '.repeat(columnOf(text, map.pairs[0]?.start ?? pair.start));
  const lines = [
    `${extension.field}:`,
    ...entryOf(text, pair, extension).map((line) => `  ${line}`),
  ];
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
  extension: Extension,
): readonly TextEdit[] | undefined {
  if (list.value?.kind !== 'sequence' || list.value.flow) return undefined;
  const last = list.value.items.at(-1);
  if (last === undefined || list === pair) return undefined;
  const indent = ' '.repeat(columnOf(text, last.start));
  const eol = breakOf(text);
  const at = lineEnd(text, trimmed(text, last).end);
  const lines = entryOf(text, pair, extension).map((line) => `${indent}${line}`);
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
