/** Longer texts of a file are cut: a catalog is read by people. */
const MAX_TEXT = 20_000;

/**
 * A text as a catalog may hold it: without control characters and those that turn the direction of what follows, which
 * would show something else than is said.
 */
export function clean(text: string): string {
  return text
    .slice(0, MAX_TEXT)
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\p{Cc}\p{Cs}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/gu, (sign) =>
      sign === '\n' || sign === '\t' ? sign : '\uFFFD',
    );
}

/** The same of all texts of a value as JSON holds it, keys included. */
export function cleanValue<Value>(value: Value): Value;
export function cleanValue(value: unknown): unknown {
  if (typeof value === 'string') return clean(value);
  if (Array.isArray(value)) return value.map((one: unknown) => cleanValue(one));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, one]) => [clean(key), cleanValue(one)] as const);
  return Object.fromEntries(entries);
}
