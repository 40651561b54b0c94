import type { Finding, Fix, FixContext } from '../rule.ts';
import { removeItem } from '../../syntax/yaml/edit/remove-pair.ts';
import { placeOf } from './place.ts';

/** Removes the entry of a list that says what an earlier one says. */
export function fixRepeatedItem(finding: Finding, context: FixContext): readonly Fix[] {
  const place = placeOf(context, finding.range);
  const { item, sequence } = place ?? {};
  if (item?.value?.kind !== 'scalar' || sequence === undefined) return [];
  if (item.value.start !== finding.range.start) return [];
  const edits = removeItem(context.file.text, sequence, item);
  const name = String(item.value.value);
  return edits.length === 0 ? [] : [{ title: 'remove', params: { name }, edits, safety: 'safe' }];
}
