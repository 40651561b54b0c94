import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleOptions } from '../../../../scripts/bundles.mjs';
import { tempFolder } from '../temp-folder.ts';
import { elementsOf } from './xml.ts';

const root = resolve(import.meta.dirname, '../../../..');
const SALES = 'specs/contracts/data-products/finance/mrr_report.odcs.yaml';
let program: string;
let workspace: string;

beforeAll(async () => {
  // Inside of the project: there the engine finds DuckDB.
  mkdirSync(join(root, 'out'), { recursive: true });
  const folder = mkdtempSync(join(root, 'out/cli-'));
  program = join(folder, 'cli.cjs');
  for (const name of ['cli', 'engine'] as const)
    await build(
      bundleOptions(name, join(folder, `${name}.cjs`), { production: true, effort: 'quick' }),
    );
  workspace = tempFolder();
  cpSync(join(root, 'examples/churn'), workspace, { recursive: true });
});

afterAll(() => {
  rmSync(dirname(program), { recursive: true, force: true });
});

function run(...args: readonly string[]): { code: number | null; stdout: string; stderr: string } {
  const env = { ...process.env, NO_COLOR: '1' };
  const options = { cwd: workspace, encoding: 'utf8', env } as const;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [program, 'test', ...args],
    options,
  );
  return { code: status, stdout, stderr };
}

test('the samples and models of the example keep what its contracts promise', () => {
  const { code, stdout, stderr } = run();
  expect(stderr).toBe('');
  expect(stdout).not.toContain('failed');
  expect(stdout).toMatch(/\n\d{3} passed, \d+ skipped\.\n$/);
  expect(code).toBe(0);
});

test('JSON and JUnit tell of the same tests', () => {
  const json = JSON.parse(run('--format', 'json', 'mrr_report').stdout) as {
    tests: { kind: string; state: string; path: string; place: { line: number } }[];
  };
  expect(new Set(json.tests.map(({ path }) => path))).toEqual(new Set([SALES]));
  expect(json.tests.filter(({ kind }) => kind === 'rows')).toMatchObject([{ state: 'passed' }]);
  expect(json.tests.every(({ place }) => place.line > 1)).toBe(true);
  const { stdout } = run('--format', 'junit', SALES);
  expect(elementsOf(stdout).length).toBeGreaterThan(json.tests.length);
  expect(stdout).toContain(`<testsuites name="dataengos" tests="${String(json.tests.length)}"`);
});

test('tests can be listed', () => {
  const { code, stdout } = run('--list', 'stripe_charges');
  expect(stdout).toMatch(/listed charges: known_status/);
  expect(code).toBe(0);
});

test('a sample that breaks a promise makes it fail, and shows the row and the cell', () => {
  const sample = join(workspace, 'specs/sample-data/mrr_report/fct_mrr.csv');
  const before = 'cus_Hb01Aurora,2026-06-01,team,EUR,245.00,245.00,unchanged,false';
  writeFileSync(
    sample,
    `customer_id,mrr_month,plan_code,currency_code,mrr_amount,previous_mrr_amount,movement_type,is_new_customer,loaded_at\n${before},2026-11-01T05:10:00Z\ncus_Nobody,2026-06-01,team,eur,1.00,1.00,unchanged,false,2026-11-01T05:10:00Z\n`,
  );
  const { code, stdout } = run('mrr_report');
  expect(code).toBe(1);
  expect(stdout).toContain(
    'failed fct_mrr: values of currency_code - Values that break `enum`: 1 of 2, such as `eur`.',
  );
  expect(stdout).toContain('such as `cus_Nobody`');
  expect(stdout).toMatch(/ {6}- cus_Nobody \| 2026-06-01/);
  expect(stdout).toMatch(/unexpected/);
});

test('wrong calls are said to be wrong', () => {
  expect(run('nothing')).toMatchObject({ code: 2, stdout: '' });
  expect(run('-').code).toBe(2);
  rmSync(join(workspace, 'specs/sample-data'), { recursive: true });
  rmSync(join(workspace, 'implementation'), { recursive: true });
  expect(run().stderr).toMatch(/No contract has sample data/);
  expect(run('--allow-empty').code).toBe(0);
});

test('without an engine it says so, and fails', () => {
  rmSync(join(dirname(program), 'engine.cjs'));
  const { code, stdout } = run('--allow-empty');
  expect(stdout).toMatch(/Sample data cannot be tested: this installation has no SQL engine\./);
  expect(code).toBe(1);
});
