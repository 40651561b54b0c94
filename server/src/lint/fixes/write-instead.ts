import { breakOf, columnOf, trimmed } from '../../syntax/yaml/edit/text-lines.ts';
import { findPair } from '../../syntax/yaml/tree.ts';
import type { Fix, FixContext } from '../rule.ts';
import type { Place } from './place.ts';

/**
 * Writes the lines that say what a field of another format says; `{value}` in them is its value. Only
 * for values of one line, in maps that do not have the field yet.
 */
export function writeInstead(
  { pair, map }: Place,
  to: string,
  lines: string,
  { file: { text } }: FixContext,
): readonly Fix[] {
  if (
    pair?.value === undefined ||
    map === undefined ||
    map.flow ||
    findPair(map, to) !== undefined
  ) {
    return [];
  }
  const { start, end } = trimmed(text, pair);
  const value = text.slice(pair.value.start, end);
  // What an alias elsewhere stands for must stay.
  const isShared = pair.value.kind === 'alias' || pair.value.anchor !== undefined;
  if (value.includes('\n') || isShared) return [];
  const indent = breakOf(text) + ' '.repeat(columnOf(text, start));
  const newText = lines.replaceAll('\n', indent).replace('{value}', () => value);
  const edits = [{ range: { start, end }, newText }];
  return [{ title: 'instead', params: { to }, edits, safety: 'unsafe' }];
}
