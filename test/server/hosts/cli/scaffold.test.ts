import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ORDERS, ordersContract, PROJECT, shopFiles } from '../../operations/scaffold/workspace.ts';
import { tempFolder } from '../temp-folder.ts';
import { runCli } from './run-cli.ts';

const CHURN = join(import.meta.dirname, '../../../../examples/churn');
const SQL = `${PROJECT}/models/staging/shop/stg_orders.sql`;
const MODELS = `${PROJECT}/models/staging/shop/_shop__models.yml`;

const read = (root: string, path: string): string => readFileSync(join(root, path), 'utf8');
const changed = ordersContract({
  order_id: '        required: true\n        primaryKey: true\n',
  amount: '        description: What was paid, in euros.\n',
});

test('makes a project, and has nothing to do afterwards', async () => {
  const root = tempFolder(shopFiles());
  const first = await runCli(root, ['scaffold']);
  expect(first).toMatchObject({ code: 0, stderr: '' });
  expect(first.stdout).toContain(`${SQL}: made\n  `);
  expect(first.stdout).not.toContain('.dataengos');
  expect(first.stdout).toMatch(
    /\d+ files made, 0 updated\. The dbt project is in implementation\/dbt_project, for duckdb\.\n$/,
  );
  expect(read(root, SQL)).toContain("source('shop', 'orders')");
  expect(existsSync(join(root, PROJECT, '.dataengos/base/dbt_project.yml'))).toBe(true);
  expect(await runCli(root, ['scaffold'])).toMatchObject({
    ...{ code: 0, stderr: '', stdout: expect.stringMatching(/^0 files made, 0 updated\./) },
  });
});

test('a dry run shows a diff with new files and writes nothing', async () => {
  const root = tempFolder(shopFiles());
  const { code, stdout, stderr } = await runCli(root, ['scaffold', '--dry-run', 'shop_orders']);
  expect(code).toBe(0);
  expect(stdout).toContain(`new file mode 100644\n--- /dev/null\n+++ b/${SQL}\n`);
  expect(stdout).not.toContain('.dataengos');
  expect(stderr).toContain(`${SQL}\n  `);
  expect(existsSync(join(root, 'implementation'))).toBe(false);
});

test('the project of the example keeps its queries', async () => {
  const root = tempFolder({});
  cpSync(CHURN, root, { recursive: true });
  const query = read(root, `${PROJECT}/models/marts/finance/fct_mrr.sql`);
  const { code, stdout } = await runCli(root, ['scaffold']);
  expect(code).toBe(0);
  expect(stdout).toContain(`${PROJECT}/models/marts/finance/models.yml: updated`);
  expect(read(root, `${PROJECT}/models/marts/finance/fct_mrr.sql`)).toBe(query);
  expect((await runCli(root, ['scaffold', '-q'])).stdout).toBe('');
  const again = await runCli(root, ['scaffold', '--dry-run']);
  expect(again).toMatchObject({ code: 0, stdout: '' });
});

test('conflicts are printed with their place, and fail', async () => {
  const root = tempFolder(shopFiles());
  await runCli(root, ['scaffold', '--quiet']);
  const mine = read(root, MODELS).replace('What was paid.', 'By hand.');
  writeFileSync(join(root, MODELS), mine);
  writeFileSync(join(root, ORDERS), changed);
  const { code, stderr } = await runCli(root, ['scaffold', '--quiet']);
  const line = mine.slice(0, mine.indexOf('By hand.')).split('\n').length;
  expect(code).toBe(1);
  expect(stderr).toBe(
    `Conflicts:\n  ${MODELS}:${line}:9: models.stg_orders.columns.amount.description: Both people and the contracts changed it. What people wrote stands.\n`,
  );
  expect(read(root, MODELS)).toContain('description: By hand.');
  expect(read(root, SQL)).not.toContain('status');
});

test('a broken contract fails, and the others are made', async () => {
  const other = 'specs/contracts/sources/shop/refunds.odcs.yaml';
  const broken = ordersContract({ refund_id: '' }).replace('name: orders', 'name: [refunds');
  const root = tempFolder(shopFiles({ [other]: broken.replace('2b001', '2b002') }));
  const { code, stderr } = await runCli(root, ['scaffold', '-q']);
  expect(code).toBe(1);
  expect(stderr).toContain(`${other}: Its text is broken`);
  expect(existsSync(join(root, SQL))).toBe(true);
});

test.each([
  [['shop_order'], 'Is "shop_orders" meant?'],
  [['--project', '../elsewhere'], 'is not in the workspace'],
  [['-'], 'no place in a workspace'],
  [['--adapter', 'oracle'], '--adapter'],
])('the call %j is wrong', async (args, sentence) => {
  const root = tempFolder(shopFiles());
  const { code, stderr } = await runCli(root, ['scaffold', ...args]);
  expect(code).toBe(2);
  expect(stderr).toContain(sentence);
});

test('a file that lies in the way is not overwritten, and what was made of it is not remembered', async () => {
  const root = tempFolder(shopFiles());
  await runCli(root, ['scaffold', '-q']);
  rmSync(join(root, PROJECT, '.dataengos'), { recursive: true });
  writeFileSync(join(root, SQL), 'select 1\n');
  const { code, stderr } = await runCli(root, ['scaffold']);
  expect(code).toBe(0);
  expect(stderr).toContain(`Left alone:\n  ${SQL}: It was there before, so it stays as it is.\n`);
  expect(read(root, SQL)).toBe('select 1\n');
  expect(
    existsSync(join(root, PROJECT, '.dataengos/base/models/staging/shop/stg_orders.sql')),
  ).toBe(false);
});

test('goes into the folder that is named, for the database that is named', async () => {
  const root = tempFolder(shopFiles());
  const { stdout } = await runCli(root, [
    'scaffold',
    '--project',
    './dbt/',
    '--adapter',
    'snowflake',
  ]);
  expect(stdout).toContain('The dbt project is in dbt, for snowflake.');
  expect(existsSync(join(root, 'dbt/models/staging/shop/stg_orders.sql'))).toBe(true);
});
