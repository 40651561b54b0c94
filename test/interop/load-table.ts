import { readFileSync } from 'node:fs';
import { quoted, type Database } from './database.ts';

/** A table as whatever loads it leaves it behind. */
export interface LoadedTable {
  readonly schema: string;
  readonly name: string;
  /** A CSV with a line of column names. */
  readonly csv: string;
  /** Logical type -> by the name that the column has in the CSV. */
  readonly types: ReadonlyMap<string, string>;
  /**
   * Whether names of columns are put down in small letters, which is what PostgreSQL makes of names without quotes. They are
   * there as written, too, for who puts them in quotes.
   */
  readonly lowerCase?: boolean;
}

/** What loaders make of logical types, whatever the product makes of them. */
const columnTypes: Readonly<Record<string, Readonly<Record<Database['adapter'], string>>>> = {
  string: { duckdb: 'varchar', postgres: 'text' },
  integer: { duckdb: 'bigint', postgres: 'bigint' },
  number: { duckdb: 'decimal(30, 9)', postgres: 'numeric' },
  boolean: { duckdb: 'boolean', postgres: 'boolean' },
  date: { duckdb: 'date', postgres: 'date' },
  timestamp: { duckdb: 'timestamptz', postgres: 'timestamptz' },
  time: { duckdb: 'time', postgres: 'time' },
  object: { duckdb: 'json', postgres: 'jsonb' },
  array: { duckdb: 'json', postgres: 'jsonb' },
};

/** Makes a table and its schema, and puts the rows of the CSV into it. */
export async function loadTable(database: Database, table: LoadedTable): Promise<void> {
  const head = readFileSync(table.csv, 'utf8').split('\n', 1)[0]!.trimEnd().split(',');
  const name = `${quoted(table.schema)}.${quoted(table.name)}`;
  const columns = head.map((column) => ({
    name: quoted(table.lowerCase ? column.toLowerCase() : column),
    written: quoted(column),
    type: columnTypes[table.types.get(column) ?? 'string']![database.adapter],
  }));
  const names = columns.map((column) => column.name);
  const definitions = [
    ...columns.map((column) => `${column.name} ${column.type}`),
    ...columns
      .filter((column) => column.written !== column.name)
      .map((one) => `${one.written} ${one.type} generated always as (${one.name}) stored`),
  ];
  await database.execute([
    `create schema if not exists ${quoted(table.schema)}`,
    `create table ${name} (${definitions.join(', ')})`,
  ]);
  await database.copy(name, names, table.csv);
}
