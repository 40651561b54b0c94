import { insertPair } from '../../syntax/yaml/edit/insert-pair.ts';
import { removePair } from '../../syntax/yaml/edit/remove-pair.ts';
import { lineEnd, outdent, trimmed } from '../../syntax/yaml/edit/text-lines.ts';
import { findPair, type YamlMap } from '../../syntax/yaml/tree.ts';
import type { Fix, FixContext } from '../rule.ts';
import type { Place } from './place.ts';

/** More objects than this are no choice to offer. */
const FEW = 5;

/** Moves a field of the top level under each object of `schema` that could take it, one fix for each. */
export function intoObjects(place: Place, to: string, { file }: FixContext): readonly Fix[] {
  const { map, pair } = place;
  const schema = map && findPair(map, 'schema')?.value;
  if (pair === undefined || map === undefined || map.flow || schema?.kind !== 'sequence') return [];
  if (schema.items.length > FEW) return [];
  const { text } = file;
  const end = lineEnd(text, trimmed(text, pair).end);
  const block = outdent(to + text.slice(pair.key.end, end), 0).join('\n');
  return schema.items.flatMap(({ value: object }) => {
    if (object?.kind !== 'map' || object.flow || findPair(object, to) !== undefined) return [];
    const edits = [...removePair(text, place), ...insertPair(text, object, block, block)];
    const params = { to, object: nameOf(object) };
    return [{ title: 'intoObject', params, edits, safety: 'unsafe' as const }];
  });
}

function nameOf(object: YamlMap): string {
  const name = findPair(object, 'name')?.value;
  return name?.kind === 'scalar' ? String(name.value) : '';
}
