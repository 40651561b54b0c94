import { findPair, type YamlMap } from '../../syntax/yaml/tree.ts';
import type { Finding, Fix, FixContext } from '../rule.ts';
import { removePair } from '../../syntax/yaml/edit/remove-pair.ts';
import { placeOf } from './place.ts';
import { setField, setIn } from './set-field.ts';

/** Gives a part of a key the free position, makes a stray one part of the key, or numbers all parts in their order. */
export function fixPosition(finding: Finding, context: FixContext): readonly Fix[] {
  const { flag, position, value, count } = finding.data ?? {};
  if (flag === undefined || position === undefined) return [];
  const { range } = finding;
  if (value !== undefined) return setField(context, range, String(position), String(value));
  if (count !== undefined) return numberAll(finding, context, String(flag), String(position));
  const place = placeOf(context, range);
  if (place?.pair?.value?.kind !== 'scalar') return [];
  const edits = removePair(context.file.text, place);
  const params = { name: String(position) };
  return [
    ...setField(context, range, String(flag), 'true'),
    { title: 'remove', params, edits, safety: 'unsafe' },
  ];
}

function numberAll(
  finding: Finding,
  context: FixContext,
  flag: string,
  position: string,
): readonly Fix[] {
  const list = placeOf(context, finding.range)?.around[0]?.pair.value;
  if (list?.kind !== 'sequence') return [];
  const parts = list.items.flatMap(({ value }) =>
    value?.kind === 'map' && isPart(value, flag) ? [value] : [],
  );
  // Some are written elsewhere.
  if (parts.length !== finding.data?.count) return [];
  const edits = parts.flatMap((map, index) =>
    setIn(context, map, position, String(index + 1), findPair(map, flag)),
  );
  const params = { count: parts.length };
  return [{ title: 'number', params, edits, safety: 'unsafe' }];
}

function isPart(map: YamlMap, flag: string): boolean {
  const value = findPair(map, flag)?.value;
  return value?.kind === 'scalar' && value.value === true;
}
