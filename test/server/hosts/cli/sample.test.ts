import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contract } from '../../../../server/src/lint/example.ts';
import { addFiles, tempFolder } from '../temp-folder.ts';
import { runCli } from './run-cli.ts';

const PATH = 'specs/contracts/orders.odcs.yaml';
const SAMPLE = 'specs/sample-data/Orders/orders.csv';
const orders = contract(`
schema:
  - name: orders
    properties:
      - name: order_id
        logicalType: integer
        required: true
        primaryKey: true
      - name: status
        logicalType: string
        required: true
        examples: [open]
        quality:
          - name: busy
            type: sql
            query: select count(*) from {object}
            mustBe: 0`);

test('makes what is missing, says what the rows do not meet, and never touches what is there', async () => {
  const folder = tempFolder({ [PATH]: orders });
  const { code, stdout, stderr } = await runCli(folder, ['sample', '--rows', '3']);
  expect(stdout).toBe(
    `${SAMPLE}: There is no sample of \`orders\` of the contract \`Orders\` yet.\n1 file made.\n`,
  );
  expect(stderr).toBe(
    `note: ${PATH}:19:13: orders.status: busy: Rows are not made by queries. \`dataengos test\` says whether they meet it.\n`,
  );
  expect(code).toBe(0);
  const made = readFileSync(join(folder, SAMPLE), 'utf8');
  expect(made).toBe('order_id,status\n1,open\n2,Status 1\n3,Status 2\n');
  const again = await runCli(folder, ['sample', '--rows', '5']);
  expect(again.stdout).toBe('0 files made. 1 file was there already and stays.\n');
  expect(readFileSync(join(folder, SAMPLE), 'utf8')).toBe(made);
});

test('--dry-run prints a diff that git takes', async () => {
  const folder = tempFolder({ [PATH]: orders });
  const { stdout } = await runCli(folder, ['sample', '--dry-run', '--quiet', 'Orders']);
  expect(existsSync(join(folder, SAMPLE))).toBe(false);
  execFileSync('git', ['apply', '-p1', '-'], { cwd: folder, input: stdout });
  expect(readFileSync(join(folder, SAMPLE), 'utf8').split('\n')).toHaveLength(12);
});

test('from a folder inside of the workspace the same file is meant', async () => {
  const folder = tempFolder({ [PATH]: orders, 'dataengos.json': '{}' });
  const { code } = await runCli(join(folder, 'specs/contracts'), [
    'sample',
    '-q',
    'orders.odcs.yaml',
  ]);
  expect(code).toBe(0);
  expect(existsSync(join(folder, SAMPLE))).toBe(true);
});

test('writes JSON', async () => {
  const folder = tempFolder({ [PATH]: orders });
  await runCli(folder, ['sample', '-f', 'json', '--rows', '1', '--seed', '7']);
  expect(readFileSync(join(folder, SAMPLE.replace('csv', 'json')), 'utf8')).toBe(
    '[\n  {"order_id":1,"status":"open"}\n]\n',
  );
});

test('a wrong call is told of', async () => {
  const folder = tempFolder({ [PATH]: orders });
  const error = async (...args: string[]): Promise<string> => {
    const { code, stderr } = await runCli(folder, ['sample', ...args]);
    expect(code).toBe(2);
    return stderr;
  };
  expect(await error('Order')).toContain(
    'No contract here is called "Order". Did you mean "Orders"?',
  );
  expect(await error('--rows', '0')).toContain(
    'The option --rows takes a whole number from 1 to 10000, not "0".',
  );
  expect(await error('-')).toContain('Samples refer to each other');
  const { code, stderr } = await runCli(tempFolder({}), ['sample']);
  expect([code, stderr]).toEqual([2, expect.stringContaining('There are no data contracts here.')]);
});

test('samples that are ignored, excluded or outside are not read', async () => {
  const folder = tempFolder({ [PATH]: orders, '.gitignore': 'sample-data\n', '.git/HEAD': '' });
  addFiles(folder, { [SAMPLE]: 'order_id,status\n1,x\n' });
  const { code, stderr } = await runCli(folder, ['sample', '-q']);
  expect(stderr).toContain('would lie in an excluded folder');
  expect(code).toBe(1);
});
