import type { PropertyContent } from '../../model/content/contract-content.ts';
import { boundsIn, type Bound } from './bounds.ts';
import { momentWriter } from './moment-format.ts';
import { physicalLimits, typeOf } from './physical-limits.ts';
import type { SeededRandom } from './seeded-random.ts';

/** Moments that a property may have, in steps of so many milliseconds; of a time of day since midnight. */
export interface MomentDomain {
  readonly low: number;
  readonly high: number;
  readonly step: number;
  /** As samples write it. */
  readonly write: (moment: number) => string;
  /** Undefined for what is no such moment. */
  readonly read: (text: unknown) => number | undefined;
}

const DAY = 86_400_000;
const SECOND = 1_000;
/** No clock: what is made today is made tomorrow. */
const FROM = Date.UTC(2025, 0, 1);
/** Nobody is that old. */
const LONG_AGO = Date.UTC(1900, 0, 1);
const YEAR = 365 * DAY;
const FIRST = Date.parse('0001-01-01T00:00:00Z');
const LAST = Date.UTC(9999, 11, 31);

/** A sentence where an option says something that cannot be read. */
export function momentDomain(
  property: PropertyContent,
  { wanted, isBirth }: { readonly wanted: number; readonly isBirth: boolean },
): MomentDomain | { readonly reason: string } {
  const type = typeOf(property);
  const read = type === 'date' ? readDay : type === 'time' ? readTime : readMoment;
  const bounds = boundsIn(property.options);
  const [lows, highs] = [readAll(bounds.low, read, 1), readAll(bounds.high, read, -1)];
  if (lows === undefined || highs === undefined)
    return { reason: 'Its bounds are not written as ISO 8601.' };
  const write = writerOf(property);
  if (typeof write !== 'function') return write;
  const isNarrow = Math.min(...highs, Infinity) - Math.max(...lows, -Infinity) < 120 * SECOND;
  const step = type === 'date' ? DAY : isNarrow ? 1 : SECOND;
  const least = lows.length === 0 ? undefined : Math.ceil(Math.max(...lows) / step) * step;
  const greatest = highs.length === 0 ? undefined : Math.floor(Math.min(...highs) / step) * step;
  const [start, width] =
    type === 'time'
      ? [0, DAY - SECOND]
      : [isBirth ? LONG_AGO : FROM, Math.max(YEAR, wanted * 2 * step)];
  const low =
    least ??
    (greatest === undefined ? start : Math.max(type === 'time' ? 0 : FIRST, greatest - width));
  const high = greatest ?? (type === 'time' ? width : Math.min(LAST, low + width));
  return { low, high, step, write, read };
}

/** What excludes its bound begins or ends a millisecond beside it. */
function readAll(
  bounds: readonly Bound[],
  read: (text: unknown) => number | undefined,
  beside: number,
): readonly number[] | undefined {
  const found = bounds.map(({ value, exclusive }) => ({ at: read(value), exclusive }));
  const known = found.flatMap(({ at, exclusive }) => (at === undefined ? [] : [{ at, exclusive }]));
  return known.length === found.length
    ? known.map(({ at, exclusive }) => (exclusive ? at + beside : at))
    : undefined;
}

function writerOf(
  property: PropertyContent,
): ((moment: number) => string) | { readonly reason: string } {
  const type = typeOf(property);
  const { format, timezone } = property.options;
  // A database writes its own dates: only text has to be written as somebody wants it.
  if (typeof format === 'string' && physicalLimits(property).isText) {
    const write = momentWriter(format);
    return write ?? { reason: `Its format "${format}" is not understood.` };
  }
  if (type === 'date') return (moment) => iso(moment).slice(0, 10);
  if (type === 'time') return (moment) => clock(moment) + (timezone === true ? 'Z' : '');
  return (moment) => `${iso(moment).slice(0, 10)}T${clock(moment)}${timezone === false ? '' : 'Z'}`;
}

function iso(moment: number): string {
  return new Date(moment).toISOString();
}

function clock(moment: number): string {
  const text = iso(moment).slice(11, 23);
  return text.endsWith('.000') ? text.slice(0, 8) : text;
}

/** Moments of the domain: in order where each must be another one, else here and there. */
export function* momentValues(
  { low, high, step, write }: MomentDomain,
  { wanted, distinct, random }: { wanted: number; distinct: boolean; random: SeededRandom },
): Iterable<string> {
  if (low > high) return;
  const count = Math.floor((high - low) / step) + 1;
  if (count <= wanted * 4) {
    for (let index = 0; index < count; index++) yield write(low + index * step);
    return;
  }
  // Spread evenly, each a little off its place.
  const stride = Math.floor(count / (wanted + 1));
  if (distinct)
    for (let index = 0; index <= wanted; index++)
      yield write(low + (index * stride + random.below(stride)) * step);
  for (;;) yield write(low + Number(random.belowBig(BigInt(count))) * step);
}

function readDay(text: unknown): number | undefined {
  if (typeof text !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(text)) return undefined;
  const moment = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(moment) || iso(moment).slice(0, 10) !== text ? undefined : moment;
}

function readTime(text: unknown): number | undefined {
  if (typeof text !== 'string') return undefined;
  const match = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,3}))?)?Z?$/.exec(text);
  if (match === null) return undefined;
  const [, hours, minutes, seconds = '0', fraction = ''] = match;
  const whole = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  return whole * SECOND + Number(fraction.padEnd(3, '0'));
}

function readMoment(text: unknown): number | undefined {
  if (typeof text !== 'string') return undefined;
  const match =
    /^(\d{4}-\d\d-\d\d)(?:[Tt ](\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?)([Zz]|[+-]\d\d:\d\d)?)?$/.exec(
      text,
    );
  if (match === null || readDay(match[1]) === undefined) return undefined;
  const moment = Date.parse(
    `${match[1] ?? ''}T${match[2] ?? '00:00'}${(match[3] ?? 'Z').toUpperCase()}`,
  );
  return Number.isNaN(moment) ? undefined : moment;
}
