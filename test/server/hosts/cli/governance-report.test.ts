import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contract } from '../../../../server/src/lint/example.ts';
import { cleanContract } from '../contract-texts.ts';
import { tempFolder } from '../temp-folder.ts';
import { runCli } from './run-cli.ts';

const FILES = {
  'specs/governance/naming.json':
    '{ "casing": { "tables": "snake_case", "columns": "UPPER_CASE" } }',
  'specs/contracts/orders.odcs.yaml': contract(`
schema:
  - name: orders
    properties:
      - name: order_id
        logicalType: string`),
};

test('a report of the current folder, as Markdown; findings do not make it fail', async () => {
  const { code, stdout } = await runCli(tempFolder(FILES), ['governance', 'report']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^# Governance report\n\nAs of \d{4}-\d\d-\d\d\.\n/);
  expect(stdout).toContain('| `conforming-names` |');
});

test('as JSON, of the paths that are named', async () => {
  const root = tempFolder({ ...FILES, 'other/other.odcs.yaml': cleanContract });
  const args = ['governance', 'report', '-f', 'json', 'specs'];
  const { stdout } = await runCli(root, args);
  expect(JSON.parse(stdout)).toMatchObject({ version: 1, total: { contracts: 1 } });
});

test('as HTML in a file', async () => {
  const root = tempFolder(FILES);
  const args = ['governance', 'report', '--format', 'html', '--output', 'report.html'];
  const { code, stdout } = await runCli(root, args);
  expect(code).toBe(0);
  expect(stdout).toBe('');
  expect(readFileSync(join(root, 'report.html'), 'utf8')).toMatch(/^<!doctype html>/);
  const failed = await runCli(root, ['governance', 'report', '-o', 'no/such/folder.md']);
  expect(failed.code).toBe(2);
  expect(failed.stderr).toContain('The report cannot be written.');
});

test('what cannot be checked makes it fail', async () => {
  const root = tempFolder({ ...FILES, 'bad.odcs.yaml': new Uint8Array([0xff, 0xfe, 0xfd]) });
  const { code, stdout } = await runCli(root, ['governance', 'report']);
  expect(code).toBe(1);
  expect(stdout).toContain('`bad.odcs.yaml`');
});

test('both words make the command, and its help', async () => {
  const root = tempFolder();
  const half = await runCli(root, ['governance']);
  expect(half.code).toBe(2);
  expect(half.stderr).toContain('Did you mean "governance report"?');
  const help = await runCli(root, ['governance', 'report', '--help']);
  expect(help.stdout).toContain('Usage: dataengos governance report [options] [path ...]');
  expect((await runCli(root, ['help', 'governance', 'report'])).stdout).toBe(help.stdout);
});
