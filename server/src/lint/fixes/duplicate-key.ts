import type { YamlPair } from '../../syntax/yaml/tree.ts';
import type { Finding, Fix, FixContext } from '../rule.ts';
import { removePair } from '../../syntax/yaml/edit/remove-pair.ts';
import { placeOf } from './place.ts';

/** Removes the later of two equal keys; which of the values is meant only the author knows. */
export function fixDuplicateKey(finding: Finding, context: FixContext): readonly Fix[] {
  const place = placeOf(context, finding.range);
  if (place?.pair?.key.start !== finding.range.start) return [];
  const edits = removePair(context.file.text, place);
  const params = { name: String(place.pair.key.value) };
  if (edits.length === 0) return [];
  const { start } = place.pair.key;
  if (finding.data?.dash === 1 && context.file.text.slice(start - 2, start) === '  ') {
    const dash = [{ range: { start: start - 2, end: start }, newText: '- ' }];
    return [{ title: 'dash', edits: dash, safety: 'unsafe' }];
  }
  // What differs is a choice, which nobody should make by a key press.
  const { text } = context.file;
  const written = (pair: YamlPair): string => text.slice(pair.colon, pair.end).trim();
  const twins = place.map?.pairs.filter((pair) => pair.key.value === place.pair?.key.value) ?? [];
  const differ = new Set(twins.map(written)).size > 1;
  return [{ title: 'remove', params, edits, safety: 'unsafe', ...(differ && { fallback: true }) }];
}
