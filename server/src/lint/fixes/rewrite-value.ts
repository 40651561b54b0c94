import type { Finding, Fix, FixContext } from '../rule.ts';
import { placeOf } from './place.ts';

/** Writes `data.source` as it is, quotes included, in place of the plain value or item that starts at the finding. */
export function rewriteValue(finding: Finding, context: FixContext): readonly Fix[] {
  const source = finding.data?.source;
  if (source === undefined) return [];
  const place = placeOf(context, finding.range);
  const node = place?.item?.value ?? place?.pair?.value;
  if (node?.kind !== 'scalar' || node.start !== finding.range.start) return [];
  const range = { start: node.start, end: node.end };
  return [
    {
      title: 'rewrite',
      params: { source },
      edits: [{ range, newText: String(source) }],
      safety: 'unsafe',
    },
  ];
}
