import { expect, test } from 'vitest';
import { contract } from '../../../server/src/lint/example.ts';
import { isFileName } from '../../../server/src/operations/sample-folder.ts';
import { sampleFiles } from '../../../server/src/operations/sample-files.ts';
import { workspaceContents } from '../../../server/src/operations/workspace-contents.ts';
import { memoryContext, type MemoryFiles } from './memory-source.ts';

const orders = contract(`
schema:
  - name: orders
    properties:
      - name: id
        logicalType: string
  - name: lines
    properties:
      - name: id
        logicalType: string`).replace('name: Orders', 'name: shop_orders');

async function read(files: MemoryFiles) {
  const context = memoryContext(files);
  const { contracts } = await workspaceContents(context);
  return sampleFiles(contracts, context);
}

test('finds the samples of an object in the folder with the name of its contract', async () => {
  const path = 'specs/contracts/sources/shop/orders.odcs.yaml';
  const { tables, files, failed } = await read({
    [path]: orders,
    'specs/sample-data/shop_orders/orders.csv': 'id\nA1\n',
    'specs/sample-data/shop_orders/lines.json': '[{"id":"L1"}]',
  });
  expect(failed).toEqual([]);
  expect([...tables]).toEqual([
    [`${path}#0/orders`, { columns: ['id'], rows: [['A1']] }],
    [`${path}#0/lines`, { columns: ['id'], rows: [['L1']] }],
  ]);
  expect([...files.values()].map((one) => [one.path, one.format, one.object])).toEqual([
    ['specs/sample-data/shop_orders/orders.csv', 'csv', 'orders'],
    ['specs/sample-data/shop_orders/lines.json', 'json', 'lines'],
  ]);
});

test('the name of the file of a contract will do, and a contract may lie anywhere', async () => {
  const { files } = await read({
    'sales/orders.odcs.yaml': orders,
    'specs/sample-data/orders/orders.csv': 'id\n',
    'specs/sample-data/shop_orders/orders.parquet': '',
    'specs/sample-data/orders/lines.ndjson': '',
  });
  expect([...files.values()].map(({ path }) => path)).toEqual([
    'specs/sample-data/shop_orders/orders.parquet',
    'specs/sample-data/orders/lines.ndjson',
  ]);
});

test('says which samples cannot be read', async () => {
  const { tables, files, failed } = await read({
    'specs/orders.odcs.yaml': orders,
    'specs/sample-data/shop_orders/orders.csv': 'id,id\n',
    'specs/sample-data/shop_orders/lines.csv': { reason: 'It is a binary file, not text.' },
  });
  expect(tables.size).toBe(0);
  expect(files.size).toBe(2);
  expect(failed).toEqual([
    {
      path: 'specs/sample-data/shop_orders/orders.csv',
      reason: 'Two columns are called "id".',
    },
    {
      path: 'specs/sample-data/shop_orders/lines.csv',
      reason: 'It is a binary file, not text.',
    },
  ]);
});

test('names lead nowhere else', async () => {
  const hostile = contract(`
schema:
  - name: ../secret
    properties:
      - name: id
        logicalType: string`).replace('name: Orders', 'name: ../../outside');
  const { files } = await read({
    'specs/contracts/orders.odcs.yaml': hostile,
    'outside/orders.csv': 'id\n',
    'specs/sample-data/secret.csv': 'id\n',
  });
  expect(files.size).toBe(0);
});

test('names of files are ones that every system knows', () => {
  const good = ['orders', 'Orders 2', 'pedidos_ção', 'a.b'];
  expect(good.filter(isFileName)).toEqual(good);
  const bad = [
    '',
    '.',
    '..',
    'a/b',
    'a\\b',
    'a:b',
    'con',
    'NUL.x',
    'a.',
    ' a',
    '100%',
    'a#b',
    'a\nb',
    '-x',
  ];
  expect(bad.filter(isFileName)).toEqual([]);
});
