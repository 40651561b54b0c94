import { realpath } from 'node:fs/promises';
import { DuckDBInstance, StatementType, type DuckDBConnection } from '@duckdb/node-api';
import {
  SqlError,
  type LoadedTable,
  type SqlColumn,
  type SqlResult,
} from '../../../operations/sql-engine.ts';
import { isInside } from '../is-inside.ts';
import { ecmaMatch } from './ecma-match.ts';
import { sqlErrorOf } from './sql-error-of.ts';
import { readRows, textCell } from './text-cells.ts';

/** Nothing is fetched or installed; one thread, so that sums of fractions always come out alike. */
const OPTIONS = {
  threads: '1',
  memory_limit: '512MB',
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  allow_community_extensions: 'false',
  allow_unsigned_extensions: 'false',
};

/** In this order: the last ones forbid the ones before. */
const SEALS = [
  "set temp_directory = ''",
  "set disabled_filesystems = 'LocalFileSystem'",
  'set enable_external_access = false',
  'set lock_configuration = true',
];

/** Rows of a Parquet file that are looked at. */
const MAX_PARQUET_ROWS = 100_000;

export interface RunOptions {
  /** Milliseconds. */
  readonly timeout: number;
}

/** A DuckDB in memory. Until it is sealed it does only what is asked for here; after that no SQL can reach files or network. */
export class Database {
  readonly #connection: DuckDBConnection;
  #sealed = false;

  private constructor(connection: DuckDBConnection) {
    this.#connection = connection;
  }

  static async open(): Promise<Database> {
    const instance = await DuckDBInstance.create(':memory:', OPTIONS);
    const connection = await instance.connect();
    await connection.run("set TimeZone = 'UTC'");
    connection.registerScalarFunction(ecmaMatch());
    return new Database(connection);
  }

  async load({ name, columns, rows }: LoadedTable): Promise<void> {
    this.#mustBeOpen();
    const declared = columns.map((column) => `${quoted(column)} varchar`).join(', ');
    await this.#ours(`create table ${quoted(name)} (${declared})`);
    const appender = await this.#connection.createAppender(name);
    for (const row of rows) {
      for (const index of columns.keys()) {
        const cell = row[index] ?? null;
        if (cell === null) appender.appendNull();
        else appender.appendVarchar(cell);
      }
      appender.endRow();
    }
    appender.closeSync();
  }

  /** The columns of the file. The file must lie in the folder when all links are followed. */
  async loadParquet(name: string, path: string, folder: string): Promise<readonly SqlColumn[]> {
    this.#mustBeOpen();
    const [file, home] = await Promise.all([realpath(path), realpath(folder)]).catch(() => {
      throw new SqlError('sql', 'The file is not there.');
    });
    if (!isInside(home, file)) throw new SqlError('sql', 'The file is a link out of its folder.');
    const source = `read_parquet(${text(globbed(file))}, hive_partitioning = false)`;
    try {
      await this.#connection.run(
        `create table ${quoted(name)} as select * from ${source} limit ${String(MAX_PARQUET_ROWS)}`,
      );
    } catch {
      // What DuckDB says has the whole path in it.
      throw new SqlError('sql', 'The file cannot be read as Parquet.');
    }
    const reader = await this.#connection.runAndReadAll(`select * from ${quoted(name)} limit 0`);
    const types = reader.columnTypes();
    return reader.columnNames().map((column, at) => ({ name: column, type: String(types[at]) }));
  }

  async seal(): Promise<void> {
    if (this.#sealed) return;
    for (const sql of SEALS) await this.#ours(sql);
    this.#sealed = true;
  }

  async execute(sql: string, { timeout }: RunOptions): Promise<void> {
    await this.seal();
    await this.#within(timeout, () => this.#connection.run(sql));
  }

  async define(table: string, sql: string, { timeout }: RunOptions): Promise<void> {
    await this.seal();
    await this.#within(timeout, async () => {
      // By itself first: what is one SELECT there is one here.
      (await this.#select(sql)).destroySync();
      await this.#connection.run(`create table ${table} as\n${sql}`);
    });
  }

  async query(
    sql: string,
    { maxRows, timeout }: RunOptions & { readonly maxRows: number },
  ): Promise<SqlResult> {
    await this.seal();
    return this.#within(timeout, async () => {
      const prepared = await this.#select(sql);
      try {
        const reader = await readRows(await prepared.stream(), maxRows);
        const types = reader.columnTypes();
        const rows = reader.getRowsJson();
        return {
          columns: reader
            .deduplicatedColumnNames()
            .map((name, at) => ({ name, type: String(types[at]) })),
          rows: rows.slice(0, maxRows).map((row) => row.map(textCell)),
          isCut: rows.length > maxRows || !reader.done,
        };
      } finally {
        prepared.destroySync();
      }
    });
  }

  /** Whoever wrote the query: it can only read. */
  async #select(sql: string): ReturnType<DuckDBConnection['prepare']> {
    if (/^[\s;]*$/.test(sql)) throw new SqlError('sql', 'There is no query.');
    const statements = await this.#connection.extractStatements(sql);
    if (statements.count > 1) throw new SqlError('sql', 'There is more than one statement.');
    const prepared = await statements.prepare(0);
    if (prepared.statementType === StatementType.SELECT) return prepared;
    prepared.destroySync();
    throw new SqlError('sql', 'Only a SELECT may run.');
  }

  async #within<Result>(timeout: number, run: () => Promise<Result>): Promise<Result> {
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      this.#connection.interrupt();
    }, timeout);
    try {
      return await run();
    } catch (error) {
      // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- the timer sets it
      if (isLate) throw new SqlError('timeout', `It took more than ${seconds(timeout)} s.`);
      throw sqlErrorOf(error);
    } finally {
      clearTimeout(timer);
    }
  }

  async #ours(sql: string): Promise<void> {
    try {
      await this.#connection.run(sql);
    } catch (error) {
      throw sqlErrorOf(error);
    }
  }

  #mustBeOpen(): void {
    if (this.#sealed) throw new SqlError('sql', 'The database is sealed.');
  }
}

function seconds(milliseconds: number): string {
  return String(milliseconds / 1_000);
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/** A path in which signs of globs are signs of names. */
function globbed(path: string): string {
  return path.replaceAll(/[*?[]/g, '[$&]');
}
