import type { TextEdit } from '../../base/text-edit.ts';
import { insertion } from '../../base/text-edit.ts';
import { indentLines, indentUnit } from '../../syntax/yaml/edit/text-lines.ts';
import type { Fix, FixContext, Params } from '../rule.ts';
import type { Place } from './place.ts';

/** Indents fields that stand in the column of the key above them; below a list they become its first entry. */
export function indentFields(
  { pair, map }: Place,
  { count, entry }: Params,
  { file: { text } }: FixContext,
): readonly Fix[] {
  const index = pair === undefined ? -1 : (map?.pairs.indexOf(pair) ?? -1);
  const last = map?.pairs[index + Number(count) - 1];
  const parent = map?.pairs[index - 1];
  if (pair === undefined || parent === undefined || last === undefined) return [];
  const blanks = ' '.repeat(indentUnit(text));
  const first = entry === 1 ? `${blanks}- ` : blanks;
  const edits: readonly TextEdit[] = [
    insertion(pair.start, first),
    ...indentLines(text, { start: pair.start, end: last.end }, first.length),
  ];
  const params = { parent: String(parent.key.value) };
  return [{ title: 'indent', params, edits, safety: 'unsafe' }];
}
