import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { neverCancelled } from '../../../../../server/src/base/cancellation.ts';
import { ChildEngine } from '../../../../../server/src/hosts/node/engine/child-engine.ts';
import { SqlError, type SqlSession } from '../../../../../server/src/operations/sql-engine.ts';
import { tempFolder } from '../../temp-folder.ts';
import { testEngine } from './test-engine.ts';

const token = neverCancelled;

async function session(timeout = 20_000): Promise<SqlSession> {
  return (await testEngine()).open({ token, timeout });
}

async function kindOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof SqlError ? error.kind : String(error);
}

test('rows that were loaded can be queried', async () => {
  const db = await session();
  await db.load({
    name: 'a "b"',
    columns: ['x', 'sélect'],
    rows: [
      ['1', null],
      ['2', ''],
    ],
  });
  await db.execute('create table t as select x::integer as x, "sélect" as y from "a ""b"""');
  const { columns, rows, isCut } = await db.query('select x, y, x + 0.5 as z from t order by x;');
  expect(columns).toEqual([
    { name: 'x', type: 'INTEGER' },
    { name: 'y', type: 'VARCHAR' },
    { name: 'z', type: 'DECIMAL(12,1)' },
  ]);
  expect(rows).toEqual([
    ['1', null, '1.5'],
    ['2', '', '2.5'],
  ]);
  expect(isCut).toBe(false);
  db.close();
});

test('no more rows come back than were asked for', async () => {
  const db = await session();
  const { rows, isCut } = await db.query('select range from range(100000)', { maxRows: 3 });
  expect(rows).toEqual([['0'], ['1'], ['2']]);
  expect(isCut).toBe(true);
  db.close();
});

test('a wrong query says what is wrong, and the next one runs', async () => {
  const db = await session();
  await expect(db.query('select nothing from nowhere')).rejects.toThrow(
    /Table with name nowhere does not exist/,
  );
  await expect(db.query('selec 1')).rejects.toThrow(/syntax error/);
  await expect(db.query('  ')).rejects.toThrow('There is no query.');
  expect((await db.query('select 1')).rows).toEqual([['1']]);
  db.close();
});

test('patterns are those of ECMA-262', async () => {
  const db = await session();
  const sql = (value: string, pattern: string): string =>
    `select ecma_match('${value}', '${pattern}')`;
  expect((await db.query(sql('ab', '^(?=a)ab$'))).rows).toEqual([['true']]);
  expect((await db.query(sql('é', '^\\p{L}$'))).rows).toEqual([['true']]);
  expect((await db.query(sql('a-b', '^a\\-b$'))).rows).toEqual([['true']]);
  await expect(db.query(sql('a', '('))).rejects.toThrow(/Unterminated group/);
  db.close();
});

test('times are those of UTC, wherever the machine stands', async () => {
  const db = await session();
  const { rows } = await db.query(
    "select cast('2026-01-01T12:00:00+05:00' as timestamptz)::varchar",
  );
  expect(rows).toEqual([['2026-01-01 07:00:00+00']]);
  db.close();
});

test('a Parquet file can be loaded with its types', async () => {
  const folder = tempFolder();
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const connection = await (await DuckDBInstance.create()).connect();
  const path = join(folder, 'orders [1].parquet');
  await connection.run(
    `copy (select 1 as id, date '2026-01-01' as day) to '${path.replaceAll("'", "''")}' (format parquet)`,
  );
  connection.closeSync();
  const db = await session();
  expect(await db.loadParquet({ name: 'orders', path, folder })).toEqual([
    { name: 'id', type: 'INTEGER' },
    { name: 'day', type: 'DATE' },
  ]);
  writeFileSync(join(folder, 'broken.parquet'), 'no parquet');
  const broken = { name: 'b', path: join(folder, 'broken.parquet'), folder };
  await expect(db.loadParquet(broken)).rejects.toThrow('The file cannot be read as Parquet.');
  expect((await db.query('select * from orders')).rows).toEqual([['1', '2026-01-01']]);
  db.close();
});

test('a query that takes too long is stopped, and the tables are still there', async () => {
  const db = await session(1_000);
  await db.load({ name: 't', columns: ['x'], rows: [['1']] });
  const endless =
    'with recursive t as (select 1 as n union all select n + 1 from t) select count(*) from t';
  expect(await kindOf(db.query(endless))).toBe('timeout');
  expect((await db.query('select x from t')).rows).toEqual([['1']]);
  db.close();
});

test('a pattern that never ends is stopped, and the tables are made again', async () => {
  const db = await session(1_000);
  await db.load({ name: 't', columns: ['x'], rows: [['a'.repeat(60)]] });
  await db.execute('create table u as select x || x as x from t');
  expect(await kindOf(db.query("select ecma_match(x, '^(a+)+$b') from u"))).toBe('timeout');
  expect((await db.query('select length(x) from u')).rows).toEqual([['120']]);
  db.close();
});

test('a query that takes too much memory is stopped, and the next one runs', async () => {
  const db = await session();
  const lists = 'select list(i) from range(1000000000) t(i)';
  expect(await kindOf(db.query(lists))).toBe('memory');
  // DuckDB does not count what this one takes.
  const text = "select length(repeat('x', 3000000000) || i) from range(3) t(i)";
  expect(await kindOf(db.query(text))).toBe(process.platform === 'win32' ? 'crash' : 'memory');
  expect((await db.query('select 1')).rows).toEqual([['1']]);
  db.close();
});

test('what is cancelled stops at once', async () => {
  const state = { isCancellationRequested: false };
  const db = await (await testEngine()).open({ token: state });
  const query = kindOf(db.query('select count(*) from range(100000) a, range(10000000) b'));
  setTimeout(() => (state.isCancellationRequested = true), 200);
  expect(await query).toBe('cancelled');
  expect(await kindOf(db.query('select 1'))).toBe('cancelled');
});

test('a closed session answers nothing any more', async () => {
  const db = await session();
  const query = kindOf(db.query('select count(*) from range(100000) a, range(10000000) b'));
  db.close();
  expect(await query).toBe('cancelled');
});

test('where there is no engine, it says so', async () => {
  const engine = new ChildEngine(join(tempFolder(), 'engine.cjs'));
  expect(await kindOf(engine.open({ token }))).toBe('missing');
});
