/** A decimal number without the noise of binary fractions: `unscaled` / 10 ^ `scale`. */
export interface Decimal {
  readonly unscaled: bigint;
  /** 0 or more. */
  readonly scale: number;
}

/** Larger exponents are nothing that a column holds. */
const MAX_SCALE = 60;
/** A double holds that many digits of any decimal number. */
const SAFE_DIGITS = 15;

/** Reads what a contract, a sample or a generator writes for a number; undefined for anything else. */
export function parseDecimal(value: unknown): Decimal | undefined {
  if (typeof value !== 'number' && typeof value !== 'string') return undefined;
  const text = String(value);
  if (text.length > 200) return undefined;
  const match = /^([+-]?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/.exec(text.trim());
  if (match === null) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const digits = BigInt(whole + fraction);
  const scale = fraction.length - Number(exponent);
  if (scale > MAX_SCALE || scale < -MAX_SCALE) return undefined;
  const unscaled = scale < 0 ? digits * 10n ** BigInt(-scale) : digits;
  return trimmed({ unscaled: sign === '-' ? -unscaled : unscaled, scale: Math.max(0, scale) });
}

/** Without zeros behind the point that say nothing. */
function trimmed({ unscaled, scale }: Decimal): Decimal {
  let [left, digits] = [unscaled, scale];
  while (digits > 0 && left % 10n === 0n) {
    left /= 10n;
    digits--;
  }
  return { unscaled: left, scale: digits };
}

/** The unscaled number at a scale that is at least that of the decimal. */
export function atScale({ unscaled, scale }: Decimal, wanted: number): bigint {
  return unscaled * 10n ** BigInt(wanted - scale);
}

/** As a sample holds it: a number, or its digits as text where a number would lose some. */
export function decimalValue(decimal: Decimal): number | string {
  const { unscaled, scale } = trimmed(decimal);
  const sign = unscaled < 0n ? '-' : '';
  const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, '0');
  const point = digits.length - scale;
  const text = `${sign}${digits.slice(0, point)}${scale === 0 ? '' : `.${digits.slice(point)}`}`;
  return digits.replace(/^0+/, '').length <= SAFE_DIGITS ? Number(text) : text;
}
