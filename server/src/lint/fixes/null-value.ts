import type { Finding, Fix, FixContext } from '../rule.ts';
import { removeItem, removePair } from '../../syntax/yaml/edit/remove-pair.ts';
import { placeOf } from './place.ts';

/** Removes a key, or an entry of a list, that has no value. */
export function fixNull(finding: Finding, context: FixContext): readonly Fix[] {
  const place = placeOf(context, finding.range);
  if (place === undefined) return [];
  const { text } = context.file;
  const { item, sequence } = place;
  const node = item === undefined ? place.pair?.value : item.value;
  if (node !== undefined && node.kind !== 'scalar') return [];
  const edits =
    item !== undefined && sequence !== undefined && sequence.items.length > 1
      ? removeItem(text, sequence, item)
      : removePair(text, place);
  const name = finding.data?.name ?? '';
  return edits.length === 0 ? [] : [{ title: 'remove', params: { name }, edits, safety: 'safe' }];
}
