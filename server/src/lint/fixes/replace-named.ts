import { replaceScalar } from '../../syntax/yaml/edit/replace-scalar.ts';
import type { Finding, Fix, FixContext } from '../rule.ts';
import { placeOf } from './place.ts';

/** Writes `data.value` in place of a scalar that says `data.name`; quotes of the author stay. */
export function replaceNamed(finding: Finding, context: FixContext): readonly Fix[] {
  const { name, value } = finding.data ?? {};
  if (value === undefined) return [];
  const place = placeOf(context, finding.range);
  const node = place?.item?.value ?? place?.pair?.value;
  // Behind an alias something else stands there.
  if (place === undefined || node?.kind !== 'scalar' || String(node.value) !== name) return [];
  const inFlow = (place.sequence ?? place.map)?.flow === true;
  const edits = replaceScalar(context.file.text, node, String(value), inFlow);
  return [{ title: 'replace', params: { value }, edits, safety: 'unsafe' }];
}
