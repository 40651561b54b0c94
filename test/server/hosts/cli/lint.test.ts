import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cleanContract, warningContract, wrongContract } from '../contract-texts.ts';
import { addFiles, tempFolder } from '../temp-folder.ts';
import { cliPath, runCli } from './run-cli.ts';

/** 900 errors. */
const many = `${cleanContract}${Array.from({ length: 900 }, (_, at) => `unknown${at}: 1\n`).join('')}`;

interface JsonReport {
  readonly files: readonly {
    readonly path: string;
    readonly state: string;
    readonly reason?: string;
    readonly findings: readonly Readonly<Record<string, unknown>>[];
  }[];
  readonly summary: Readonly<Record<string, number>>;
}

async function lintJson(
  cwd: string,
  ...args: readonly string[]
): Promise<JsonReport & { code: number | null }> {
  const { code, stdout } = await runCli(cwd, ['lint', '--format', 'json', ...args]);
  return { ...(JSON.parse(stdout) as JsonReport), code };
}

describe('exit codes', () => {
  test.each([
    ['a clean contract', { 'a.odcs.yaml': cleanContract }, [], 0],
    ['an error', { 'a.odcs.yaml': wrongContract }, [], 1],
    ['a warning', { 'a.odcs.yaml': warningContract }, [], 0],
    ['a warning too many', { 'a.odcs.yaml': warningContract }, ['--max-warnings', '0'], 1],
    [
      'a warning that is hidden but counts',
      { 'a.odcs.yaml': warningContract },
      ['--max-warnings=0', '--severity=error'],
      1,
    ],
    ['an empty folder', {}, [], 2],
    ['an empty folder that is all right', {}, ['--allow-empty'], 0],
    ['no such path', {}, ['nowhere'], 2],
    ['not UTF-8', { 'a.odcs.yaml': Buffer.from([0xff, 0x41]) }, [], 1],
    ['a binary file', { 'a.odcs.yaml': Buffer.from([0x41, 0]) }, [], 1],
    ['a file that says nothing of contracts', { 'a.yaml': 'a: 1\n' }, ['a.yaml'], 2],
    [
      'a file that says nothing of contracts, which is all right',
      { 'a.yaml': 'a: 1\n' },
      ['a.yaml', '--allow-empty'],
      0,
    ],
    ['a bad number', {}, ['--max-warnings', 'many'], 2],
    ['a bad project file', { 'dataengos.json': '{"lnt": 1}', 'a.odcs.yaml': cleanContract }, [], 2],
    [
      'a project file that is not there',
      { 'a.odcs.yaml': cleanContract },
      ['--config', 'x.json'],
      2,
    ],
    [
      'a severity from the project file',
      {
        'dataengos.json': '{"lint":{"rules":{"allowed-values":"off","contract-format":"off"}}}',
        'a.odcs.yaml': wrongContract,
      },
      [],
      0,
    ],
  ])('%s', async (_name, files, args, expected) => {
    const folder = tempFolder(files);
    const { code, stdout, stderr } = await runCli(folder, ['lint', ...args]);
    expect({ code, text: stdout + stderr }).toEqual({ code: expected, text: stdout + stderr });
    if (expected === 2) expect(stderr).toMatch(/^dataengos: .+\./);
  });

  test('a named file that is no contract is said to be none', async () => {
    const folder = tempFolder({
      'a.yaml': 'a: 1\n',
      'b.yaml': 'b: 1\n',
      'c.odcs.yaml': cleanContract,
    });
    const lint = (...names: string[]) => runCli(folder, ['lint', ...names]);
    const one = await lint('a.yaml');
    expect(one.stderr).toMatch(/^dataengos: a\.yaml is not a data contract: /);
    expect(one.stdout).toBe('');
    expect((await lint('a.yaml', 'b.yaml')).stderr).toContain('None of these 2 files is a data');
    const beside = await lint('a.yaml', 'c.odcs.yaml');
    expect(beside.code).toBe(0);
    expect(beside.stderr).toBe('note: a.yaml was skipped. It is not a data contract.\n');
    expect(beside.stdout).toBe('Clean: 1 file checked.\n');
  });

  test('a file over the cap is not checked, which is not clean', async () => {
    const folder = tempFolder({
      'dataengos.json': '{"files": {"maxSize": 1}}',
      'a.odcs.yaml': `${cleanContract}# ${'x'.repeat(1_024)}\n`,
      'b.odcs.yaml': cleanContract,
    });
    const { code, files, summary } = await lintJson(folder);
    expect(code).toBe(1);
    expect(files[0]).toMatchObject({ path: 'a.odcs.yaml', state: 'not-checked' });
    expect(files[0]?.reason).toContain('more than the 1 KiB');
    expect(summary).toMatchObject({ checked: 1, notChecked: 1, error: 0 });
    expect((await runCli(folder, ['lint'])).stdout).toContain('1 file not checked');
  });

  test('links that lead nowhere, round and out are not checked', async () => {
    const outside = tempFolder({ 'a.odcs.yaml': cleanContract });
    const folder = tempFolder({ 'z.odcs.yaml': cleanContract });
    symlinkSync('loop.odcs.yaml', join(folder, 'loop.odcs.yaml'));
    symlinkSync(join(outside, 'a.odcs.yaml'), join(folder, 'out.odcs.yaml'));
    symlinkSync(folder, join(folder, 'again'));
    const { code, files } = await lintJson(folder);
    expect(code).toBe(1);
    expect(files.map(({ path, state }) => [path, state])).toEqual([
      ['loop.odcs.yaml', 'not-checked'],
      ['out.odcs.yaml', 'not-checked'],
      ['z.odcs.yaml', 'checked'],
    ]);
  });

  test('files and folders that may not be opened are not checked', async () => {
    const folder = tempFolder({ 'a.odcs.yaml': cleanContract });
    mkdirSync(join(folder, 'closed'));
    chmodSync(join(folder, 'a.odcs.yaml'), 0);
    chmodSync(join(folder, 'closed'), 0);
    const { code, summary } = await lintJson(folder);
    // Permissions hold neither for root nor on Windows; there everything is checked, and clean.
    const forbidden = process.getuid?.() !== 0 && process.platform !== 'win32';
    expect(code).toBe(forbidden ? 1 : 0);
    expect(summary.notChecked).toBe(forbidden ? 2 : 0);
  });
});

describe('files', () => {
  test('are found in folders, named ones are always checked, and nothing is checked twice', async () => {
    const folder = tempFolder({
      'dataengos.json': '{"files": {"exclude": ["old"]}}',
      'contracts/b.yaml': cleanContract,
      'contracts/not-ours.yaml': 'kind: Pod\n',
      'old/c.odcs.yaml': cleanContract,
      'odd name.txt': cleanContract,
      'sub/a.odcs.yaml': cleanContract,
    });
    const paths = async (...args: string[]) =>
      (await lintJson(folder, ...args)).files.map(({ path }) => path);
    expect(await paths()).toEqual(['contracts/b.yaml', 'sub/a.odcs.yaml']);
    expect(await paths('.', 'contracts', 'old/c.odcs.yaml', 'odd name.txt')).toEqual([
      'contracts/b.yaml',
      'odd name.txt',
      'old/c.odcs.yaml',
      'sub/a.odcs.yaml',
    ]);
    const inside = await lintJson(join(folder, 'sub'), '..');
    expect(inside.files.map(({ path }) => path)).toEqual(['../contracts/b.yaml', 'a.odcs.yaml']);
  });

  test('the project file of a folder around holds, but none beyond the repository', async () => {
    const folder = tempFolder({
      'dataengos.json': '{"lnt": 1}',
      'repo/.git/HEAD': '',
      'repo/a.odcs.yaml': cleanContract,
    });
    expect((await runCli(join(folder, 'repo'), ['lint'])).code).toBe(0);
    addFiles(folder, { 'repo/dataengos.json': '{"lnt": 1}', 'repo/sub/x': '' });
    const { code, stderr } = await runCli(join(folder, 'repo/sub'), ['lint', '..']);
    expect(code).toBe(2);
    expect(stderr).toContain(
      '../dataengos.json:1:2: There is no setting "lnt". Did you mean "lint"?',
    );
  });
});

describe('standard input', () => {
  test('is taken for a contract', async () => {
    const { code, stdout } = await runCli(tempFolder(), ['lint', '-'], { input: wrongContract });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^<stdin>:2:7: error: /);
  });

  test('bears the name that is given', async () => {
    const args = ['lint', '-', '--stdin-filename', 'sub/a.odcs.yaml'];
    const { stdout } = await runCli(tempFolder(), args, { input: wrongContract });
    expect(stdout).toMatch(/^sub\/a\.odcs\.yaml:2:7: error: /);
  });

  test('that is not text is not checked', async () => {
    const { code, stdout } = await runCli(tempFolder(), ['lint', '-'], {
      input: Buffer.from([0xff]),
    });
    expect(code).toBe(1);
    expect(stdout).toContain('not checked');
  });

  test('a name without standard input is a wrong call', async () => {
    expect((await runCli(tempFolder(), ['lint', '--stdin-filename', 'x'])).code).toBe(2);
  });
});

describe('places', () => {
  test('columns count characters, offsets count UTF-16 units, a mark does not count', async () => {
    const text = `\uFEFF{"😀": 1, "kind": "datacontract", "apiVersion": "v3.1.0"}`;
    const folder = tempFolder({ 'a.odcs.json': text });
    const { files } = await lintJson(folder);
    const finding = files[0]?.findings.find(({ message }) =>
      String(message).includes('datacontract'),
    );
    expect(finding).toMatchObject({
      line: 1,
      column: 18,
      endColumn: 32,
      offset: 18,
      endOffset: 32,
    });
  });

  test('lines may end with CR LF', async () => {
    const folder = tempFolder({ 'a.odcs.yaml': wrongContract.replaceAll('\n', '\r\n') });
    const { files } = await lintJson(folder);
    expect(files[0]?.findings[0]).toMatchObject({ line: 2, column: 7, endLine: 2, endColumn: 19 });
  });
});

describe('output', () => {
  test('is coloured only for people who want it', async () => {
    const folder = tempFolder({ 'a.odcs.yaml': wrongContract });
    const escape = '\u001b[';
    const colours = async (args: string[], env: NodeJS.ProcessEnv) =>
      (await runCli(folder, ['lint', ...args], { env })).stdout.includes(escape);
    expect(await colours([], {})).toBe(false);
    expect(await colours([], { FORCE_COLOR: '1' })).toBe(true);
    expect(await colours([], { FORCE_COLOR: '1', NO_COLOR: '1' })).toBe(false);
    expect(await colours(['--no-color'], { FORCE_COLOR: '1' })).toBe(false);
  });

  test('hides what is below --severity, and says how many', async () => {
    const folder = tempFolder({ 'a.odcs.yaml': warningContract });
    const { stdout } = await runCli(folder, ['lint', '--severity', 'error']);
    expect(stdout).toBe('1 warning in 1 file. 1 below --severity not shown.\n');
    expect((await runCli(folder, ['lint', '--severity', 'error', '-q'])).stdout).toBe('');
  });

  test.each(['pretty', 'json', 'github', 'junit', 'sarif'])(
    'of %s shows no password',
    async (f) => {
      const lines = [
        'password: hunter2',
        'schema:\n  - name: a\n    password: hunter2\n    x: 1',
        'customProperties:\n  - property: password\n    value: hunter2\n    y: 1\n',
      ];
      const folder = tempFolder({ 'a.odcs.yaml': cleanContract + lines.join('\n') });
      const { stdout } = await runCli(folder, ['lint', '-f', f, '--severity', 'error']);
      expect(stdout).toContain('password');
      expect(stdout).not.toContain('hunter2');
    },
  );

  test('cannot be made to obey names and texts of files', async () => {
    const name = '::error::\u001b[31m\u202eevil.odcs.yaml';
    const folder = tempFolder({
      [name]: 'kind: DataContract\n"##[add-mask]\u001b]8;;x\u0007": 1\n',
    });
    for (const format of ['pretty', 'json', 'github', 'junit', 'sarif']) {
      const { code, stdout, stderr } = await runCli(folder, ['lint', '-f', format]);
      expect(code).toBe(1);
      expect(stdout + stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]|##\[/);
      expect(stdout).not.toMatch(/^::error::/m);
    }
  });

  test('reaches a slow reader in full', async () => {
    const folder = tempFolder();
    for (let at = 0; at < 10; at++) addFiles(folder, { [`${at}.odcs.yaml`]: many });
    const { stdout } = await runCli(folder, ['lint', '-f', 'json']);
    expect(stdout.length).toBeGreaterThan(1_000_000);
    expect((JSON.parse(stdout) as JsonReport).files).toHaveLength(10);
  });

  test('that nobody reads to its end ends quietly, and the verdict stands', async () => {
    const folder = tempFolder();
    for (let at = 0; at < 10; at++) addFiles(folder, { [`${at}.odcs.yaml`]: many });
    const child = spawn(process.execPath, [await cliPath(), 'lint'], { cwd: folder });
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  });

  test.skipIf(process.platform === 'win32')('ends at once on SIGINT', async () => {
    const child = spawn(process.execPath, [await cliPath(), 'lint', '-'], { cwd: tempFolder() });
    await new Promise((resolve) => setTimeout(resolve, 500));
    child.kill('SIGINT');
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(130);
  });
});
