// What `npm pack` takes, on stand-ins for what is built.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const { bin } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  bin: Readonly<Record<string, string>>;
};
const folder = mkdtempSync(join(tmpdir(), 'dataengos-pack-'));

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function packed(): string[] {
  for (const name of ['package.json', '.npmignore', 'README.md', 'LICENSE', 'docs', 'schemas']) {
    cpSync(name, join(folder, name), { recursive: true });
  }
  const others = [
    'dist/extension.cjs',
    'dist/engine.cjs',
    'dist/outside.cjs',
    'dist/cli.cjs.map',
    'server/src/a.ts',
    'l10n/a.json',
  ];
  for (const file of [...Object.values(bin), ...others]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), '#!/usr/bin/env node\n');
  }
  const args = ['pack', '--dry-run', '--json', '--ignore-scripts', '--workspaces=false'];
  const shell = process.platform === 'win32';
  const answer = execFileSync('npm', args, { cwd: folder, encoding: 'utf8', shell });
  // A list in older versions of npm, a map by name in newer ones.
  const [one] = Object.values(
    JSON.parse(answer) as Readonly<Record<string, { files: readonly { path: string }[] }>>,
  );
  return (one?.files ?? []).map(({ path }) => path);
}

test('the npm package has the command line, the language server, the SQL engine, what opens connections, and their pages', () => {
  const files = packed();
  expect(files.filter((path) => !path.startsWith('schemas/')).sort()).toEqual(
    [
      'LICENSE',
      'README.md',
      'dist/cli.cjs',
      'dist/engine.cjs',
      'dist/outside.cjs',
      'dist/server.cjs',
      'docs/cli.md',
      'docs/editors.md',
      'docs/pre-commit.md',
      'docs/sample-tests.md',
      'package.json',
    ].sort(),
  );
  expect(files).toContain('schemas/dataengos.schema.json');
});

test('docs/editors.md starts a command of the package', () => {
  const page = readFileSync('docs/editors.md', 'utf8');
  const started = [...page.matchAll(/([\w-]+)(?:['"],? ?['"]|"\nargs = \["| )--stdio/g)].map(
    ([, name = '']) => name,
  );
  expect(started.length).toBeGreaterThan(4);
  expect(started.filter((name) => !(name in bin) && name !== 'cjs')).toEqual([]);
});
