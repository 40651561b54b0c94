import { DuckDBInstance, type DuckDBConnection, type DuckDBValue } from '@duckdb/node-api';
import type { Inspected, InspectedTable } from '../../../operations/run/agent-host.ts';
import { SqlError } from '../../../operations/sql-engine.ts';
import { sqlErrorOf } from './sql-error-of.ts';

export interface FileInspection {
  /** Absolute. */
  readonly path: string;
  readonly schema?: string;
  /** Names only when left out. */
  readonly table?: string;
  readonly maxTables: number;
  readonly maxColumns: number;
}

/** Only the file itself is opened, and only to read: views in it that name other files reach nothing. */
const OPTIONS = {
  access_mode: 'READ_ONLY',
  enable_external_access: 'false',
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  allow_community_extensions: 'false',
  allow_unsigned_extensions: 'false',
  lock_configuration: 'true',
  threads: '1',
  memory_limit: '256MB',
};

/** Characters of a name or a type. */
const MAX_TEXT = 500;

/** Characters of a comment: many more than a model is given, so that it is cut only once it has been redacted. */
const MAX_COMMENT = 4_000;

const TABLES = `
select * from (
  select schema_name, table_name, 'table' as kind, comment from duckdb_tables()
  where database_name = current_database() and not internal
  union all
  select schema_name, view_name, 'view', comment from duckdb_views()
  where database_name = current_database() and not internal
)
where ($1 is null or schema_name = $1) and ($2 is null or table_name = $2)
order by schema_name, table_name
limit $3`;

const COLUMNS = `
select schema_name, table_name, column_name, data_type, is_nullable, comment
from duckdb_columns()
where database_name = current_database() and not internal
  and ($1 is null or schema_name = $1) and table_name = $2
order by schema_name, table_name, column_index
limit $3`;

const KEYS = `
select schema_name, table_name, unnest(constraint_column_names) as column_name
from duckdb_constraints()
where database_name = current_database() and constraint_type = 'PRIMARY KEY'
  and ($1 is null or schema_name = $1) and table_name = $2`;

/** What a file of DuckDB says of its tables and views. Rejects with `SqlError`. */
export async function inspectFile(request: FileInspection): Promise<Inspected> {
  const { path, schema = null, table = null, maxTables, maxColumns } = request;
  const instance = await DuckDBInstance.create(path, OPTIONS).catch((error: unknown) => {
    throw opened(error);
  });
  try {
    const connection = await instance.connect();
    const tables = await rows(connection, TABLES, [schema, table, maxTables + 1]);
    const columns =
      table === null ? [] : await rows(connection, COLUMNS, [schema, table, maxColumns + 1]);
    const keys = table === null ? [] : await rows(connection, KEYS, [schema, table]);
    connection.closeSync();
    return {
      tables: tables
        .slice(0, maxTables)
        .map((row) => inspected(row, columns.slice(0, maxColumns), keys)),
      isCut: tables.length > maxTables || columns.length > maxColumns,
    };
  } catch (error) {
    throw sqlErrorOf(error);
  } finally {
    instance.closeSync();
  }
}

type Row = readonly DuckDBValue[];

async function rows(
  connection: DuckDBConnection,
  sql: string,
  values: (string | number | null)[],
): Promise<readonly Row[]> {
  return (await connection.runAndReadAll(sql, values)).getRows();
}

function inspected(
  [schema, name, kind, comment]: Row,
  columns: readonly Row[],
  keys: readonly Row[],
): InspectedTable {
  const isOfIt = (row: Row): boolean => row[0] === schema && row[1] === name;
  return {
    schema: text(schema),
    name: text(name),
    kind: kind === 'view' ? 'view' : 'table',
    ...commented(comment),
    columns: columns.filter(isOfIt).map(([, , column, type, nullable, said]) => ({
      name: text(column),
      type: text(type),
      nullable: nullable === true,
      ...commented(said),
    })),
    primaryKey: keys.filter(isOfIt).map(([, , column]) => text(column)),
  };
}

function commented(comment: DuckDBValue | undefined): { readonly comment?: string } {
  return typeof comment === 'string' ? { comment: text(comment, MAX_COMMENT) } : {};
}

function text(value: DuckDBValue | undefined, most = MAX_TEXT): string {
  const all = String(value ?? '');
  return all.length > most ? `${all.slice(0, most - 1)}…` : all;
}

/** Without the path, which is nobody's business where this ends up. */
function opened(error: unknown): SqlError {
  const { message } = sqlErrorOf(error);
  if (/lock/i.test(message)) return new SqlError('sql', 'Another program has the file open.');
  if (/does not exist|No such file/i.test(message))
    return new SqlError('sql', 'The file is not there.');
  return new SqlError('sql', 'The file cannot be read as a DuckDB database.');
}
