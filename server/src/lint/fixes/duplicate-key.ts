import type { Finding, Fix, FixContext } from '../rule.ts';
import { removePair } from '../../syntax/yaml/edit/remove-pair.ts';
import { placeOf } from './place.ts';

/** Removes the later of two equal keys; which of the values is meant only the author knows. */
export function fixDuplicateKey(finding: Finding, context: FixContext): readonly Fix[] {
  const place = placeOf(context, finding.range);
  if (place?.pair?.key.start !== finding.range.start) return [];
  const edits = removePair(context.file.text, place);
  const params = { name: String(place.pair.key.value) };
  return edits.length === 0 ? [] : [{ title: 'remove', params, edits, safety: 'unsafe' }];
}
