import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { churnFolder } from '../../operations/run/churn-workspace.ts';
import { tempFolder } from '../temp-folder.ts';
import { runCli } from './run-cli.ts';

const INDEX = 'specs/contracts/manifest.json';
const CHARGES = 'specs/contracts/sources/stripe/charges.odcs.yaml';

const indexOf = (folder: string): string => readFileSync(join(folder, INDEX), 'utf8');

/** The example, whose index says what a contract was before it changed. */
function outdated(): string {
  const folder = churnFolder();
  const text = readFileSync(join(folder, CHARGES), 'utf8');
  writeFileSync(join(folder, CHARGES), text.replace(/^version: .*$/m, 'version: 9.8.7'));
  return folder;
}

test('says that the index is up to date, or that it is not, and writes nothing for it', async () => {
  const [current, old] = [churnFolder(), outdated()];
  const before = indexOf(old);
  expect(await runCli(current, ['manifest', '--check'])).toEqual({
    ...{ code: 0, stdout: '', stderr: '' },
  });
  expect(await runCli(old, ['manifest', '--check'])).toEqual({
    code: 1,
    stdout: `${INDEX} is not up to date: run dataengos manifest.\n`,
    stderr: '',
  });
  expect(indexOf(old)).toBe(before);
});

test('says that there is nothing to index, which is no error', async () => {
  expect(await runCli(tempFolder(), ['manifest', '--check'])).toEqual({
    code: 0,
    stdout: '',
    stderr: 'There is no contract here, and no index of them.\n',
  });
});

test('writes the index, after which it is up to date', async () => {
  const folder = outdated();
  const { code, stdout } = await runCli(folder, ['manifest']);
  expect([code, stdout]).toEqual([0, expect.stringContaining(`${INDEX}: updated`)]);
  expect(indexOf(folder)).toContain('"version": "9.8.7"');
  expect((await runCli(folder, ['manifest', '--check'])).code).toBe(0);
});

test('makes an index where none was, byte for byte the one of the example', async () => {
  const folder = churnFolder();
  const before = indexOf(folder);
  rmSync(join(folder, INDEX));
  expect((await runCli(folder, ['manifest', '--check'])).code).toBe(1);
  expect(existsSync(join(folder, INDEX))).toBe(false);
  await runCli(folder, ['manifest', '-q']);
  expect(indexOf(folder)).toBe(before);
});

test('shows what it would write as a diff that git takes, and writes nothing', async () => {
  const folder = outdated();
  const before = indexOf(folder);
  const { code, stdout } = await runCli(folder, ['manifest', '--dry-run']);
  expect(code).toBe(0);
  expect(indexOf(folder)).toBe(before);
  expect(stdout.split('\n').filter((line) => line.startsWith('+ '))).toEqual([
    expect.stringContaining('"version": "9.8.7"'),
  ]);
  execFileSync('git', ['apply', '-p1', '-'], { cwd: folder, input: stdout });
  expect((await runCli(folder, ['manifest', '--check'])).code).toBe(0);
});

test('shows a new index as a new file', async () => {
  const folder = churnFolder();
  const before = indexOf(folder);
  rmSync(join(folder, INDEX));
  const { code, stdout } = await runCli(folder, ['manifest', '--dry-run']);
  expect([code, existsSync(join(folder, INDEX))]).toEqual([0, false]);
  execFileSync('git', ['apply', '-p1', '-'], { cwd: folder, input: stdout });
  expect(indexOf(folder)).toBe(before);
});

test('fails while a contract cannot be read, and says which', async () => {
  const folder = outdated();
  const before = indexOf(folder);
  writeFileSync(join(folder, 'specs/contracts/bad.odcs.yaml'), 'a\0b');
  for (const option of ['--check', '--dry-run', '-q']) {
    const { code, stderr } = await runCli(folder, ['manifest', option]);
    expect([code, stderr]).toEqual([1, expect.stringContaining('bad.odcs.yaml: It is a binary')]);
  }
  expect(indexOf(folder)).toBe(before);
});

test('takes no paths', async () => {
  const { code, stderr } = await runCli(tempFolder({}), ['manifest', 'specs']);
  expect([code, stderr]).toEqual([2, expect.stringContaining('no path is taken')]);
});

test('writes through no link that leads out', async () => {
  const outside = tempFolder({ 'manifest.json': '{}' });
  const folder = churnFolder();
  rmSync(join(folder, INDEX));
  symlinkSync(join(outside, 'manifest.json'), join(folder, INDEX));
  const { code } = await runCli(folder, ['manifest']);
  expect(code).toBe(1);
  expect(readFileSync(join(outside, 'manifest.json'), 'utf8')).toBe('{}');
});
