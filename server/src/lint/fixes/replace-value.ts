import type { Finding, Fix, FixContext } from '../rule.ts';
import { placeOf } from './place.ts';
import { scalarText } from './text-shape.ts';

/** Writes `data.value` in place of the scalar; quotes of the author stay. Safe when `data.safe` is 1. */
export function replaceValue(finding: Finding, context: FixContext): readonly Fix[] {
  const value = finding.data?.value;
  if (value === undefined) return [];
  const place = placeOf(context, finding.range);
  const node = place?.item?.value ?? place?.pair?.value;
  if (place === undefined || node?.kind !== 'scalar' || node.start !== finding.range.start)
    return [];
  const inFlow = (place.sequence ?? place.map)?.flow === true;
  const newText =
    node.style === 'double' || node.style === 'single'
      ? quoteLike(String(value), node.style)
      : scalarText(String(value), inFlow);
  return [
    {
      title: 'replace',
      params: { value },
      edits: [{ range: { start: node.start, end: node.end }, newText }],
      safety: finding.data?.safe === 1 ? 'safe' : 'unsafe',
    },
  ];
}

function quoteLike(value: string, style: 'double' | 'single'): string {
  return style === 'double' ? JSON.stringify(value) : `'${value.replaceAll("'", "''")}'`;
}
