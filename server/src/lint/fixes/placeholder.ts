import { foreignPlaceholders } from '../../model/sql-placeholders.ts';
import type { Finding, Fix, FixContext } from '../rule.ts';
import { placeOf } from './place.ts';

/** Replaces every placeholder of the query that is written like the one of the finding. */
export function fixPlaceholder(finding: Finding, context: FixContext): readonly Fix[] {
  const { written, value } = finding.data ?? {};
  const query = placeOf(context, finding.range)?.pair?.value;
  if (written === undefined || value === undefined || query?.kind !== 'scalar') return [];
  const edits = foreignPlaceholders(context.file.text.slice(query.start, query.end))
    .filter((one) => one.written === written)
    .map(({ start, end }) => ({
      range: { start: query.start + start, end: query.start + end },
      newText: String(value),
    }));
  return [{ title: 'replace', params: { value }, edits, safety: 'unsafe' }];
}
