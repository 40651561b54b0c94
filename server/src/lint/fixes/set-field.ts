import type { Range } from '../../base/range.ts';
import type { TextEdit } from '../../base/text-edit.ts';
import { findPair, hasColon, type YamlMap } from '../../syntax/yaml/tree.ts';
import type { Fix, FixContext } from '../rule.ts';
import { insertPair } from '../../syntax/yaml/edit/insert-pair.ts';
import { placeOf } from './place.ts';

/** Gives a field of the map around `range` a value: replaces what is written, or adds a line behind the place. */
export function setField(
  context: FixContext,
  range: Range,
  field: string,
  value: string,
): readonly Fix[] {
  const place = placeOf(context, range);
  if (place?.map === undefined || place.pair === undefined) return [];
  // Behind an alias nothing stands that could be changed for this place alone.
  const at = place.pair.value;
  if (at?.kind !== 'scalar' || at.start > range.start) return [];
  const edits = setIn(context, place.map, field, value, place.pair);
  if (edits.length === 0) return [];
  return [{ title: 'set', params: { field, value }, edits, safety: 'unsafe' }];
}

/** The edits that give a field of a map a value. */
export function setIn(
  { file: { text } }: FixContext,
  map: YamlMap,
  field: string,
  value: string,
  after = map.pairs.at(-1),
): readonly TextEdit[] {
  const pair = findPair(map, field);
  const line = `${field}: ${value}`;
  if (pair === undefined) {
    return insertPair(text, map, line, line, after);
  }
  if (pair.value !== undefined && pair.value.kind !== 'scalar') return [];
  if (!hasColon(pair)) {
    return [{ range: { start: pair.key.end, end: pair.key.end }, newText: `: ${value}` }];
  }
  const from = pair.value ?? { start: pair.colon + 1, end: pair.colon + 1 };
  const newText = from.start === pair.colon + 1 ? ` ${value}` : value;
  return [{ range: { start: from.start, end: from.end }, newText }];
}
