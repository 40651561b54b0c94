/** The least or greatest value, as written. */
export interface Bound {
  readonly value: unknown;
  /** The value itself is not allowed. */
  readonly exclusive: boolean;
}

/** The bounds that options say, in the meaning of either version: before 3.1.0 the exclusive ones were flags. */
export function boundsIn(options: Readonly<Record<string, unknown>>): {
  readonly low: readonly Bound[];
  readonly high: readonly Bound[];
} {
  return {
    low: bounds(options.minimum, options.exclusiveMinimum),
    high: bounds(options.maximum, options.exclusiveMaximum),
  };
}

function bounds(plain: unknown, other: unknown): readonly Bound[] {
  const found: Bound[] = [];
  if (plain !== undefined && plain !== null)
    found.push({ value: plain, exclusive: other === true });
  if (other !== undefined && other !== null && typeof other !== 'boolean')
    found.push({ value: other, exclusive: true });
  return found;
}
