import { expect, test } from 'vitest';
import { join } from 'node:path';
import { cleanContract } from '../contract-texts.ts';
import { tempFolder } from '../temp-folder.ts';
import { runCli } from './run-cli.ts';

const FILES = {
  'dataengos.json': '{ "governance": { "profile": "strict" } }',
  '.agent-os/profiles/strict/governance/naming.json': '{ "casing": { "tables": "snake_case" } }',
  '.agent-os/profiles/default/governance/naming.json': '{ "casing": { "tables": "camelCase" } }',
  'specs/governance/naming.json': '{\n  "max_length": 63\n}',
  'specs/contracts/orders.odcs.yaml': cleanContract,
  'team/governance/naming.json': '{ "extends": "../../org/governance/naming.json" }',
  'team/orders.odcs.yaml': cleanContract,
  'org/governance/naming.json': '{ "max_length": 30 }',
};

interface Answer {
  readonly version: number;
  readonly files: readonly { readonly path: string; readonly why: string }[];
  readonly sections: readonly { readonly id: string; readonly rows: readonly unknown[] }[];
}

async function json(root: string, ...args: readonly string[]): Promise<Answer> {
  const { stdout } = await runCli(root, ['policy', '--format', 'json', ...args]);
  return JSON.parse(stdout) as Answer;
}

test('policies of a file, as Markdown with links', async () => {
  const root = tempFolder(FILES);
  const { code, stdout } = await runCli(root, ['policy', 'specs/contracts/orders.odcs.yaml']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^# Policies for `specs\/contracts\/orders\.odcs\.yaml`\n/);
  expect(stdout).toContain('| the profile `strict` |');
  expect(stdout).toContain('| the folder `.` |');
  expect(stdout).toContain('](<specs/governance/naming.json#L2>)');
  expect(stdout).not.toContain('camelCase');
});

test('the same as JSON, from any folder', async () => {
  const root = tempFolder(FILES);
  const here = await json(join(root, 'specs/contracts'), 'orders.odcs.yaml');
  expect(here.version).toBe(1);
  expect(here.files).toEqual([
    {
      path: '../../.agent-os/profiles/strict/governance/naming.json',
      kind: 'naming',
      why: 'profile',
      of: 'strict',
    },
    { path: '../governance/naming.json', kind: 'naming', why: 'folder', of: '../..' },
  ]);
  expect(here.sections.map(({ id }) => id)).toEqual(['casing', 'lengths']);
  expect(here.sections[1]?.rows[0]).toEqual({
    name: 'tables',
    field: 'max_length',
    value: '63',
    path: '../governance/naming.json',
    line: 2,
  });
});

test('a base that lies elsewhere is read', async () => {
  const { files } = await json(tempFolder(FILES), 'team');
  expect(files.map(({ path, why }) => `${path} ${why}`)).toEqual([
    '.agent-os/profiles/strict/governance/naming.json profile',
    'specs/governance/naming.json folder',
    'org/governance/naming.json base',
    'team/governance/naming.json folder',
  ]);
});

test('no policies, and wrong calls', async () => {
  const root = tempFolder({ 'orders.odcs.yaml': cleanContract });
  const none = await runCli(root, ['policy', 'orders.odcs.yaml']);
  expect(none.code).toBe(0);
  expect(none.stdout).toContain('No policy holds for this file.');
  expect((await runCli(root, ['policy', 'nowhere'])).code).toBe(2);
  expect((await runCli(root, ['policy', 'a', 'b'])).code).toBe(2);
});
