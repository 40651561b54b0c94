import { topLevelPair, VERSION_FIELD } from '../../model/contract.ts';
import { renameKey, replaceScalar } from '../../syntax/yaml/edit/replace-scalar.ts';
import type { Finding, Fix, FixContext } from '../rule.ts';
import { placeOf } from './place.ts';

/** Raises the declared version to the one that brought what is used, or renames what went away. */
export function fixVersion(finding: Finding, context: FixContext): readonly Fix[] {
  const { since, to } = finding.data ?? {};
  if (to !== undefined) {
    const place = placeOf(context, finding.range);
    if (place?.pair?.key.start !== finding.range.start) return [];
    const edits = renameKey(context.file.text, place.pair, String(to));
    return [{ title: 'rename', params: { to }, edits, safety: 'unsafe' }];
  }
  const node = topLevelPair(context.document, VERSION_FIELD)?.value;
  if (since === undefined || node?.kind !== 'scalar') return [];
  const edits = replaceScalar(context.file.text, node, `v${String(since)}`);
  return [{ title: 'bump', params: { since }, edits, safety: 'unsafe' }];
}
