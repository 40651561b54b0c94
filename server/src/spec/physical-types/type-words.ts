import type { TypeFamily } from './type-family.ts';

/** Lower-case names of types, separated by commas, under what they hold; several families are separated by blanks. */
export type TypeWords = Readonly<Record<string, string>>;

export const PLATFORMS = [
  'snowflake',
  'bigquery',
  'spark',
  'postgres',
  'redshift',
  'trino',
  'duckdb',
  'sqlserver',
  'oracle',
  'mysql',
] as const;

/** A family of databases with the same names of types. */
export type Platform = (typeof PLATFORMS)[number];

/** What a name means wherever the platform does not say otherwise: standard SQL, and words that all share. */
export const commonWords: TypeWords = {
  text: 'char, character, varchar, character varying, char varying, nchar, nvarchar, national char, national character, national char varying, national character varying, text, string, clob, nclob, character large object, uuid, xml, enum',
  whole: 'int, integer, smallint, bigint, tinyint',
  'decimal whole': 'decimal, numeric, dec',
  float: 'float, real, double, double precision',
  boolean: 'boolean, bool',
  date: 'date',
  time: 'time, timetz, time with time zone, time without time zone',
  timestamp:
    'timestamp, datetime, timestamp with time zone, timestamp without time zone, timestamp with local time zone',
  binary: 'binary, varbinary, binary varying, blob, binary large object, bytes',
  json: 'json',
  array: 'array, list',
  record: 'row, struct, record',
  'record json map': 'object',
  map: 'map',
  vector: 'vector',
};

/** What each platform adds, or means by a common word. */
export const platformWords: Readonly<Record<Platform, TypeWords>> = {
  snowflake: {
    'decimal whole': 'number',
    whole: 'byteint',
    float: 'float4, float8',
    timestamp:
      'timestamp_ntz, timestamp_ltz, timestamp_tz, timestampntz, timestampltz, timestamptz',
    any: 'variant',
  },
  bigquery: {
    whole: 'int64, byteint',
    'decimal whole': 'bignumeric, bigdecimal',
    float: 'float64',
    // A repeated record is an array, which only its mode says.
    'record array': 'struct, record',
  },
  spark: {
    whole: 'byte, short, long',
    timestamp: 'timestamp_ntz, timestamp_ltz',
    any: 'variant',
  },
  postgres: {
    text: 'bpchar, citext, name, inet, cidr, macaddr',
    whole: 'int2, int4, int8, serial, serial2, serial4, serial8, smallserial, bigserial, oid',
    decimal: 'money',
    float: 'float4, float8',
    bits: 'bit, varbit, bit varying',
    binary: 'bytea',
    timestamp: 'timestamptz',
    json: 'jsonb',
    'map json': 'hstore',
    vector: 'vector, halfvec, sparsevec',
  },
  redshift: {
    text: 'bpchar',
    whole: 'int2, int4, int8',
    float: 'float4, float8',
    timestamp: 'timestamptz',
    binary: 'varbyte',
    any: 'super',
  },
  trino: {
    text: 'ipaddress',
  },
  duckdb: {
    text: 'bpchar',
    whole:
      'int1, int2, int4, int8, int128, short, long, signed, hugeint, uhugeint, utinyint, usmallint, uinteger, ubigint',
    float: 'float4, float8',
    boolean: 'logical',
    bits: 'bit, bitstring',
    binary: 'bytea',
    timestamp: 'timestamptz, timestamp_s, timestamp_ms, timestamp_us, timestamp_ns',
    any: 'union',
  },
  sqlserver: {
    text: 'ntext, uniqueidentifier, sysname, hierarchyid',
    decimal: 'money, smallmoney',
    'boolean whole': 'bit',
    timestamp: 'datetime2, smalldatetime, datetimeoffset',
    // The number of a row's change, not a point in time.
    binary: 'image, rowversion, timestamp',
    any: 'sql_variant',
  },
  oracle: {
    text: 'varchar2, nvarchar2, long, rowid, urowid, xmltype',
    'decimal whole': 'number',
    whole: 'pls_integer',
    float: 'binary_float, binary_double',
    // Its date has a time of day.
    'date timestamp': 'date',
    binary: 'raw, long raw, bfile',
  },
  mysql: {
    text: 'tinytext, mediumtext, longtext',
    'text array': 'set',
    whole: 'mediumint, int1, int2, int3, int4, int8, serial',
    'whole date': 'year',
    decimal: 'fixed',
    // Another name of tinyint(1).
    'boolean whole': 'boolean, bool',
    bits: 'bit',
    binary: 'tinyblob, mediumblob, longblob',
  },
};

/** The platform behind a server type of the standard; absent: the type says nothing of names of types. */
export const platformOfServer: Readonly<Record<string, Platform>> = {
  snowflake: 'snowflake',
  bigquery: 'bigquery',
  databricks: 'spark',
  hive: 'spark',
  impala: 'spark',
  postgres: 'postgres',
  postgresql: 'postgres',
  redshift: 'redshift',
  trino: 'trino',
  presto: 'trino',
  athena: 'trino',
  duckdb: 'duckdb',
  sqlserver: 'sqlserver',
  synapse: 'sqlserver',
  oracle: 'oracle',
  mysql: 'mysql',
};

/** The families by name. */
export function indexWords(words: TypeWords): ReadonlyMap<string, readonly TypeFamily[]> {
  return new Map(
    Object.entries(words).flatMap(([families, names]) =>
      names.split(', ').map((name) => [name, families.split(' ') as TypeFamily[]] as const),
    ),
  );
}
