import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT, shopFiles } from '../../operations/scaffold/workspace.ts';
import { tempFolder } from '../temp-folder.ts';
import { runCli } from './run-cli.ts';

const SOURCES = `${PROJECT}/models/staging/shop/_shop__sources.yml`;

test.each([['with a project file'], ['in a repository'], ['below specs alone']])(
  'scaffold makes the same from each folder of a workspace, %s',
  async (how) => {
    const root = tempFolder(shopFiles());
    if (how === 'with a project file') await runCli(root, ['init']);
    if (how === 'in a repository') mkdirSync(join(root, '.git'));
    const made = await runCli(join(root, 'specs/contracts'), ['scaffold']);
    expect(made).toMatchObject({ code: 0, stdout: expect.stringContaining(`${SOURCES}: made`) });
    expect(made.stderr).toBe('note: Paths count from ../.., the folder of the workspace.\n');
    expect(existsSync(join(root, 'specs/implementation'))).toBe(false);
    for (const folder of [root, join(root, 'specs/contracts/sources/shop')]) {
      const { code, stdout } = await runCli(folder, ['scaffold', '--quiet', '--dry-run']);
      expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    }
  },
);

test('files and folders that a call names count from where it was made', async () => {
  const root = tempFolder(shopFiles());
  const folder = join(root, 'specs/contracts/sources/shop');
  const sample = await runCli(folder, ['sample', 'orders.odcs.yaml', '--quiet']);
  expect(sample).toMatchObject({ code: 0, stderr: '' });
  expect(existsSync(join(root, 'specs/sample-data/shop_orders/orders.csv'))).toBe(true);
  await runCli(folder, ['scaffold', '.', '--project', '../dbt', '--quiet']);
  const models = join(root, 'specs/contracts/sources/dbt/models');
  expect(readFileSync(join(models, 'staging/shop/_shop__sources.yml'), 'utf8')).toContain('orders');
});

test('export writes below the folder of the workspace', async () => {
  const root = tempFolder(shopFiles());
  mkdirSync(join(root, '.git'));
  const { stdout } = await runCli(join(root, 'specs'), ['export', 'docs', '--dry-run']);
  expect(stdout).toContain('+++ b/exports/docs/README.md\n');
});
