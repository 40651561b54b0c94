import type { PropertyContent } from '../../../model/content/contract-content.ts';
import { stringFormats } from '../../../spec/string-formats.ts';
import type { Check } from './check.ts';
import type { Dialect } from './dialect.ts';
import { patternFor } from './pattern-for.ts';
import { isStoredAsText } from './tested-value.ts';
import { datePattern } from './date-pattern.ts';

const octet = '(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])';
const label = '[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const h16 = '[0-9A-Fa-f]{1,4}';
const ipv4 = `(${octet}[.]){3}${octet}`;

/** What texts of a format look like, as patterns that every database reads. */
const textPatterns: Readonly<Record<string, string>> = {
  email: stringFormats.email.source,
  uri: stringFormats.uri.source,
  url: stringFormats.uri.source,
  date: stringFormats.date.source,
  'date-time': stringFormats['date-time'].source,
  time: '^([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)([.][0-9]+)?(Z|[+-]([01][0-9]|2[0-3]):?[0-5][0-9])?$',
  uuid: '^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$',
  hostname: `^${label}([.]${label})*[.]?$`,
  ipv4: `^${ipv4}$`,
  ipv6:
    `^(((${h16}:){7}${h16})|((${h16}:){1,7}:)|((${h16}:){1,6}:${h16})|((${h16}:){1,5}(:${h16}){1,2})|` +
    `((${h16}:){1,4}(:${h16}){1,3})|((${h16}:){1,3}(:${h16}){1,4})|((${h16}:){1,2}(:${h16}){1,5})|` +
    `(${h16}:(:${h16}){1,6})|(:((:${h16}){1,7}|:))|(::([fF]{4}:)?${ipv4})|((${h16}:){6}${ipv4}))$`,
  byte: '^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$',
};

const spellings: Readonly<Record<string, string>> = {
  guid: 'uuid',
  datetime: 'date-time',
  base64: 'byte',
};

/** Formats that any value has: they say what the value is for or how it is stored. */
const anything: ReadonlySet<string> = new Set(['password', 'binary', 'f32', 'f64']);

/** Bits -> lowest and highest whole number, with a sign and without. */
const integers: Readonly<Record<string, readonly [string, string]>> = {
  i8: ['-128', '127'],
  i16: ['-32768', '32767'],
  i32: ['-2147483648', '2147483647'],
  i64: ['-9223372036854775808', '9223372036854775807'],
  u8: ['0', '255'],
  u16: ['0', '65535'],
  u32: ['0', '4294967295'],
  u64: ['0', '18446744073709551615'],
};

/** What `format` asks of values: a pattern, a range of whole numbers, nothing, or something that is not known. */
export function formatCheck(
  dialect: Dialect,
  property: PropertyContent,
  kind: 'source' | 'model',
): readonly Check[] {
  const format = property.options.format;
  if (typeof format !== 'string') return [missing('It is no name of a format.')];
  switch (property.logicalType) {
    case 'string':
      return textFormat(dialect, format);
    case 'integer':
      return integerFormat(dialect, format);
    case 'number':
      return anything.has(format) ? [] : [missing(unknownFormat(format))];
    default:
      return temporalFormat(dialect, property, format, kind);
  }
}

function textFormat(dialect: Dialect, format: string): readonly Check[] {
  const lower = format.toLowerCase();
  const name = Object.hasOwn(spellings, lower) ? (spellings[lower] ?? lower) : lower;
  if (anything.has(name)) return [];
  const source = Object.hasOwn(textPatterns, name) ? textPatterns[name] : undefined;
  if (source === undefined) return [missing(unknownFormat(format))];
  return [patternOr(dialect, source, `format_${name}`)];
}

function patternOr(dialect: Dialect, source: string, what: string): Check {
  const read = patternFor(dialect.adapter, source);
  return 'reason' in read ? missing(read.reason) : { kind: 'pattern', pattern: read.pattern, what };
}

function integerFormat({ adapter }: Dialect, format: string): readonly Check[] {
  const range = Object.hasOwn(integers, format) ? integers[format] : undefined;
  if (range === undefined)
    return /^[iu]128$/.test(format)
      ? [
          missing(
            'Databases do not compare numbers of 128 bits alike; the type of the column has to hold them.',
          ),
        ]
      : [missing(unknownFormat(format))];
  // What its widest type holds is all that a column can have.
  if (format === 'i64' && adapter !== 'snowflake') return [];
  const [low, high] = range;
  const unsigned =
    format === 'u64' &&
    ['bigquery', 'databricks', 'trino', 'redshift', 'postgres'].includes(adapter);
  return [
    {
      kind: 'range',
      low,
      high: unsigned ? undefined : high,
      lowIsOut: false,
      highIsOut: false,
      what: `format_${format}`,
    },
  ];
}

/** How days and times are written can only be seen where a column holds them as text. */
function temporalFormat(
  dialect: Dialect,
  property: PropertyContent,
  format: string,
  kind: 'source' | 'model',
): readonly Check[] {
  if (!isStoredAsText(property, kind)) return [];
  const source = datePattern(format);
  if (source === undefined)
    return [
      missing(
        `The pattern ${JSON.stringify(format)} has letters whose form depends on language or era.`,
      ),
    ];
  return [patternOr(dialect, source, 'format')];
}

function unknownFormat(format: string): string {
  return `Nothing says what values of the format ${JSON.stringify(format)} look like; a \`pattern\` would.`;
}

function missing(reason: string): Check {
  return { kind: 'missing', element: 'format', reason };
}
