import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contract } from '../../../../server/src/lint/example.ts';
import { tempFolder } from '../temp-folder.ts';
import { runCli } from './run-cli.ts';

const ORDERS = contract(`
schema:
  - name: orders
    properties:
      - name: order_id
        logicalType: string
`);

const FILES = {
  'specs/contracts/orders.odcs.yaml': ORDERS,
  '.gitignore': 'exports/\n',
  'implementation/dbt_project/dbt_project.yml': 'name: shop\n',
  'implementation/dbt_project/profiles.yml': 'shop: {}\n',
  'implementation/dbt_project/models/orders.sql': 'select 1 as order_id\n',
};

function repository(files: Readonly<Record<string, string>> = FILES): string {
  const folder = tempFolder(files);
  execFileSync('git', ['init', '--quiet'], { cwd: folder });
  return folder;
}

interface Manifest {
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
}

test('writes both targets, whose hashes sha256sum confirms, and nothing the second time', async () => {
  const folder = repository();
  const { code, stdout, stderr } = await runCli(folder, ['export']);
  expect(stderr).toBe('');
  expect(stdout).toContain(
    'exports/warehouse-package: 2 files, 3 written or removed\n  without profiles.yml: Connections belong to the place where the project runs.\n',
  );
  expect(code).toBe(0);
  for (const target of ['warehouse-package', 'docs']) {
    const cwd = join(folder, 'exports', target);
    const manifest = JSON.parse(readFileSync(join(cwd, 'manifest.json'), 'utf8')) as Manifest;
    const sums = manifest.files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('');
    const said = execFileSync('sha256sum', ['--check', '--strict', '-'], { cwd, input: sums });
    expect(String(said).trim().split('\n')).toHaveLength(manifest.files.length);
  }
  expect(readdirSync(join(folder, 'exports')).sort()).toEqual(['docs', 'warehouse-package']);
  expect((await runCli(folder, ['export'])).stdout).toContain('2 files, nothing has changed');
});

test('--dry-run prints a diff that git takes, of files that come, change and go', async () => {
  const folder = repository();
  const first = await runCli(folder, ['export', '--dry-run']);
  expect(existsSync(join(folder, 'exports'))).toBe(false);
  execFileSync('git', ['apply', '-'], { cwd: folder, input: first.stdout });
  expect((await runCli(folder, ['export', 'docs'])).stdout).toContain('nothing has changed');
  rmSync(join(folder, 'implementation/dbt_project/models/orders.sql'));
  const second = await runCli(folder, ['export', 'warehouse-package', '--dry-run']);
  expect(second.stdout).toContain('deleted file mode 100644');
  execFileSync('git', ['apply', '-'], { cwd: folder, input: second.stdout });
  expect(existsSync(join(folder, 'exports/warehouse-package/models'))).toBe(false);
  const again = await runCli(folder, ['export', 'warehouse-package']);
  expect(again.stdout).toContain('1 file, nothing has changed');
});

test('errors keep it from being made, and stand in the output', async () => {
  const folder = repository({
    ...FILES,
    'specs/contracts/bad.odcs.yaml': `${ORDERS}colour: red\nid: 2\n`,
  });
  const { code, stdout, stderr } = await runCli(folder, ['export']);
  expect(code).toBe(1);
  expect(stdout).toBe('');
  expect(stderr).toContain('bad.odcs.yaml');
  expect(stderr).toContain('Nothing was exported.\n');
  expect(existsSync(join(folder, 'exports'))).toBe(false);
});

test('what people have changed is named, and only --force replaces it', async () => {
  const folder = repository();
  await runCli(folder, ['export', 'docs']);
  const page = join(folder, 'exports/docs/README.md');
  writeFileSync(page, 'mine\n');
  const refused = await runCli(folder, ['export']);
  expect(refused.code).toBe(1);
  expect(refused.stderr).toBe(
    'exports/docs/README.md: Somebody has changed it since it was exported.\nNothing was exported. With --force it replaces what people have changed.\n',
  );
  expect(readdirSync(join(folder, 'exports'))).toEqual(['docs']);
  expect((await runCli(folder, ['export', '--force'])).code).toBe(0);
  expect(readFileSync(page, 'utf8')).toContain('# Data catalog');
});

test('a link that leads out of the project is not written through, and nothing else is written', async () => {
  const folder = repository();
  const elsewhere = tempFolder();
  mkdirSync(join(folder, 'exports'));
  symlinkSync(elsewhere, join(folder, 'exports/warehouse-package'));
  const { code, stderr } = await runCli(folder, ['export']);
  expect(code).toBe(1);
  expect(stderr).toContain('A link leads out of the project.');
  expect(readdirSync(elsewhere)).toEqual([]);
  expect(readdirSync(join(folder, 'exports'))).toEqual(['warehouse-package']);
});

test('what is not there cannot be asked for', async () => {
  const folder = repository({ 'specs/contracts/orders.odcs.yaml': ORDERS });
  const named = await runCli(folder, ['export', 'warehouse-package']);
  expect([named.code, named.stderr]).toEqual([
    1,
    'warehouse-package: There is no dbt project to deliver.\n',
  ]);
  const wrong = await runCli(folder, ['export', 'doc']);
  expect(wrong.code).toBe(2);
  expect(wrong.stderr).toContain('Did you mean "docs"?');
});

test('from a folder of the project it exports the project', async () => {
  const folder = repository({ ...FILES, 'dataengos.json': '{}\n' });
  const { code, stdout } = await runCli(join(folder, 'specs'), ['export', 'docs']);
  expect(stdout).toMatch(/^exports\/docs: /);
  expect(code).toBe(0);
  const catalog = readFileSync(join(folder, 'exports/docs/catalog.json'), 'utf8');
  expect(catalog).toContain('"path": "specs/contracts/orders.odcs.yaml"');
});
