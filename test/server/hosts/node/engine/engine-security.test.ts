// What SQL of a workspace must not be able to do, tried on the real engine.
import { existsSync, readFileSync, readdirSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { neverCancelled } from '../../../../../server/src/base/cancellation.ts';
import type { SqlSession } from '../../../../../server/src/operations/sql-engine.ts';
import { tempFolder } from '../../temp-folder.ts';
import { testEngine } from './test-engine.ts';

let folder: string;
let secret: string;
let asked = 0;
let url: string;
let db: SqlSession;
const server = createServer((_request, response) => {
  asked++;
  response.end('a\n1\n');
});

beforeAll(async () => {
  folder = tempFolder({ 'sample-data/orders.csv': 'id\n1\n', 'secret.csv': 'password\nhunter2\n' });
  secret = join(folder, 'secret.csv').replaceAll("'", "''");
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/a.csv`;
  db = await (await testEngine()).open({ token: neverCancelled, timeout: 10_000 });
  await db.load({ name: 'orders', columns: ['id'], rows: [['1']] });
  await db.seal();
});

afterAll(() => {
  server.close();
});

/** What is refused both as a query of anybody's, and, should that ever fail, as a statement of ours. */
const refused: readonly (readonly [what: string, sql: () => string])[] = [
  ['reading a file', () => `select * from read_csv('${secret}')`],
  ['reading a file by its name alone', () => `select * from '${secret}'`],
  ['reading a text', () => `select * from read_text('${secret}')`],
  ['reading bytes', () => `select * from read_blob('${secret}')`],
  ['reading JSON', () => `select * from read_json('${secret}')`],
  ['reading Parquet', () => `select * from read_parquet('${secret}')`],
  ['reading /etc/passwd', () => "select * from read_csv('/etc/passwd')"],
  ['looking for files', () => "select * from glob('/etc/*')"],
  ['looking for files in the folder around', () => "select * from glob('../*')"],
  ['sniffing a file', () => `select * from sniff_csv('${secret}')`],
  ['writing a file', () => `copy orders to '${join(folder, 'out.csv').replaceAll("'", "''")}'`],
  ['writing the database', () => `export database '${join(folder, 'x').replaceAll("'", "''")}'`],
  ['reading into a table', () => `copy orders from '${secret}'`],
  ['another database', () => `attach '${join(folder, 'new.db').replaceAll("'", "''")}' as other`],
  ['installing an extension', () => 'install httpfs'],
  ['loading an extension', () => 'load httpfs'],
  ['loading an extension from a path', () => `load '${join(folder, 'x.duckdb_extension')}'`],
  ['reading from the network', () => `select * from read_csv('${url}')`],
  ['reading from the network by name', () => `select * from '${url}'`],
  ['reading text from the network', () => `select * from read_text('${url}')`],
  ['turning access on', () => 'set enable_external_access = true'],
  ['unlocking', () => 'set lock_configuration = false'],
  ['turning file systems on', () => "set disabled_filesystems = ''"],
  ['allowing a folder', () => "set allowed_directories = ['/']"],
  ['a folder for temporary files', () => "set temp_directory = '/tmp'"],
  ['more memory', () => "set memory_limit = '100GB'"],
  ['a pragma', () => "pragma temp_directory = '/tmp'"],
  ['resetting', () => 'reset enable_external_access'],
  ['a log in a file', () => "pragma enable_profiling = 'json'; pragma profiling_output = '/tmp/p'"],
  ['a secret', () => "create persistent secret s (type http, bearer_token 'x')"],
  ['the environment', () => "select getenv('HOME')"],
  ['a query in a text', () => `select * from query('select * from read_text(''${secret}'')')`],
  ['importing a database', () => "import database '/tmp'"],
  ['reading a device', () => "select * from read_csv('/dev/stdin')"],
  ['looking into Parquet', () => `select * from parquet_kv_metadata('${secret}')`],
  ['reading a database', () => `select * from read_duckdb('${secret}')`],
  ['the folder of secrets', () => 'select * from duckdb_secrets()'],
  [
    'a query as JSON',
    () =>
      `select * from json_execute_serialized_sql(json_serialize_sql('select * from read_text(''${secret}'')'))`,
  ],
  ['an address of memory', () => 'select * from arrow_scan(1::pointer, 1::pointer, 1::pointer)'],
  ['a number as an address', () => 'select * from arrow_scan(4096, 4096, 4096)'],
  // These are functions, and no settings are locked for them.
  [
    'a log in a file, by a function',
    () =>
      `select * from enable_logging('QueryLog', storage = 'file', storage_path = '${join(folder, 'log').replaceAll("'", "''")}')`,
  ],
  [
    'a profile in a file',
    () =>
      `select * from enable_profiling(save_location = '${join(folder, 'profile').replaceAll("'", "''")}')`,
  ],
];

test.each(refused)('%s is refused', async (_what, sql) => {
  await expect(db.query(sql())).rejects.toThrow();
  await expect(db.execute(sql())).rejects.toThrow();
});

test('nothing was written and nobody was asked', () => {
  for (const name of ['out.csv', 'x', 'new.db', 'log', 'profile'])
    expect(existsSync(join(folder, name))).toBe(false);
  expect(asked).toBe(0);
});

const changes = [
  'drop table orders',
  'delete from orders',
  "update orders set id = '2'",
  "insert into orders values ('2')",
  'create table t as select 1',
  'create macro now() as 1',
  'alter table orders rename to o',
  'select 1; drop table orders',
  'begin transaction',
  'prepare p as select 1',
  'explain analyze select 1',
  'vacuum',
  'call pragma_version()',
  "set TimeZone = 'Asia/Tokyo'",
  'use system',
  'checkpoint',
  'merge into orders using orders as o on false when not matched then insert',
];

test.each(changes)('a query can only read: %s', async (sql) => {
  await expect(db.query(sql)).rejects.toThrow();
  expect((await db.query('select * from orders')).rows).toEqual([['1']]);
});

test('after sealing nothing can be loaded', async () => {
  const path = join(folder, 'sample-data/orders.csv');
  await expect(db.loadParquet({ name: 'p', path, folder })).rejects.toThrow('sealed');
  await expect(db.load({ name: 'p', columns: ['a'], rows: [] })).rejects.toThrow('sealed');
});

test.skipIf(process.platform === 'win32')(
  'a link out of the folder of the samples is refused',
  async () => {
    const open = await (await testEngine()).open({ token: neverCancelled });
    const samples = join(folder, 'sample-data');
    const link = join(samples, 'link.parquet');
    symlinkSync(join(folder, 'secret.csv'), link);
    await expect(open.loadParquet({ name: 'a', path: link, folder: samples })).rejects.toThrow(
      'The file is a link out of its folder.',
    );
    const dots = `${samples}/../secret.csv`;
    await expect(open.loadParquet({ name: 'a', path: dots, folder: samples })).rejects.toThrow(
      'The file is a link out of its folder.',
    );
    open.close();
  },
);

test('the process of the engine sees no environment', async () => {
  process.env.DATAENGOS_SECRET = 'hunter2';
  const open = await (await testEngine()).open({ token: neverCancelled });
  const { rows } = await open.query(
    "select name || coalesce(value, '') from duckdb_settings() where contains(value, 'hunter2') or contains(value, '/root')",
  );
  expect(rows).toEqual([]);
  delete process.env.DATAENGOS_SECRET;
  open.close();
});

test.runIf(process.platform === 'linux')(
  'nothing but what it needs is in its environment',
  async () => {
    const known = new Set(enginesRunning());
    const open = await (await testEngine()).open({ token: neverCancelled });
    const [pid] = enginesRunning().filter((one) => !known.has(one));
    const names = readFileSync(`/proc/${String(pid)}/environ`, 'utf8')
      .split('\0')
      .filter((entry) => entry !== '')
      .map((entry) => entry.replace(/=.*$/s, ''));
    // The last is that of the channel between processes.
    const needed = [
      'ELECTRON_RUN_AS_NODE',
      'TZ',
      'NODE_CHANNEL_FD',
      'NODE_CHANNEL_SERIALIZATION_MODE',
    ];
    expect(names.filter((name) => !needed.includes(name))).toEqual([]);
    expect(names).toContain('TZ');
    open.close();
  },
);

/** The processes of engines that this one has started. */
function enginesRunning(): readonly string[] {
  return readdirSync('/proc').filter((name) => {
    try {
      const parent = /^PPid:\s*(\d+)$/m.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1];
      return (
        parent === String(process.pid) &&
        readFileSync(`/proc/${name}/cmdline`, 'utf8').includes('engine.cjs')
      );
    } catch {
      return false;
    }
  });
}
