import { findPair } from '../../syntax/yaml/tree.ts';
import { renameKey } from '../../syntax/yaml/edit/replace-scalar.ts';
import type { Finding, Fix, FixContext } from '../rule.ts';
import { placeOf } from './place.ts';

/** Renames a deprecated field to the one that takes its value unchanged. */
export function fixDeprecated(finding: Finding, context: FixContext): readonly Fix[] {
  const to = finding.data?.to;
  const place = placeOf(context, finding.range);
  if (to === undefined || place?.pair?.key.start !== finding.range.start) return [];
  if (place.map === undefined || findPair(place.map, String(to)) !== undefined) return [];
  const edits = renameKey(context.file.text, place.pair, String(to));
  return [{ title: 'rename', params: { to }, edits, safety: 'safe' }];
}
