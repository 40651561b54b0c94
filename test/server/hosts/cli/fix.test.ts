import { execFileSync } from 'node:child_process';
import { lstatSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cleanContract, fixableContract } from '../contract-texts.ts';
import { gitRepository } from '../node/git-repository.ts';
import { tempFolder } from '../temp-folder.ts';
import { runCli } from './run-cli.ts';

const fixed = fixableContract.replace('apiVersion: 3.1.0', 'apiVersion: v3.1.0');

test('writes the fixes and says what it did', async () => {
  const folder = tempFolder({ 'a.odcs.yaml': fixableContract, 'b.odcs.yaml': cleanContract });
  const { code, stdout } = await runCli(folder, ['fix']);
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /^a\.odcs\.yaml: fixed\n {2}2:13: .+ -> Write `v3\.1\.0`\n1 file changed\.\n$/,
  );
  expect(readFileSync(join(folder, 'a.odcs.yaml'), 'utf8')).toBe(fixed);
  expect((await runCli(folder, ['fix'])).stdout).toBe('0 files changed.\n');
});

test('says how much is left, and that is no failure', async () => {
  const folder = tempFolder({
    'a.odcs.yaml': `${fixableContract}unknown: 1\n`,
    'b.odcs.yaml': `${cleanContract}unknown: 1\n`,
  });
  const { code, stdout } = await runCli(folder, ['fix']);
  expect(stdout).toMatch(
    /\n1 file changed\. 2 findings are left: "dataengos lint" shows them\.\n$/,
  );
  expect(code).toBe(0);
  const again = await runCli(folder, ['fix', 'a.odcs.yaml']);
  expect(again.stdout).toBe('0 files changed. 1 finding is left: "dataengos lint" shows it.\n');
});

test('keeps the byte order mark and CR LF', async () => {
  const windows = (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}`;
  const folder = tempFolder({ 'a.odcs.yaml': windows(fixableContract) });
  await runCli(folder, ['fix']);
  expect(readFileSync(join(folder, 'a.odcs.yaml'), 'utf8')).toBe(windows(fixed));
});

test('--dry-run writes nothing and prints a diff that git takes', async () => {
  const folder = tempFolder({ 'sub/a.odcs.yaml': fixableContract });
  const { code, stdout } = await runCli(folder, ['fix', '--dry-run']);
  expect(code).toBe(0);
  expect(readFileSync(join(folder, 'sub/a.odcs.yaml'), 'utf8')).toBe(fixableContract);
  execFileSync('git', ['apply', '-p1', '-'], { cwd: folder, input: stdout });
  expect(readFileSync(join(folder, 'sub/a.odcs.yaml'), 'utf8')).toBe(fixed);
});

describe('the diff of --dry-run in a git repository', () => {
  const files = { 'sub/deep/a.odcs.yaml': fixableContract, 'other/b c.odcs.yaml': fixableContract };
  const textOf = (root: string, path: string) => readFileSync(join(root, path), 'utf8');

  test.each(['', 'sub', 'sub/deep'])('made in "%s", is taken there', async (place) => {
    const root = gitRepository(files);
    const cwd = join(root, place);
    const { stdout } = await runCli(cwd, ['fix', '--dry-run']);
    expect(stdout).toContain('--- a/sub/deep/a.odcs.yaml\n');
    execFileSync('git', ['apply'], { cwd, input: stdout });
    expect(textOf(root, 'sub/deep/a.odcs.yaml')).toBe(fixed);
  });

  test('made of files elsewhere, is taken at the root of the repository', async () => {
    const root = gitRepository(files);
    const paths = ['deep', '../other'];
    const { stdout } = await runCli(join(root, 'sub'), ['fix', '--dry-run', ...paths]);
    execFileSync('git', ['apply'], { cwd: root, input: stdout });
    expect(Object.keys(files).map((path) => textOf(root, path))).toEqual([fixed, fixed]);
  });

  test('made outside of the repository, is taken at its root', async () => {
    const root = gitRepository(files);
    const { stdout } = await runCli(tempFolder(), ['fix', '--dry-run', root]);
    execFileSync('git', ['apply'], { cwd: root, input: stdout });
    expect(Object.keys(files).map((path) => textOf(root, path))).toEqual([fixed, fixed]);
  });

  test('made of standard input, has the name that is given', async () => {
    const root = gitRepository(files);
    const args = ['fix', '--dry-run', '-', '--stdin-filename', 'deep/a.odcs.yaml'];
    const named = await runCli(join(root, 'sub'), args, { input: fixableContract });
    expect(named.stdout).toContain('+++ b/sub/deep/a.odcs.yaml\n');
    const unnamed = await runCli(root, args.slice(0, 3), { input: fixableContract });
    expect(unnamed.stdout).toContain('+++ b/<stdin>\n');
  });
});

test('prints the fixed text of standard input', async () => {
  const folder = tempFolder();
  expect(await runCli(folder, ['fix', '-'], { input: fixableContract })).toEqual({
    code: 0,
    stdout: fixed,
    stderr: '',
  });
  expect((await runCli(folder, ['fix', '-'], { input: cleanContract })).stdout).toBe(cleanContract);
});

test('lint --fix reports what is left', async () => {
  const folder = tempFolder({ 'a.odcs.yaml': `${fixableContract}unknown: 1\n` });
  const { code, stdout } = await runCli(folder, ['lint', '--fix']);
  expect(code).toBe(1);
  expect(stdout).toContain('Fixed 1 problem in 1 file. 1 error in 1 file.');
  expect(readFileSync(join(folder, 'a.odcs.yaml'), 'utf8')).toBe(`${fixed}unknown: 1\n`);
  expect((await runCli(folder, ['lint', '--fix', '-'])).code).toBe(2);
});

test('lint --fix lists in JSON what it fixed', async () => {
  const folder = tempFolder({ 'a.odcs.yaml': fixableContract, 'b.odcs.yaml': cleanContract });
  const { stdout } = await runCli(folder, ['lint', '--fix', '-f', 'json']);
  const { fixed: list } = JSON.parse(stdout) as { fixed: readonly object[] };
  expect(list).toEqual([{ path: 'a.odcs.yaml', problems: [expect.any(String)] }]);
  const again = await runCli(folder, ['lint', '--fix', '-f', 'json']);
  expect(JSON.parse(again.stdout)).toMatchObject({ fixed: [] });
  expect((await runCli(folder, ['lint', '-f', 'json'])).stdout).not.toContain('"fixed"');
});

test('never writes through a link out of the folder', async () => {
  const outside = tempFolder({ 'a.odcs.yaml': fixableContract });
  const folder = tempFolder();
  symlinkSync(join(outside, 'a.odcs.yaml'), join(folder, 'a.odcs.yaml'));
  const { code, stderr } = await runCli(folder, ['fix', 'a.odcs.yaml']);
  expect(code).toBe(1);
  expect(stderr).toContain('It was not changed. It is a link that leads out of the folder.');
  expect(lstatSync(join(folder, 'a.odcs.yaml')).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(outside, 'a.odcs.yaml'), 'utf8')).toBe(fixableContract);
});

test('what cannot be read is said, and is no success', async () => {
  const folder = tempFolder({ 'a.odcs.yaml': Buffer.from([0xff]) });
  const { code, stderr } = await runCli(folder, ['fix']);
  expect(code).toBe(1);
  expect(stderr).toBe('a.odcs.yaml: It is not valid UTF-8. Save it as UTF-8.\n');
});
