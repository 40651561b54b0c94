import type { TextEdit } from '../../base/text-edit.ts';
import { insertPair } from '../../syntax/yaml/edit/insert-pair.ts';
import { removePair } from '../../syntax/yaml/edit/remove-pair.ts';
import { findPair, type YamlItem, type YamlMap } from '../../syntax/yaml/tree.ts';
import type { FixContext } from '../rule.ts';
import type { Place } from './place.ts';

/**
 * `required: [a, b]` becomes `required: true` in the entries `a` and `b` of the list `to` beside it. With
 * several names the flag of a key says the position as well. Undefined where a name has no entry, or one
 * that says something of the flag already.
 */
export function markEntries(
  place: Place,
  to: string,
  flag: string,
  { file: { text }, spec }: FixContext,
): readonly TextEdit[] | undefined {
  const { map, pair } = place;
  const list = map && findPair(map, to)?.value;
  if (pair?.value?.kind !== 'sequence' || list?.kind !== 'sequence') return undefined;
  const { nameField = 'name', fields } = spec.type('Property');
  const position = `${flag}Position`;
  const names = distinct(pair.value.items);
  const hasPosition = names.length > 1 && Object.hasOwn(fields, position);
  const edits: TextEdit[] = [];
  for (const [index, name] of names.entries()) {
    const entry = list.items
      .map(({ value }) => value)
      .find((value): value is YamlMap => value?.kind === 'map' && isNamed(value, nameField, name));
    if (entry === undefined || findPair(entry, flag) !== undefined) return undefined;
    const lines = [`${flag}: true`, ...(hasPosition ? [`${position}: ${String(index + 1)}`] : [])];
    edits.push(...insertPair(text, entry, lines.join('\n'), lines.join(', ')));
  }
  return [...removePair(text, place), ...edits];
}

/** What the items say, each once. */
function distinct(items: readonly YamlItem[]): readonly YamlItem['value'][] {
  const seen = new Set<unknown>();
  return items.flatMap(({ value }) => {
    const said = value?.kind === 'scalar' ? value.value : value;
    if (seen.has(said)) return [];
    seen.add(said);
    return [value];
  });
}

function isNamed(
  entry: YamlMap,
  nameField: string,
  name: YamlMap['pairs'][number]['value'],
): boolean {
  const written = findPair(entry, nameField)?.value;
  return written?.kind === 'scalar' && name?.kind === 'scalar' && written.value === name.value;
}
