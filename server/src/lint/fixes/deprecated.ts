import { renameKey } from '../../syntax/yaml/edit/replace-scalar.ts';
import { wrapPair } from '../../syntax/yaml/edit/move-pair.ts';
import { findPair, type YamlMap, type YamlPair } from '../../syntax/yaml/tree.ts';
import type { Finding, Fix, FixContext } from '../rule.ts';
import { placeOf } from './place.ts';

/** Brings a deprecated field to its new name, or a list to the field of the map that takes its place. */
export function fixDeprecated(finding: Finding, context: FixContext): readonly Fix[] {
  const { to, wrapIn } = finding.data ?? {};
  const place = placeOf(context, finding.range);
  if (place?.pair?.key.start !== finding.range.start || place.map === undefined) return [];
  const { text } = context.file;
  if (wrapIn !== undefined) return wrapList(text, place.map, place.pair, String(wrapIn));
  if (to === undefined || findPair(place.map, String(to)) !== undefined) return [];
  const edits = renameKey(text, place.pair, String(to));
  return [{ title: 'rename', params: { to }, edits, safety: 'safe' }];
}

function wrapList(text: string, map: YamlMap, pair: YamlPair, to: string): readonly Fix[] {
  if (pair.value?.kind !== 'sequence') return [];
  const edits = wrapPair(text, map, pair, String(pair.key.value), to);
  return [{ title: 'wrap', params: { to }, edits, safety: 'unsafe' }];
}
