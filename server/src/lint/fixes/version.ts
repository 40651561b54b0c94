import { topLevelPair, VERSION_FIELD } from '../../model/contract.ts';
import type { Finding, Fix, FixContext } from '../rule.ts';
import { placeOf } from './place.ts';

/** Raises the declared version to the one that brought what is used, or renames what went away. */
export function fixVersion(finding: Finding, context: FixContext): readonly Fix[] {
  const { since, to } = finding.data ?? {};
  if (to !== undefined) {
    const place = placeOf(context, finding.range);
    if (place?.pair?.key.start !== finding.range.start) return [];
    const { start, end } = place.pair.key;
    const edits = [{ range: { start, end }, newText: String(to) }];
    return [{ title: 'rename', params: { to }, edits, safety: 'unsafe' }];
  }
  const node = topLevelPair(context.document, VERSION_FIELD)?.value;
  if (since === undefined || node?.kind !== 'scalar') return [];
  const quote = node.style === 'double' ? '"' : node.style === 'single' ? "'" : '';
  const newText = `${quote}v${String(since)}${quote}`;
  const edits = [{ range: { start: node.start, end: node.end }, newText }];
  return [{ title: 'bump', params: { since }, edits, safety: 'unsafe' }];
}
