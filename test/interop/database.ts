import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { inject } from 'vitest';
import { mustRun } from './setup/run-program.ts';

/** A database that dbt builds in. */
export interface Database {
  readonly adapter: 'duckdb' | 'postgres';
  /** How dbt reaches it: an output of profiles.yml without its schema. */
  readonly output: Readonly<Record<string, unknown>>;
  /** Runs statements. Rejects at the first that fails. */
  readonly execute: (statements: readonly string[]) => Promise<void>;
  /** Puts the rows of a CSV with a line of column names into a table, which has these columns in any order. */
  readonly copy: (table: string, columns: readonly string[], csv: string) => Promise<void>;
}

/** The databases that this run has, for `describe.each`. */
export const adapters = ['duckdb', 'postgres'] as const;

/** Whether this run has dbt and the database. */
export function canUse(adapter: Database['adapter']): boolean {
  const { python, postgres } = inject('tools');
  return python !== undefined && (adapter === 'duckdb' || postgres !== undefined);
}

/** A new, empty database of the given name: a file in the folder, or one of the server of this run. */
export async function newDatabase(
  adapter: Database['adapter'],
  name: string,
  folder: string,
): Promise<Database> {
  if (adapter === 'duckdb') return duckdb(join(folder, `${name}.duckdb`));
  await psql('postgres', [
    `drop database if exists ${quoted(name)}`,
    `create database ${quoted(name)}`,
  ]);
  return postgres(name);
}

function duckdb(path: string): Database {
  // Closed after each use, as a file of DuckDB has one writer at a time.
  const execute = async (statements: readonly string[]) => {
    const instance = await DuckDBInstance.create(path);
    try {
      const connection = await instance.connect();
      for (const statement of statements) await connection.run(statement);
      connection.closeSync();
    } finally {
      instance.closeSync();
    }
  };
  return {
    adapter: 'duckdb',
    output: { type: 'duckdb', path, settings: { TimeZone: 'UTC' } },
    execute,
    copy: (table, columns, csv) =>
      execute([
        `copy ${table} (${columns.join(', ')}) from '${csv.replaceAll("'", "''")}' (format csv, header)`,
      ]),
  };
}

function postgres(name: string): Database {
  const { postgres: server } = inject('tools');
  return {
    adapter: 'postgres',
    output: {
      type: 'postgres',
      host: server?.host,
      port: server?.port,
      user: server?.user,
      password: '',
      dbname: name,
    },
    execute: (statements) => psql(name, statements),
    copy: (table, columns, csv) =>
      psql(name, [
        `\\copy ${table} (${columns.join(', ')}) from '${csv.replaceAll("'", "''")}' with (format csv, header)`,
      ]),
  };
}

async function psql(database: string, statements: readonly string[]): Promise<void> {
  const { postgres: server } = inject('tools');
  if (server === undefined) throw new Error('There is no PostgreSQL.');
  const where = ['-h', server.host, '-p', String(server.port), '-U', server.user, '-d', database];
  const input = statements.map((one) => (one.startsWith('\\') ? `${one}\n` : `${one};\n`)).join('');
  const options = ['-X', '-q', '-v', 'ON_ERROR_STOP=1', '-f', '-'];
  await mustRun(server.psql, [...where, ...options], { input });
}

/** A name as SQL quotes it. */
export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
