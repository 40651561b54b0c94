import { stringFormats } from '../../spec/string-formats.ts';
import { compareVersions } from '../../spec/version.ts';
import { brokenBound, isEmptyRange } from './bounds.ts';
import type { Misfit } from './misfit-messages.ts';
import { boundsOf, type PropertyLimits } from './property-limits.ts';

const CLOCK = '(?:[01]\\d|2[0-3]):[0-5]\\d(?::(?:[0-5]\\d|60)(?:[.,]\\d+)?)?';
const ZONE = '(?: ?(?:Z|UTC|[+-]\\d\\d(?::?\\d\\d)?))?';
const DAY = stringFormats.date.source.slice(1, -1);
const forms: Readonly<Record<string, { readonly pattern: RegExp; readonly meaning: string }>> = {
  date: { pattern: new RegExp(`^${DAY}$`), meaning: '`2026-03-31`' },
  timestamp: {
    pattern: new RegExp(`^${DAY}(?:[T ]${CLOCK}${ZONE})$`, 'i'),
    meaning: '`2026-03-31T09:30:00Z`',
  },
  time: { pattern: new RegExp(`^${CLOCK}${ZONE}$`, 'i'), meaning: '`09:30:00`' },
};

/** Form and bounds of a day or time; numbers may count seconds, but for a day. `value` is how messages show it. */
export function misfitOfMoment(
  written: string | number | boolean,
  value: string,
  limits: PropertyLimits,
): Misfit | undefined {
  const type = limits.logicalType;
  if (typeof written === 'number' && type !== 'date') return undefined;
  if (typeof written !== 'string') return { messageId: 'type', params: { value, type } };
  // A format of its own says how values are written.
  if (limits.options.has('format')) return undefined;
  // Before version 3.1.0 a date was also a point in time.
  const wide = type === 'date' && compareVersions(limits.version, '3.1.0') < 0;
  const form = forms[type];
  const alsoFits = wide && forms.timestamp?.pattern.test(written) === true;
  if (form !== undefined && !form.pattern.test(written) && !alsoFits)
    return { messageId: 'form', params: { value, type, meaning: form.meaning } };
  const bounds = boundsOf(limits);
  const bound = isEmptyRange(bounds) ? undefined : brokenBound(written, bounds);
  return bound === undefined
    ? undefined
    : { messageId: 'bound', params: { value, field: bound.field, limit: bound.value } };
}
