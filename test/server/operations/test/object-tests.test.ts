import { expect, test } from 'vitest';
import testOperation from '../../../../server/src/operations/test.ts';
import { toPortuguese } from '../../portuguese.ts';
import { memoryContext } from '../memory-source.ts';
import { byLabel, runShop, runTests, SHOP, shop, trouble } from './run-tests.ts';

const orders = `  - name: orders
    properties:
      - name: tenant
        primaryKey: true
        primaryKeyPosition: 1
      - name: id
        primaryKey: true
        primaryKeyPosition: 2
        logicalType: integer
      - name: customer
        relationships:
          - to: customers.id
  - name: customers
    properties:
      - name: id
        physicalName: CustomerId
        primaryKey: true`;

const sound = {
  orders: 'tenant,id,customer\na,1,C1\na,2,\nb,1,C1\n',
  customers: 'customerid\nC1\n',
};

test('samples that keep every promise pass', async () => {
  const report = await runShop(orders, sound);
  expect(trouble(report)).toEqual([]);
  expect(report.tests.map(({ id }) => id.slice(SHOP.length))).toEqual([
    '#0/orders/columns',
    '#0/orders/primary-key',
    '#0/orders/id/type',
    '#0/orders/customer/relationship',
    '#0/customers/columns',
    '#0/customers/primary-key',
  ]);
});

test('columns: those that are missing and those that nobody knows', async () => {
  const report = await runShop(orders, { ...sound, customers: 'name,age\nC1,1\n' });
  expect(byLabel(report, 'columns of customers').message).toBe(
    'The sample lacks columns: `CustomerId`. The contract does not know these columns of the sample: `name`, `age`.',
  );
  expect(byLabel(report, 'primary key of customers')).toMatchObject({
    state: 'skipped',
    message: 'The sample does not have the column `id`.',
  });
});

test('in JSON a property without a value need not be there', async () => {
  const yaml =
    '  - name: a\n    properties:\n      - name: x\n        required: true\n      - name: y';
  expect(trouble(await runShop(yaml, { 'a.json': '[{"x":1}]' }))).toEqual([]);
  const report = await runShop(yaml, { 'a.jsonl': '{"y":1}\n' });
  expect(byLabel(report, 'columns of a').message).toBe('The sample lacks columns: `x`.');
});

test('primary key: the same twice, and incomplete', async () => {
  const report = await runShop(orders, {
    ...sound,
    orders: 'tenant,id,customer\na,1,C1\na,01,C1\n,2,C1\n',
  });
  const found = byLabel(report, 'primary key of orders');
  expect(found.message).toBe(
    'Rows with an incomplete key: 1 of 3. Keys that occur more than once: 2, such as `a, 1`.',
  );
});

test('relationship: rows that lead nowhere', async () => {
  const report = await runShop(orders, {
    ...sound,
    orders: 'tenant,id,customer\na,1,C1\na,2,C2\n',
  });
  const found = byLabel(report, 'customer leads to customers.id');
  expect(found.message).toBe('Rows that lead to no row of `customers.id`: 1 of 2, such as `C2`.');
  expect(found.evidence).toEqual({
    columns: ['row', 'tenant', 'id', 'customer'],
    rows: [['2', 'a', '2', 'C2']],
    total: 1,
  });
});

test('relationship: without the other sample, or to nowhere, it is skipped', async () => {
  const { orders: own } = sound;
  const label = 'customer leads to customers.id';
  const alone = await runShop(orders, { orders: own });
  expect(byLabel(alone, label).message).toBe(
    'There is no sample of `customers`, where it leads to.',
  );
  const lost = await runShop(orders.replace('to: customers.id', 'to: clients.id'), { orders: own });
  expect(byLabel(lost, 'customer leads to clients.id').message).toBe('`clients.id` leads nowhere.');
});

test('relationship: composite, and into another contract', async () => {
  const lines = shop(`  - name: lines
    relationships:
      - from: [lines.tenant, lines.order]
        to: [orders.odcs.yaml#orders.tenant, orders.odcs.yaml#orders.id]
    properties:
      - name: tenant
      - name: order`)
    .replace('name: shop', 'name: shop_lines')
    .replace('id: orders', 'id: lines');
  const files = {
    'specs/contracts/sources/shop/lines.odcs.yaml': lines,
    'specs/contracts/sources/shop/orders.odcs.yaml': shop(orders),
    'specs/sample-data/shop_lines/lines.csv': 'tenant,order\na,1\nb,2\n,2\n',
    'specs/sample-data/shop/orders.csv': sound.orders,
    'specs/sample-data/shop/customers.csv': sound.customers,
  };
  expect(trouble(await runTests(files))).toEqual([
    'failed tenant, order leads to orders.tenant, orders.id: Rows that lead to no row of `orders.tenant, orders.id`: 1 of 3, such as `2`.',
  ]);
});

test('a sample that cannot be read fails, one that is not there is skipped', async () => {
  const report = await runShop(orders, { orders: 'tenant,id\n"a,1\n' });
  expect(byLabel(report, 'columns of orders')).toMatchObject({
    state: 'failed',
    message: 'The sample cannot be read. Line 2: A quote is opened and never closed.',
  });
  expect(byLabel(report, 'columns of customers')).toMatchObject({
    state: 'skipped',
    message: 'There is no sample of `customers`.',
  });
});

test('samples of nobody are named', async () => {
  const files = {
    [SHOP]: shop(orders),
    'specs/sample-data/shop/order.csv': 'id\n1\n',
    'specs/sample-data/shops/orders.json': '[]',
    'specs/sample-data/README.md': '',
  };
  const { strays } = await runTests(files);
  expect(strays).toEqual([
    {
      path: 'specs/sample-data/shop/order.csv',
      reason: 'The contract `shop` has no object `order`.',
    },
    { path: 'specs/sample-data/shops/orders.json', reason: 'No contract is called `shops`.' },
  ]);
});

test('tests can be listed without an engine, and run by their ids', async () => {
  const files = {
    [SHOP]: shop(orders),
    'specs/sample-data/shop/orders.csv': sound.orders,
    'specs/sample-data/shop/customers.csv': sound.customers,
  };
  const listed = await testOperation.run({ list: true }, memoryContext(files));
  expect(new Set(listed.tests.map(({ state }) => state))).toEqual(new Set(['listed']));
  const id = listed.tests[3]?.id ?? '';
  const { tests } = await runTests(files, { tests: [id] });
  expect(tests.map((one) => [one.id, one.state])).toEqual([[id, 'passed']]);
  for (const paths of [['shop'], ['orders'], [SHOP], ['specs/contracts'], ['other']]) {
    const report = await testOperation.run({ list: true, paths }, memoryContext(files));
    expect(report.tests.length, paths[0]).toBe(paths[0] === 'other' ? 0 : 6);
  }
});

test('without an engine every test is skipped, and the report says why', async () => {
  const files = { [SHOP]: shop(orders), 'specs/sample-data/shop/orders.csv': sound.orders };
  const report = await testOperation.run({}, memoryContext(files));
  expect(report.unavailable).toMatch(/^Sample data cannot be tested: .* made for your platform/);
  expect(new Set(report.tests.map(({ state }) => state))).toEqual(new Set(['skipped']));
});

test('what is cancelled is skipped', async () => {
  const { testEngine } = await import('../../hosts/node/engine/test-engine.ts');
  const files = { [SHOP]: shop(orders), 'specs/sample-data/shop/orders.csv': sound.orders };
  const state = { isCancellationRequested: false };
  const sql = await testEngine();
  const context = { ...memoryContext(files), sql, token: state };
  const running = testOperation.run(
    {},
    {
      ...context,
      sql: {
        open: async (options) => {
          const session = await sql.open(options);
          state.isCancellationRequested = true;
          return session;
        },
        dispose: () => undefined,
      },
    },
  );
  const { tests } = await running;
  expect(new Set(tests.map(({ message }) => message))).toEqual(new Set(['It was cancelled.']));
});

test('the same files give the same report', async () => {
  const one = await runShop(orders, sound);
  expect(await runShop(orders, sound)).toEqual(one);
});

test('messages are in the language of the reader', async () => {
  const { testEngine } = await import('../../hosts/node/engine/test-engine.ts');
  const files = { [SHOP]: shop(orders), 'specs/sample-data/shop/orders.csv': 'a\n1\n' };
  const context = { ...memoryContext(files), sql: await testEngine(), translate: toPortuguese };
  const { tests } = await testOperation.run({}, context);
  expect(tests[0]?.message).toMatch(/^Faltam colunas na amostra/);
});
