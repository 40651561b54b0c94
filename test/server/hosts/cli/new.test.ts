import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../temp-folder.ts';
import { runCli } from './run-cli.ts';

const SOURCE = 'specs/contracts/sources/stripe/charges.odcs.yaml';

test('init and new make a workspace that lints clean', async () => {
  const folder = tempFolder({});
  const begun = await runCli(folder, ['init', 'shop', '--domain', 'sales', '--preset', 'strict']);
  expect(begun.stdout).toContain('shop/specs/governance/naming.json: Says how tables');
  expect(begun.stdout).toMatch(/\n17 files made\.\n$/);
  expect(begun).toMatchObject({ code: 0, stderr: '' });
  const shop = join(folder, 'shop');
  const made = await runCli(shop, ['new', 'source', 'stripe', 'charges', '--database', 'duckdb']);
  expect(made).toMatchObject({
    code: 0,
    stdout: `${SOURCE}: Says what stripe delivers.\n1 file made.\n`,
  });
  const product = await runCli(shop, ['new', 'product', 'sales', 'revenue', '--descriptor']);
  expect(product.stdout).toMatch(/\n3 files made\.\n$/);
  expect((await runCli(shop, ['new', 'domain', 'finance', '--policies'])).code).toBe(0);
  const policy = await runCli(shop, ['new', 'policy', 'classification', '--domain', 'finance']);
  expect(policy.code).toBe(0);
  const linted = await runCli(shop, ['lint', '--max-warnings', '0']);
  expect(linted.stdout).toContain('Clean: ');
  expect(linted.code).toBe(0);
});

test('a second time init makes nothing and says what is there', async () => {
  const folder = tempFolder({});
  await runCli(folder, ['init']);
  const again = await runCli(folder, ['init']);
  expect(again.stdout).toBe('0 files made. 15 files were there already and stay.\n');
  expect(again.code).toBe(0);
});

test('init uses the dbt project of a repository, and leaves all of its files alone', async () => {
  const files = {
    'dbt_project.yml': 'name: shop\n',
    'models/staging/stg_orders.sql': 'select 1\n',
    '.gitignore': 'target/\n',
    'specs/README.md': 'Ours.\n',
  };
  const folder = tempFolder(files);
  execFileSync('git', ['init', '-q'], { cwd: folder });
  const { stdout, stderr, code } = await runCli(folder, ['init']);
  expect(stdout).toContain('1 file was there already and stays.');
  expect(stderr).toBe('note: The dbt project dbt_project.yml is used.\n');
  expect(code).toBe(0);
  for (const [path, text] of Object.entries(files))
    expect(readFileSync(join(folder, path), 'utf8')).toBe(text);
  expect(existsSync(join(folder, 'implementation'))).toBe(false);
});

test('--dry-run prints a diff that git takes, and writes nothing', async () => {
  const folder = tempFolder({});
  const { stdout, code } = await runCli(folder, [
    'new',
    'source',
    'stripe',
    'charges',
    '--dry-run',
  ]);
  expect(code).toBe(0);
  expect(existsSync(join(folder, 'specs'))).toBe(false);
  execFileSync('git', ['apply', '-p1', '-'], { cwd: folder, input: stdout });
  expect(readFileSync(join(folder, SOURCE), 'utf8')).toContain('name: stripe_charges\n');
  const begun = await runCli(folder, ['init', '--dry-run']);
  execFileSync('git', ['apply', '-p1', '-'], { cwd: folder, input: begun.stdout });
  expect(existsSync(join(folder, 'dataengos.json'))).toBe(true);
});

test('a file that is there is never changed', async () => {
  const folder = tempFolder({ [SOURCE]: 'mine\n' });
  const { code, stdout, stderr } = await runCli(folder, ['new', 'source', 'stripe', 'charges']);
  expect({ code, stdout, stderr }).toEqual({
    code: 1,
    stdout: '0 files made.\n',
    stderr: `${SOURCE}: It is there already.\n`,
  });
  expect(readFileSync(join(folder, SOURCE), 'utf8')).toBe('mine\n');
});

test('below "specs" it is that one, and paths are shown from where one stands', async () => {
  const folder = tempFolder({});
  await runCli(folder, ['init']);
  const inside = join(folder, 'specs/contracts');
  mkdirSync(inside, { recursive: true });
  const { stdout } = await runCli(inside, ['new', 'source', 'stripe', 'charges']);
  expect(stdout).toContain('sources/stripe/charges.odcs.yaml: ');
  expect(existsSync(join(folder, SOURCE))).toBe(true);
});

test.each([
  [['new'], 'Say what is to be made: source, product, domain, policy, standards.'],
  [['new', 'produkt', 'a', 'b'], 'Did you mean "product"?'],
  [['new', 'source', 'stripe'], 'Write "dataengos new source <system> <name>".'],
  [
    ['new', 'standards'],
    'Write "dataengos new standards <profile>". A profile is one of: default, dbt-duckdb-postgres, dbt-snowflake, spark-databricks.',
  ],
  [['new', 'policy'], 'A policy is one of: naming, classification,'],
  [
    ['new', 'domain', 'sales', '--descriptor'],
    'The option --descriptor is for product, not for domain.',
  ],
  [['new', 'source', 'stripe', '../x'], 'A name has letters, digits'],
  [['new', 'policy', 'nameing'], 'Did you mean `naming`?'],
  [['init', 'a', 'b'], 'Name one folder'],
  [['init', 'gone', '--dry-run'], 'There is no folder "gone" yet'],
  [['init', '--team', 'a team'], 'A name has letters, digits'],
])('%j is a wrong call, which says what is right', async (args, message) => {
  const folder = tempFolder({});
  const { code, stderr } = await runCli(folder, args);
  expect(stderr).toContain(message);
  expect(code).toBe(2);
  expect(existsSync(join(folder, 'specs'))).toBe(false);
});

test('a link that leads out of the project is not followed', async () => {
  const folder = tempFolder({ 'elsewhere/a.txt': '', 'shop/dataengos.json': '{}' });
  const shop = join(folder, 'shop');
  execFileSync('ln', ['-s', '../elsewhere', 'specs'], { cwd: shop });
  const { code, stderr } = await runCli(shop, ['new', 'source', 'stripe', 'charges']);
  expect(stderr).toContain('A link leads out of the project.');
  expect(code).toBe(1);
  expect(existsSync(join(folder, 'elsewhere/contracts'))).toBe(false);
});
