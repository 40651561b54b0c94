import { PairsByName } from '../../model/pairs.ts';
import { movePair } from '../../syntax/yaml/edit/move-pair.ts';
import type { Fix } from '../rule.ts';
import type { Place } from './place.ts';

/**
 * Moves a pair into the map beside it that stands under `parent`, as its field `key`. Undefined where it
 * cannot go there, or where a merge key brings that map or the field: a new one would hide what is inherited.
 */
export function moveInto(
  { map, pair }: Place,
  parent: string,
  key: string,
  text: string,
): Fix | undefined {
  if (map === undefined || pair === undefined) return undefined;
  const target = new PairsByName(map).get(parent);
  if (target?.via !== undefined) return undefined;
  const inner = target?.pair.value;
  if (inner?.kind === 'map' && new PairsByName(inner).has(key)) return undefined;
  const edits = movePair(text, map, pair, parent, key);
  return edits && { title: 'move', params: { to: `${parent}.${key}` }, edits, safety: 'safe' };
}
