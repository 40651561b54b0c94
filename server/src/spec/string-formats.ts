import type { StringFormat } from './metamodel.ts';

const day =
  '(?:\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-8]))' +
  '|(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)';
const clock = '(?:[01]\\d|2[0-3]):[0-5]\\d:(?:[0-5]\\d|60)(?:\\.\\d+)?';
const zone = '(?:[Zz]|[+-](?:[01]\\d|2[0-3])(?::?[0-5]\\d)?)';

/**
 * What each format asks for, as a pattern: the linter and the generated JSON Schemas use the same
 * one, so that they cannot disagree as implementations of the `format` keyword do.
 */
export const stringFormats: Readonly<
  Record<StringFormat, { readonly source: string; readonly meaning: string }>
> = {
  // Laxer than RFC 3986: placeholders in braces and stars are customary in locations.
  uri: {
    source: '^[A-Za-z][A-Za-z0-9+.-]*:[^\\s]+$',
    meaning: 'an address with its scheme, such as `https://...` or `s3://...`',
  },
  date: { source: `^${day}$`, meaning: 'a day as year-month-day, such as `2026-03-31`' },
  'date-time': {
    source: `^${day}[Tt ]${clock}${zone}$`,
    meaning: 'a date and time with its zone, such as `2026-03-31T09:30:00Z`',
  },
  email: { source: '^[^\\s@]+@[^\\s@]+$', meaning: 'an address of electronic mail' },
};
