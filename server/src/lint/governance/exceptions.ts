import type { MapVisit } from '../../model/visit.ts';
import { removeItem, removePair } from '../../syntax/yaml/edit/remove-pair.ts';
import { resolveAlias } from '../../syntax/yaml/tree.ts';
import { knownScalar, knownText, type ScalarValue } from '../field-value.ts';
import { placeOf } from '../fixes/place.ts';
import { readIsoTime } from '../iso-time.ts';
import type { Finding, Fix, FixContext } from '../rule.ts';

const DAY = 86_400_000;

/** The last day of an exception, and how many days are left until then; negative when it has passed. */
export function lastDayOf(
  exception: MapVisit,
  today: string | undefined,
): { readonly field: ScalarValue; readonly date: string; readonly left: number } | undefined {
  const field = knownScalar(exception, 'expires');
  const date = knownText(exception, 'expires');
  const end = readIsoTime(date ?? '');
  const now = readIsoTime(today ?? '');
  if (field === undefined || date === undefined) return undefined;
  if (end === undefined || now === undefined) return undefined;
  return { field, date, left: Math.round((end - now) / DAY) };
}

/** Removes the exception that a finding at one of its fields is about, the list with its last one. */
export function removeException(finding: Finding, context: FixContext): readonly Fix[] {
  const place = placeOf(context, finding.range);
  const [holder, ...around] = place?.around ?? [];
  const list = resolveAlias(holder?.pair.value);
  if (holder === undefined || list?.kind !== 'sequence') return [];
  const item = list.items.find(({ value }) => value === place?.map);
  if (item === undefined) return [];
  const { text } = context.file;
  const edits =
    list.items.length === 1
      ? removePair(text, { ...holder, around })
      : removeItem(text, list, item);
  if (edits.length === 0) return [];
  const name = String(finding.params?.name ?? '');
  return [{ title: 'remove', params: { name }, edits, safety: 'unsafe' }];
}
