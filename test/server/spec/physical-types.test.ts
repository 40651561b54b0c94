import { expect, test } from 'vitest';
import {
  isKeptIn,
  logicalTypeOf,
} from '../../../server/src/spec/physical-types/logical-types-of.ts';
import { readPhysicalType } from '../../../server/src/spec/physical-types/read-physical-type.ts';
import { familiesOf } from '../../../server/src/spec/physical-types/type-families.ts';
import {
  PLATFORMS,
  platformOfServer,
  type Platform,
} from '../../../server/src/spec/physical-types/type-words.ts';
import { server } from '../../../server/src/spec/odcs/servers/server.ts';

/** Each platform's ways of writing, and what they hold: the first family. */
const samples: Readonly<Record<Platform, Readonly<Record<string, string>>>> = {
  snowflake: {
    'NUMBER(38,0)': 'decimal',
    'VARCHAR(16777216)': 'text',
    TIMESTAMP_NTZ: 'timestamp',
    'TIMESTAMP_TZ(9)': 'timestamp',
    VARIANT: 'any',
    'VECTOR(FLOAT, 256)': 'vector',
    BYTEINT: 'whole',
    DATE: 'date',
  },
  bigquery: {
    INT64: 'whole',
    'STRING(20)': 'text',
    'BIGNUMERIC(40, 4)': 'decimal',
    FLOAT64: 'float',
    'ARRAY<STRUCT<a INT64>>': 'array',
    'STRUCT<a INT64, b STRING>': 'record',
    DATETIME: 'timestamp',
    BYTES: 'binary',
  },
  spark: {
    LONG: 'whole',
    string: 'text',
    'decimal(10,2)': 'decimal',
    'map<string,int>': 'map',
    'struct<a:int>': 'record',
    timestamp_ntz: 'timestamp',
  },
  postgres: {
    int4: 'whole',
    'character varying(20)': 'text',
    'timestamp(6) without time zone': 'timestamp',
    'timestamp with time zone': 'timestamp',
    'double precision': 'float',
    'text[]': 'array',
    'integer[][]': 'array',
    jsonb: 'json',
    bytea: 'binary',
    'bit varying(5)': 'bits',
    'vector(3)': 'vector',
    uuid: 'text',
    bigserial: 'whole',
    timetz: 'time',
  },
  redshift: { SUPER: 'any', 'VARBYTE(10)': 'binary', timestamptz: 'timestamp', BPCHAR: 'text' },
  trino: {
    'row(a integer, b varchar)': 'record',
    'array(varchar)': 'array',
    'map(varchar, bigint)': 'map',
    'timestamp(3) with time zone': 'timestamp',
    'time(3)': 'time',
  },
  duckdb: {
    HUGEINT: 'whole',
    'VARCHAR[]': 'array',
    'INTEGER[3]': 'whole',
    TIMESTAMP_MS: 'timestamp',
    'STRUCT(a INTEGER)': 'record',
    'UNION(a INTEGER)': 'any',
  },
  sqlserver: {
    'nvarchar(max)': 'text',
    datetime2: 'timestamp',
    'datetimeoffset(7)': 'timestamp',
    bit: 'boolean',
    uniqueidentifier: 'text',
    timestamp: 'binary',
    money: 'decimal',
  },
  oracle: {
    'VARCHAR2(20 CHAR)': 'text',
    'NUMBER(10)': 'decimal',
    DATE: 'date',
    'TIMESTAMP(6) WITH LOCAL TIME ZONE': 'timestamp',
    'LONG RAW': 'binary',
    BINARY_DOUBLE: 'float',
  },
  mysql: {
    'int(11) unsigned': 'whole',
    'tinyint(1)': 'whole',
    "enum('a','b')": 'text',
    datetime: 'timestamp',
    'timestamp NOT NULL': 'timestamp',
    longtext: 'text',
    'varchar(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin': 'text',
    year: 'whole',
  },
};

const cases = PLATFORMS.flatMap((platform) =>
  Object.entries(samples[platform]).map(([text, family]) => [platform, text, family] as const),
);

test.each(cases)('%s: %s holds %s', (platform, text, family) => {
  expect(familiesOf(text, [platform])?.[0]).toBe(family);
  expect(familiesOf(text.toLowerCase(), [platform])).toEqual(
    familiesOf(text.toUpperCase(), [platform]),
  );
  // On no known platform, the meaning is still among those that are possible, unless it goes against the standard.
  if (platform !== 'sqlserver' || text !== 'timestamp') expect(familiesOf(text)).toContain(family);
});

test.each([
  '',
  '???',
  'Name of something',
  'geography',
  'interval day to second',
  '(',
  'table',
  '[]',
  'a'.repeat(9_000),
])('nothing is said of %j', (text) => {
  expect(familiesOf(text)).toBeUndefined();
});

test('one name, several platforms', () => {
  expect(familiesOf('DATE', ['oracle'])).toEqual(['date', 'timestamp']);
  expect(familiesOf('DATE', ['snowflake'])).toEqual(['date']);
  expect(familiesOf('DATE', ['snowflake', 'oracle'])).toEqual(['date', 'timestamp']);
  expect(familiesOf('long')).toEqual(expect.arrayContaining(['whole', 'text']));
  expect(familiesOf('timestamp')).toEqual(['timestamp']);
  // A name of another platform says what is meant.
  expect(familiesOf('timestamptz', ['bigquery'])).toEqual(['timestamp']);
});

test('a number with digits behind the point is not whole', () => {
  expect(familiesOf('NUMBER(10,2)')).toEqual(['decimal']);
  expect(familiesOf('NUMBER(10,0)')).toEqual(['decimal', 'whole']);
  expect(familiesOf('NUMERIC(10,-2)')).toEqual(['decimal', 'whole']);
});

test('what says something about null or storage is left out', () => {
  expect(readPhysicalType('LowCardinality(Nullable(String))')).toEqual({ name: 'string' });
  expect(readPhysicalType('  Double   Precision ')).toEqual({ name: 'double precision' });
  expect(readPhysicalType('varchar[50]')).toEqual({ name: 'varchar', array: 'perhaps' });
  expect(familiesOf('varchar[50]')).toEqual(['text', 'array']);
});

test('every server type with a platform is one of the standard', () => {
  const known = Object.keys(server.discriminator!.variants);
  expect(Object.keys(platformOfServer).filter((type) => !known.includes(type))).toEqual([]);
});

test('the words of a version', () => {
  expect(logicalTypeOf('timestamp', '3.0.2')).toBe('date');
  expect(logicalTypeOf('timestamp', '3.1.0')).toBe('timestamp');
  expect(logicalTypeOf('map', '3.1.0')).toBe('object');
  expect(isKeptIn('date', ['timestamp'], '3.0.2')).toBe(true);
  expect(isKeptIn('date', ['timestamp'], '3.1.0')).toBe(false);
  expect(isKeptIn('unheard-of', ['timestamp'], '3.1.0')).toBe(true);
  expect(isKeptIn('toString', ['timestamp'], '3.1.0')).toBe(true);
});
