import type { ColumnType } from './column-type.ts';

/**
 * What a common name of a type means: `VARCHAR(32)`, `number(14, 2)`, `timestamp with time zone`. Undefined for types of
 * one database alone and for nested ones.
 */
export function physicalColumnType(written: string): ColumnType | undefined {
  const match = SHAPE.exec(written.toLowerCase().replaceAll(/\s+/g, ' ').trim());
  if (match === null) return undefined;
  const { name = '', first, second, rest = '' } = match.groups ?? {};
  const known = `${name.trim()}${rest.trimEnd()}`;
  const found = Object.hasOwn(types, known) ? types[known] : undefined;
  if (found === undefined) return undefined;
  const [size, scale] = [numberOf(first), numberOf(second)];
  if (found.kind === 'string') return size === undefined ? found : { ...found, length: size };
  if (found.kind !== 'decimal') return found;
  if (size === undefined) return { kind: 'number' };
  return { kind: 'decimal', precision: size, scale: scale ?? 0 };
}

/** A name, sizes in parentheses, and words behind them: `timestamp(6) with time zone`. */
const SHAPE =
  /^(?<name>[a-z][a-z0-9_ ]*?)(?: ?\( ?(?<first>\d{1,9}|max) ?(?:, ?(?<second>\d{1,9}) ?)?\)(?<rest> [a-z ]*)?)?$/;

function numberOf(text: string | undefined): number | undefined {
  return text === undefined || text === 'max' ? undefined : Number(text);
}

const string: ColumnType = { kind: 'string' };
const decimal: ColumnType = { kind: 'decimal', precision: 38, scale: 9 };
const double: ColumnType = { kind: 'float', bits: 64 };
const zoned: ColumnType = { kind: 'timestamp', zoned: true };
const plain: ColumnType = { kind: 'timestamp', zoned: false };

function integer(bits: 8 | 16 | 32 | 64 | 128, unsigned = false): ColumnType {
  return { kind: 'integer', bits, unsigned };
}

const types: Readonly<Record<string, ColumnType>> = {
  ...{ varchar: string, text: string, string, nvarchar: string, varchar2: string },
  ...{ 'character varying': string, clob: string, longtext: string, mediumtext: string },
  ...{ char: { kind: 'string', fixed: true }, character: { kind: 'string', fixed: true } },
  ...{ nchar: { kind: 'string', fixed: true }, bpchar: { kind: 'string', fixed: true } },
  ...{ decimal, numeric: decimal, number: decimal, dec: decimal, bignumeric: decimal },
  ...{ tinyint: integer(8), smallint: integer(16), int2: integer(16) },
  ...{ int: integer(32), integer: integer(32), int4: integer(32), mediumint: integer(32) },
  ...{ bigint: integer(64), int8: integer(64), int64: integer(64), long: integer(64) },
  ...{ hugeint: integer(128), utinyint: integer(8, true), usmallint: integer(16, true) },
  ...{ uinteger: integer(32, true), ubigint: integer(64, true), uhugeint: integer(128, true) },
  ...{ float: double, float8: double, double, 'double precision': double, float64: double },
  ...{ real: { kind: 'float', bits: 32 }, float4: { kind: 'float', bits: 32 } },
  ...{ boolean: { kind: 'boolean' }, bool: { kind: 'boolean' }, date: { kind: 'date' } },
  ...{
    time: { kind: 'time', zoned: false },
    'time without time zone': { kind: 'time', zoned: false },
  },
  ...{
    timetz: { kind: 'time', zoned: true },
    'time with time zone': { kind: 'time', zoned: true },
  },
  ...{ timestamp: plain, datetime: plain, timestamp_ntz: plain, datetime2: plain },
  ...{ 'timestamp without time zone': plain, timestampntz: plain },
  ...{ timestamptz: zoned, timestamp_tz: zoned, timestamp_ltz: zoned, timestampltz: zoned },
  ...{ 'timestamp with time zone': zoned, datetimeoffset: zoned },
  ...{ 'timestamp with local time zone': zoned },
  ...{ binary: { kind: 'binary' }, varbinary: { kind: 'binary' }, bytea: { kind: 'binary' } },
  ...{ blob: { kind: 'binary' }, bytes: { kind: 'binary' }, varbyte: { kind: 'binary' } },
  ...{ uuid: { kind: 'uuid' }, uniqueidentifier: { kind: 'uuid' } },
  ...{
    json: { kind: 'json' },
    jsonb: { kind: 'json' },
    variant: { kind: 'json' },
    super: { kind: 'json' },
  },
};
