/** What a logical type is, as far as its options decide about the column: `integer` with `format: i64` is `i64`. */
export type TypeKind =
  | 'string'
  | 'boolean'
  | 'date'
  | 'time'
  | 'local time'
  | 'i16'
  | 'i32'
  | 'i64'
  | 'integer'
  | 'f32'
  | 'f64'
  | 'local timestamp'
  | 'zoned timestamp';

type DefaultTypes = Readonly<Partial<Record<TypeKind, string>>>;

const redshift: DefaultTypes = {
  boolean: 'BOOLEAN',
  date: 'DATE',
  'local time': 'TIME',
  i16: 'SMALLINT',
  i32: 'INTEGER',
  i64: 'BIGINT',
  f32: 'REAL',
  f64: 'DOUBLE PRECISION',
  'local timestamp': 'TIMESTAMP',
  'zoned timestamp': 'TIMESTAMP WITH TIME ZONE',
};

const postgres: DefaultTypes = { ...redshift, string: 'TEXT' };

const trino: DefaultTypes = {
  string: 'VARCHAR',
  boolean: 'BOOLEAN',
  date: 'DATE',
  'local time': 'TIME',
  i16: 'SMALLINT',
  i32: 'INTEGER',
  i64: 'BIGINT',
  f32: 'REAL',
  f64: 'DOUBLE',
  'local timestamp': 'TIMESTAMP',
  'zoned timestamp': 'TIMESTAMP WITH TIME ZONE',
};

const hive: DefaultTypes = {
  string: 'STRING',
  boolean: 'BOOLEAN',
  date: 'DATE',
  i16: 'SMALLINT',
  i32: 'INT',
  i64: 'BIGINT',
  f32: 'FLOAT',
  f64: 'DOUBLE',
};

/**
 * By server type, the one column type that anybody would choose for a kind of values. What has several good
 * homes there is left out: decimals without digits, points in time where zones are kept in two ways, records.
 */
const defaults: Readonly<Record<string, DefaultTypes>> = {
  snowflake: {
    string: 'VARCHAR',
    boolean: 'BOOLEAN',
    date: 'DATE',
    time: 'TIME',
    // All whole numbers are the same type there.
    integer: 'NUMBER(38, 0)',
    // So are all floating-point numbers.
    f32: 'FLOAT',
    f64: 'FLOAT',
    'local timestamp': 'TIMESTAMP_NTZ',
  },
  bigquery: {
    string: 'STRING',
    boolean: 'BOOL',
    date: 'DATE',
    time: 'TIME',
    integer: 'INT64',
    f32: 'FLOAT64',
    f64: 'FLOAT64',
    'local timestamp': 'DATETIME',
    'zoned timestamp': 'TIMESTAMP',
  },
  databricks: { ...hive, 'local timestamp': 'TIMESTAMP_NTZ', 'zoned timestamp': 'TIMESTAMP' },
  hive,
  impala: { ...hive, 'local timestamp': 'TIMESTAMP' },
  postgres,
  postgresql: postgres,
  redshift,
  trino,
  presto: trino,
  duckdb: { ...trino, f32: 'FLOAT' },
  sqlserver: {
    boolean: 'BIT',
    date: 'DATE',
    time: 'TIME',
    i16: 'SMALLINT',
    i32: 'INT',
    i64: 'BIGINT',
    f32: 'REAL',
    f64: 'FLOAT',
    'local timestamp': 'DATETIME2',
    'zoned timestamp': 'DATETIMEOFFSET',
  },
  oracle: {
    f32: 'BINARY_FLOAT',
    f64: 'BINARY_DOUBLE',
    'local timestamp': 'TIMESTAMP',
    'zoned timestamp': 'TIMESTAMP WITH TIME ZONE',
  },
  mysql: {
    boolean: 'BOOLEAN',
    date: 'DATE',
    time: 'TIME',
    i16: 'SMALLINT',
    i32: 'INT',
    i64: 'BIGINT',
    f32: 'FLOAT',
    f64: 'DOUBLE',
    'local timestamp': 'DATETIME',
  },
};

/** Where the number behind a text type counts characters, as `maxLength` does, and not bytes. */
const sized: Readonly<Record<string, string>> = {
  snowflake: 'VARCHAR',
  bigquery: 'STRING',
  postgres: 'VARCHAR',
  postgresql: 'VARCHAR',
  trino: 'VARCHAR',
  presto: 'VARCHAR',
  mysql: 'VARCHAR',
};

/** Options of a property that decide about its column, as they are written. */
export interface TypeOptions {
  readonly format?: string;
  readonly maxLength?: number;
  readonly timezone?: boolean;
}

/** The physical type of a logical one on a type of server; undefined where the choice is not obvious. */
export function defaultPhysicalType(
  serverType: string,
  logicalType: string,
  options: TypeOptions,
): string | undefined {
  const own = Object.hasOwn(defaults, serverType) ? defaults[serverType] : undefined;
  if (own === undefined) return undefined;
  if (logicalType === 'string' && options.maxLength !== undefined) {
    const word = SPECIAL.has(options.format ?? '') ? undefined : sized[serverType];
    return word && `${word}(${String(options.maxLength)})`;
  }
  for (const kind of kindsOf(logicalType, options)) if (own[kind] !== undefined) return own[kind];
  return undefined;
}

/** Texts that some databases have a type of their own for. */
const SPECIAL: ReadonlySet<string> = new Set(['uuid', 'ipv4', 'ipv6', 'byte', 'binary']);

/** The most exact kind first. */
function kindsOf(logicalType: string, { format, timezone }: TypeOptions): readonly TypeKind[] {
  switch (logicalType) {
    case 'string':
      return SPECIAL.has(format ?? '') ? [] : ['string'];
    case 'boolean':
    case 'date':
      return [logicalType];
    case 'time':
      return timezone === true ? [] : timezone === false ? ['local time', 'time'] : ['time'];
    case 'timestamp':
      if (timezone === undefined) return [];
      return [timezone ? 'zoned timestamp' : 'local timestamp'];
    case 'integer':
      return format === 'i16' || format === 'i32' || format === 'i64'
        ? [format, 'integer']
        : format === undefined
          ? ['integer']
          : [];
    case 'number':
      return format === 'f32' || format === 'f64' ? [format] : [];
    default:
      return [];
  }
}
