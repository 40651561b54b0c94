import type { Adapter } from '../dbt-input.ts';

/** What the databases say differently in plain queries. */
export interface Dialect {
  readonly adapter: Adapter;
  /** A backslash in a text literal escapes what follows. */
  readonly backslashes: boolean;
  /** Around names that are no plain words. */
  readonly quote: '"' | '`';
  readonly types: Readonly<Record<CastType, string>>;
  /** Whether a text holds a pattern somewhere; both are SQL. */
  matches(value: string, pattern: string): string;
}

/** The types that values are cast to before they are compared. */
export type CastType =
  'text' | 'integer' | 'number' | 'boolean' | 'date' | 'time' | 'timestamp' | 'instant';

const usual = {
  text: 'varchar',
  integer: 'bigint',
  number: 'double precision',
  boolean: 'boolean',
  date: 'date',
  time: 'time',
  timestamp: 'timestamp',
  instant: 'timestamp with time zone',
};

const dialects: Readonly<Record<Adapter, Dialect>> = {
  duckdb: {
    adapter: 'duckdb',
    backslashes: false,
    quote: '"',
    types: { ...usual, number: 'double' },
    matches: (value, pattern) => `regexp_matches(${value}, ${pattern})`,
  },
  postgres: {
    adapter: 'postgres',
    backslashes: false,
    quote: '"',
    types: { ...usual, text: 'text' },
    matches: (value, pattern) => `${value} ~ ${pattern}`,
  },
  snowflake: {
    adapter: 'snowflake',
    backslashes: true,
    quote: '"',
    types: { ...usual, timestamp: 'timestamp_ntz', instant: 'timestamp_tz' },
    matches: (value, pattern) => `regexp_instr(${value}, ${pattern}) > 0`,
  },
  bigquery: {
    adapter: 'bigquery',
    backslashes: true,
    quote: '`',
    types: {
      text: 'string',
      integer: 'int64',
      number: 'float64',
      boolean: 'bool',
      date: 'date',
      time: 'time',
      timestamp: 'datetime',
      instant: 'timestamp',
    },
    matches: (value, pattern) => `regexp_contains(${value}, ${pattern})`,
  },
  databricks: {
    adapter: 'databricks',
    backslashes: true,
    quote: '`',
    // Times of day are text there, and points in time with a zone are what `timestamp` holds.
    types: {
      ...usual,
      text: 'string',
      number: 'double',
      time: 'string',
      instant: 'timestamp',
    },
    matches: (value, pattern) => `${value} rlike ${pattern}`,
  },
  redshift: {
    adapter: 'redshift',
    backslashes: true,
    quote: '"',
    types: usual,
    // The last letter asks for patterns as Perl has them.
    matches: (value, pattern) => `regexp_instr(${value}, ${pattern}, 1, 1, 0, 'p') > 0`,
  },
  trino: {
    adapter: 'trino',
    backslashes: false,
    quote: '"',
    types: { ...usual, number: 'double' },
    matches: (value, pattern) => `regexp_like(${value}, ${pattern})`,
  },
};

/** The dialect of a database. */
export function dialectOf(adapter: Adapter): Dialect {
  return dialects[adapter];
}

/** A text as SQL writes it. */
export function textLiteral(dialect: Dialect, text: string): string {
  if (!dialect.backslashes) return `'${text.replaceAll("'", "''")}'`;
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll("'", "\\'")
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r');
  return `'${escaped}'`;
}

/** Casts SQL to a type. */
export function castTo(dialect: Dialect, value: string, type: CastType): string {
  return `cast(${value} as ${dialect.types[type]})`;
}
