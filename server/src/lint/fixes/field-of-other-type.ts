import { findPair, resolveAlias } from '../../syntax/yaml/tree.ts';
import type { Finding, Fix, FixContext } from '../rule.ts';
import { removePair } from '../../syntax/yaml/edit/remove-pair.ts';
import { replaceScalar } from '../../syntax/yaml/edit/replace-scalar.ts';
import { placeOf } from './place.ts';
import { toExtension } from './extension.ts';

/** Keeps the field among the custom properties, sets the type that has it, or removes it. */
export function fixFieldOfOtherType(finding: Finding, context: FixContext): readonly Fix[] {
  const place = placeOf(context, finding.range);
  if (place?.map === undefined || place.pair?.key.start !== finding.range.start) return [];
  const { name = '', field, value } = finding.data ?? {};
  const owners = [place.map, ...place.around.map(({ map }) => map)];
  const table = context.spec.metamodel.extension?.field;
  const fixes: Fix[] = [];
  // Options have no custom properties of their own.
  const owner =
    field === undefined ? undefined : owners.find((map) => findPair(map, String(field)));
  if (table !== undefined && (field === undefined || owner === place.map)) {
    fixes.push(...toExtension(place, context));
  }
  const written = owner && resolveAlias(findPair(owner, String(field))?.value);
  if (field !== undefined && value !== undefined && written?.kind === 'scalar') {
    const edits = replaceScalar(context.file.text, written, String(value));
    fixes.push({ title: 'retype', params: { field, value }, edits, safety: 'unsafe' });
  }
  const removal = removePair(context.file.text, place);
  fixes.push({ title: 'remove', params: { name }, edits: removal, safety: 'unsafe' });
  return fixes;
}
