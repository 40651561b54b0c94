/** An end of a range of values; numbers, or days and times as ISO text. */
export interface Bound {
  /** The option that says it. */
  readonly field: string;
  readonly value: number | string;
  readonly exclusive: boolean;
}

export interface Bounds {
  readonly low: Bound | undefined;
  readonly high: Bound | undefined;
}

const MOMENT =
  /^(?:(?<day>\d{4}-\d\d-\d\d)(?:[Tt ]|$))?(?<clock>\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?(?<zone>[Zz]|[+-]\d\d:?\d\d)?$/;

/** Negative, zero or positive; undefined when the two cannot be compared: another kind, not ISO, a zone on one side only. */
export function orderOf(a: number | string, b: number | string): number | undefined {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a !== 'string' || typeof b !== 'string') return undefined;
  const left = momentOf(a);
  const right = momentOf(b);
  if (left === undefined || left.kind !== right?.kind) return undefined;
  return left.value - right.value;
}

function momentOf(text: string): { readonly kind: string; readonly value: number } | undefined {
  const { day, clock, zone } = MOMENT.exec(text)?.groups ?? {};
  if (day === undefined && clock === undefined) return undefined;
  if (zone !== undefined && clock === undefined) return undefined;
  const offset =
    zone === undefined || /z/i.test(zone) ? 'Z' : zone.replace(/(\d\d):?(\d\d)$/, '$1:$2');
  const value = Date.parse(`${day ?? '1970-01-01'}T${clock ?? '00:00:00'}${offset}`);
  if (Number.isNaN(value)) return undefined;
  // A day may be compared with a moment in no named zone.
  const kind = day === undefined ? 'time' : 'day';
  return { kind: `${kind}${zone === undefined ? '' : ' with zone'}`, value };
}

/** Whether no value can lie between the two. */
export function isEmptyRange({ low, high }: Bounds): boolean {
  if (low === undefined || high === undefined) return false;
  const order = orderOf(low.value, high.value);
  if (order === undefined) return false;
  return order > 0 || (order === 0 && (low.exclusive || high.exclusive));
}

/** The bound that a value breaks; undefined when it lies between them or nothing can be said. */
export function brokenBound(value: number | string, { low, high }: Bounds): Bound | undefined {
  for (const [bound, sign] of [
    [low, 1],
    [high, -1],
  ] as const) {
    const order = bound === undefined ? undefined : orderOf(value, bound.value);
    if (bound === undefined || order === undefined) continue;
    if (order * sign < 0 || (order === 0 && bound.exclusive)) return bound;
  }
  return undefined;
}
