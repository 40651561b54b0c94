import type { Finding, Fix, FixContext } from '../rule.ts';
import { placeOf } from './place.ts';
import { replaceScalar } from '../../syntax/yaml/edit/replace-scalar.ts';

/** Writes `data.value` in place of the scalar; quotes of the author stay. Safe when `data.safe` is 1. */
export function replaceValue(finding: Finding, context: FixContext): readonly Fix[] {
  const value = finding.data?.value;
  if (value === undefined) return [];
  const place = placeOf(context, finding.range);
  const node = place?.item?.value ?? place?.pair?.value;
  if (place === undefined || node?.kind !== 'scalar' || node.start !== finding.range.start)
    return [];
  const inFlow = (place.sequence ?? place.map)?.flow === true;
  const edits = replaceScalar(context.file.text, node, String(value), inFlow);
  return [
    {
      title: 'replace',
      params: { value },
      edits,
      safety: finding.data?.safe === 1 ? 'safe' : 'unsafe',
    },
  ];
}
