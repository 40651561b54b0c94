import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { commands } from '../../server/src/hosts/cli/commands.ts';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const hooks = readFileSync('.pre-commit-hooks.yaml', 'utf8');
const page = readFileSync('docs/pre-commit.md', 'utf8');

test('hooks and their page name the version of this tree', () => {
  const named = [...`${hooks}${page}`.matchAll(/(?:dataengos@|rev: v)([^\s']+)/g)];
  expect(named.map(([, one]) => one)).toEqual(Array.from({ length: 4 }, () => version));
});

test('hooks call commands that exist', () => {
  const called = [...hooks.matchAll(/entry: npx --yes \S+ (\w+)(?: --[\w-]+)*$/gm)].map(
    ([, name]) => name,
  );
  expect(called).toEqual(['lint', 'fix']);
  for (const name of called) expect(commands.map((command) => command.name)).toContain(name);
});

test('hooks and their page take the same files', () => {
  const patterns = [...`${hooks}${page}`.matchAll(/files: '(.+)'$/gm)].map(
    ([, pattern]) => pattern,
  );
  expect(patterns).toHaveLength(3);
  expect(new Set(patterns).size).toBe(1);
  const taken = new RegExp(patterns[0] ?? '');
  expect(
    ['a.odcs.yaml', 'b.odps.yml', 'x/a.odcs.json', 'contracts/a.yml', 'a/contracts/b/c.yaml'].every(
      (name) => taken.test(name),
    ),
  ).toBe(true);
  expect(
    ['a.yaml', 'mycontracts/a.yaml', 'contracts/a.json'].some((name) => taken.test(name)),
  ).toBe(false);
});
