import { findPair } from '../../syntax/yaml/tree.ts';
import type { Finding, Fix, FixContext } from '../rule.ts';
import { insertPair } from '../../syntax/yaml/edit/insert-pair.ts';
import { removePair } from '../../syntax/yaml/edit/remove-pair.ts';
import { mapAt, placeOf } from './place.ts';

/** Adds an operator where there is none, or removes the one too many. */
export function fixOperator(finding: Finding, context: FixContext): readonly Fix[] {
  const { first, remove, value } = finding.data ?? {};
  const { text } = context.file;
  if (remove !== undefined) {
    const place = placeOf(context, finding.range);
    if (place?.map === undefined || findPair(place.map, String(remove)) === undefined) return [];
    const edits = removePair(text, place);
    return [{ title: 'remove', params: { name: remove }, edits, safety: 'unsafe' }];
  }
  const at = mapAt(context, finding.range);
  if (first === undefined || at === undefined) return [];
  const line = `${String(first)}: ${String(value)}`;
  const edits = insertPair(text, at.map, line, line);
  return edits.length === 0
    ? []
    : [{ title: 'insert', params: { first }, edits, safety: 'unsafe' }];
}
