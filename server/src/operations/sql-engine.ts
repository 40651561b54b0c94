import type { CancellationToken } from '../base/cancellation.ts';
import type { ModelTemplate, RenderedModel } from './model-template.ts';

/** A database in memory that sample data is looked at in. What is behind it is the host's affair. */
export interface SqlEngine {
  /** An empty database of its own. Rejects with `SqlError` of kind `missing` where this installation has no engine. */
  open(options: SessionOptions): Promise<SqlSession>;
  /** Ends what is still under way. */
  dispose(): void;
}

export interface SessionOptions {
  readonly token: CancellationToken;
  /** Milliseconds that one statement may take; 20,000 when left out. */
  readonly timeout?: number;
}

/**
 * One database. It has no network and no files: what is in it was loaded. Everything rejects with `SqlError`, and a session
 * that lost its database (time, memory, a crash) has the same tables again with the next call.
 */
export interface SqlSession {
  /** Makes a table of texts. */
  load(table: LoadedTable): Promise<void>;
  /** Makes a table from a Parquet file, typed as the file says. Links that lead out of the folder are refused. */
  loadParquet(file: ParquetFile): Promise<readonly SqlColumn[]>;
  /** From here on nothing can be loaded any more. All but the two before seal a session, too. */
  seal(): Promise<void>;
  /** Runs one statement of our own: `create table ...`. It is run again when the database is lost. */
  execute(sql: string): Promise<void>;
  /** Makes a table, named as SQL writes it, of what a query of anybody's gives: one SELECT; everything else is refused. */
  define(table: string, sql: string): Promise<void>;
  /** Answers a query of anybody's: one SELECT; everything else is refused. */
  query(sql: string, options?: QueryOptions): Promise<SqlResult>;
  /** Renders the template of a dbt model, within the limits of a statement: loops of strangers may have no end. */
  render(model: ModelTemplate): Promise<RenderedModel>;
  close(): void;
}

export interface LoadedTable {
  /** Without quotes. */
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
}

export interface ParquetFile {
  /** Of the table, without quotes. */
  readonly name: string;
  /** Absolute path or `file:` URI. */
  readonly path: string;
  /** Absolute path or `file:` URI of the folder that the file must lie in. */
  readonly folder: string;
}

export interface QueryOptions {
  /** Rows that come back at most; 100 when left out. */
  readonly maxRows?: number;
}

export interface SqlColumn {
  readonly name: string;
  /** As DuckDB writes it: `DECIMAL(14,2)`. */
  readonly type: string;
}

export interface SqlResult {
  readonly columns: readonly SqlColumn[];
  /** Cells as text, as DuckDB casts them. */
  readonly rows: readonly (readonly (string | null)[])[];
  /** There are more rows. */
  readonly isCut: boolean;
}

export type SqlErrorKind =
  /** This installation has no engine, or it does not start. */
  | 'missing'
  /** The statement is wrong, or something in it is not allowed. */
  | 'sql'
  | 'timeout'
  | 'memory'
  /** The process of the engine ended. */
  | 'crash'
  | 'cancelled';

/** Why the engine has no answer. */
export class SqlError extends Error {
  readonly kind: SqlErrorKind;

  constructor(kind: SqlErrorKind, message: string) {
    super(message);
    this.name = 'SqlError';
    this.kind = kind;
  }
}

/** Whether it is one: by its name, as the language server has a copy of the class of its own (docs/decisions/0014). */
export function isSqlError(error: unknown): error is SqlError {
  return error instanceof Error && error.name === 'SqlError';
}
