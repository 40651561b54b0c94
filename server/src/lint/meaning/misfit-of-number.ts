import { brokenBound, isEmptyRange } from './bounds.ts';
import type { Misfit } from './misfit-messages.ts';
import { boundsOf, type PropertyLimits } from './property-limits.ts';

/** Bounds, steps and format of a number; `value` is how messages show it. */
export function misfitOfNumber(
  written: number | bigint,
  value: string,
  limits: PropertyLimits,
): Misfit | undefined {
  const number = Number(written);
  const bounds = boundsOf(limits);
  const bound = isEmptyRange(bounds) ? undefined : brokenBound(number, bounds);
  if (bound !== undefined)
    return { messageId: 'bound', params: { value, field: bound.field, limit: bound.value } };
  const step = limits.options.get('multipleOf');
  if (typeof step === 'number' && step > 0) {
    const times = number / step;
    if (Math.abs(times - Math.round(times)) > 1e-9 * Math.max(1, Math.abs(times)))
      return { messageId: 'multiple', params: { value, limit: step } };
  }
  const format = limits.options.get('format');
  if (typeof format !== 'string') return undefined;
  const range = numberRange(written, format);
  return range && { messageId: 'range', params: { value, format, ...range } };
}

interface NumberRange {
  readonly low: string;
  readonly high: string;
}

/** The range of a format that a number does not fit in; undefined when it fits or the format is not known. */
function numberRange(written: number | bigint, format: string): NumberRange | undefined {
  const number = Number(written);
  if (format === 'f32') {
    const isTooLarge = Number.isFinite(number) && !Number.isFinite(Math.fround(number));
    return isTooLarge ? { low: '-3.4e38', high: '3.4e38' } : undefined;
  }
  const [, sign, bits] = /^([iu])(8|16|32|64|128)$/.exec(format) ?? [];
  if (bits === undefined || !Number.isInteger(number)) return undefined;
  const isSigned = sign === 'i';
  const size = 1n << (BigInt(bits) - (isSigned ? 1n : 0n));
  const low = isSigned ? -size : 0n;
  const high = size - 1n;
  // Whole numbers that are kept as `bigint` are compared to the last digit.
  const exact = BigInt(written);
  return exact < low || exact > high ? { low: String(low), high: String(high) } : undefined;
}
