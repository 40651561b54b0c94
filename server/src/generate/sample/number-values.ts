import type { PropertyContent } from '../../model/content/contract-content.ts';
import type { SampleValue } from '../sample-table.ts';
import { boundsIn, type Bound } from './bounds.ts';
import { atScale, decimalValue, parseDecimal, type Decimal } from './decimal.ts';
import { physicalLimits, typeOf } from './physical-limits.ts';
import type { SeededRandom } from './seeded-random.ts';

/** The numbers that a property may have: from `low` to `high` in steps of `step`, all divided by 10 ^ `scale`. */
export interface NumberDomain {
  readonly low: bigint | undefined;
  readonly high: bigint | undefined;
  readonly step: bigint;
  readonly scale: number;
}

/** Of numbers that say nothing of their fraction: cents. */
const USUAL_SCALE = 2;

/** Undefined where an option says something that cannot be read. */
export function numberDomain(property: PropertyContent): NumberDomain | undefined {
  const { options } = property;
  const physical = physicalLimits(property);
  const isWhole = typeOf(property) === 'integer';
  const multipleOf =
    options.multipleOf === undefined ? undefined : parseDecimal(options.multipleOf);
  if (options.multipleOf !== undefined && (multipleOf === undefined || multipleOf.unscaled <= 0n))
    return undefined;
  const usual = Math.max(USUAL_SCALE, multipleOf?.scale ?? 0);
  const places = isWhole ? 0 : Math.min(physical.scale ?? usual, options.format === 'f32' ? 3 : 20);
  const written = boundsIn(options);
  const [lows, highs] = [read(written.low), read(written.high)];
  if (lows === undefined || highs === undefined) return undefined;
  const all = [...lows, ...highs].map(({ value }) => value.scale);
  const scale = Math.max(places, multipleOf?.scale ?? 0, ...all);
  const grain = 10n ** BigInt(scale - places);
  const step = multipleOf === undefined ? grain : leastCommon(grain, atScale(multipleOf, scale));
  const ranges = [...typeRanges(property, scale)];
  return {
    low: most(
      [
        ...lows.map(({ value, exclusive }) => up(atScale(value, scale), step, exclusive)),
        ...ranges.map(([low]) => up(low, step, false)),
      ],
      1n,
    ),
    high: most(
      [
        ...highs.map(({ value, exclusive }) => -up(-atScale(value, scale), step, exclusive)),
        ...ranges.map(([, high]) => -up(-high, step, false)),
      ],
      -1n,
    ),
    step,
    scale,
  };
}

function read(
  bounds: readonly Bound[],
): readonly { readonly value: Decimal; readonly exclusive: boolean }[] | undefined {
  const read = bounds.map(({ value, exclusive }) => ({ value: parseDecimal(value), exclusive }));
  const known = read.flatMap(({ value, exclusive }) =>
    value === undefined ? [] : [{ value, exclusive }],
  );
  return known.length === read.length ? known : undefined;
}

function* typeRanges(
  property: PropertyContent,
  scale: number,
): Iterable<readonly [low: bigint, high: bigint]> {
  const { bits, precision, scale: places = 0 } = physicalLimits(property);
  const unit = 10n ** BigInt(scale);
  if (bits !== undefined)
    yield [-(2n ** BigInt(bits - 1)) * unit, (2n ** BigInt(bits - 1) - 1n) * unit];
  if (precision !== undefined && precision <= 100) {
    const digits = BigInt(Math.max(0, precision - places));
    const most = 10n ** digits * unit - 10n ** BigInt(Math.max(0, scale - places));
    yield [-most, most];
  }
  const format = /^([iu])(8|16|32|64|128)$/.exec(String(property.options.format));
  if (format === null) return;
  const size = BigInt(format[2] ?? '8');
  if (format[1] === 'u') yield [0n, (2n ** size - 1n) * unit];
  else yield [-(2n ** (size - 1n)) * unit, (2n ** (size - 1n) - 1n) * unit];
}

/** The first multiple of the step that is not below. */
function up(value: bigint, step: bigint, exclusive: boolean): bigint {
  const rest = ((value % step) + step) % step;
  if (rest !== 0n) return value - rest + step;
  return exclusive ? value + step : value;
}

function most(values: readonly bigint[], sign: bigint): bigint | undefined {
  let found: bigint | undefined;
  for (const value of values) if (found === undefined || (value - found) * sign > 0n) found = value;
  return found;
}

function leastCommon(one: bigint, other: bigint): bigint {
  let [left, right] = [one, other];
  while (right !== 0n) [left, right] = [right, left % right];
  return (one / left) * other;
}

/** Numbers of the domain: one after the other where each must be another one, else here and there in a plausible range. */
export function* numberValues(
  domain: NumberDomain,
  { wanted, distinct, random }: { wanted: number; distinct: boolean; random: SeededRandom },
): Iterable<SampleValue> {
  const { step, scale } = domain;
  const [low, high] = plausible(domain, BigInt(Math.max(distinct ? wanted * 4 : 0, 1_000)));
  if (low > high) return;
  const count = (high - low) / step + 1n;
  if (distinct || count <= BigInt(wanted)) {
    for (let value = low; value <= high; value += step)
      yield decimalValue({ unscaled: value, scale });
    return;
  }
  for (;;) yield decimalValue({ unscaled: low + random.belowBig(count) * step, scale });
}

/** A range of about so many whole units that is inside the domain, and from 1 on or near it where that is possible. */
function plausible(
  { low, high, step, scale }: NumberDomain,
  units: bigint,
): readonly [bigint, bigint] {
  const unit = 10n ** BigInt(scale);
  const width = units * (step > unit ? step : unit);
  if (low !== undefined && high !== undefined && high - low <= width) return [low, high];
  const start = low !== undefined && low >= 0n ? low : up(unit, step, false);
  if (high === undefined || start <= high)
    return [start, high === undefined || high > start + width ? start + width : high];
  const far = up(high - width, step, false);
  return [low !== undefined && low > far ? low : far, high];
}
