import { PairsByName } from '../../model/pairs.ts';
import { findPair } from '../../syntax/yaml/tree.ts';
import { movePairToList } from '../../syntax/yaml/edit/pair-to-item.ts';
import type { Fix, FixContext } from '../rule.ts';
import type { Place } from './place.ts';

/** Offers to keep a field as an entry of the list that takes what the standard does not know. */
export function toExtension(place: Place, context: FixContext): readonly Fix[] {
  const { pair, map } = place;
  const { extension } = context.spec.metamodel;
  const { text } = context.file;
  if (pair === undefined || map === undefined || extension === undefined) return [];
  if (map.flow || map.pairs.length < 2 || pair.value?.kind === 'alias') return [];
  // A list of its own would hide the one that a merge key brings.
  if (new PairsByName(map).get(extension.field)?.via !== undefined) return [];
  const list = findPair(map, extension.field);
  const edits = movePairToList(text, map, pair, list, extension);
  if (edits === undefined) return [];
  const params = { to: extension.field };
  return [{ title: 'extension', params, edits, safety: 'unsafe', fallback: true }];
}
