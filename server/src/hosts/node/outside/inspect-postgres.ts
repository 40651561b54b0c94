import { Socket } from 'node:net';
import { Client } from 'pg';
import { errorText } from '../../../base/error-text.ts';
import type { CancellationToken } from '../../../base/cancellation.ts';
import type {
  Inspected,
  InspectedTable,
  InspectRequest,
} from '../../../operations/run/agent-host.ts';
import type { ConnectionSettings } from '../outside-settings.ts';
import { plainText } from './plain-text.ts';
import {
  COLUMNS,
  KEYS,
  TABLES,
  type ColumnRow,
  type KeyRow,
  type TableRow,
} from './postgres-catalog.ts';

export type PostgresSettings = Extract<ConnectionSettings, { type: 'postgres' }>;

const INSPECT_LIMITS = {
  tables: 500,
  columns: 2_000,
  /** Characters of a comment: many more than a model is given, so that it is cut only once it has been redacted. */
  comment: 4_000,
};

/** Milliseconds. */
const CONNECT = 10_000;
const WHOLE = 20_000;
const LOOK = 50;

/** What holds for all that is asked: it reads, it waits for nobody, and it ends. */
const BEGIN = `begin read only;
set local statement_timeout = '5s';
set local lock_timeout = '1s';
set local search_path = pg_catalog`;

/**
 * What a PostgreSQL says of its tables and views: its catalogue is all that is read, in a transaction that cannot write.
 * `password`: null where the database asks for none. Rejects with a sentence without it.
 */
export async function inspectPostgres(
  settings: PostgresSettings,
  request: Pick<InspectRequest, 'schema' | 'table'>,
  password: string | null,
  token: CancellationToken,
): Promise<Inspected> {
  const { schemas } = settings;
  if (request.schema !== undefined && schemas?.includes(request.schema) === false)
    throw new Error(`The connection does not allow the schema “${request.schema}”.`);
  const socket = new Socket();
  const client = new Client({
    host: settings.host,
    port: settings.port ?? 5_432,
    database: settings.database,
    user: settings.user,
    // Not the text: without one, the environment would be asked.
    password: () => password ?? '',
    ssl: settings.ssl ?? !isLocal(settings.host),
    application_name: 'dataengos',
    connectionTimeoutMillis: CONNECT,
    query_timeout: 8_000,
    stream: () => socket,
  });
  // What is said of a connection that nobody waits for any more.
  client.on('error', () => undefined);
  try {
    return await watched(
      (async () => {
        await client.connect();
        await client.query(BEGIN);
        return await readCatalogue(client, request, schemas ?? null);
      })(),
      token,
    );
  } catch (error) {
    const reason = plainText(errorText(error), 300).replaceAll(/\s+/g, ' ');
    const plain = password ? reason.replaceAll(password, '…') : reason;
    throw new Error(`The database “${settings.database}” cannot be read: ${plain}`);
  } finally {
    // Also in the middle of a query; the transaction has nothing to keep.
    socket.destroy();
  }
}

async function readCatalogue(
  client: Client,
  { schema, table }: Pick<InspectRequest, 'schema' | 'table'>,
  schemas: readonly string[] | null,
): Promise<Inspected> {
  const { tables: most, columns: mostColumns, comment } = INSPECT_LIMITS;
  const { rows } = await client.query<TableRow>(TABLES, [
    schema ?? null,
    table ?? null,
    schemas,
    comment + 1,
    most + 1,
  ]);
  const found = rows.slice(0, most);
  const ids = table === undefined ? [] : found.map(({ id }) => id);
  const [columns, keys] =
    ids.length === 0
      ? [[], []]
      : [
          (await client.query<ColumnRow>(COLUMNS, [ids, comment + 1, mostColumns + 1])).rows,
          (await client.query<KeyRow>(KEYS, [ids])).rows,
        ];
  return {
    tables: found.map((row) => inspected(row, columns.slice(0, mostColumns), keys)),
    isCut: rows.length > most || columns.length > mostColumns,
  };
}

function inspected(
  { id, schema, name, is_view, comment }: TableRow,
  columns: readonly ColumnRow[],
  keys: readonly KeyRow[],
): InspectedTable {
  return {
    schema,
    name,
    kind: is_view ? 'view' : 'table',
    ...commented(comment),
    columns: columns
      .filter((column) => column.id === id)
      .map((column) => ({
        name: column.name,
        type: column.type,
        nullable: column.nullable,
        ...commented(column.comment),
      })),
    primaryKey: keys.find((key) => key.id === id)?.columns ?? [],
  };
}

function commented(comment: string | null): { readonly comment?: string } {
  return comment === null ? {} : { comment: plainText(comment, INSPECT_LIMITS.comment) };
}

/** A folder is that of a socket. */
function isLocal(host: string): boolean {
  return host.startsWith('/') || /^(localhost|::1|127(\.\d{1,3}){3})$/.test(host);
}

/** Rejects when it takes too long, or nobody wants it any more; what is still under way ends with its socket. */
async function watched<Result>(work: Promise<Result>, token: CancellationToken): Promise<Result> {
  const started = Date.now();
  let watch: NodeJS.Timeout | undefined;
  const stopped = new Promise<never>((_, reject) => {
    watch = setInterval(() => {
      if (token.isCancellationRequested) reject(new Error('It was cancelled.'));
      else if (Date.now() - started > WHOLE) reject(new Error('It took too long.'));
    }, LOOK);
  });
  try {
    return await Promise.race([work, stopped]);
  } finally {
    clearInterval(watch);
    work.catch(() => undefined);
  }
}
