import { expect, test } from 'vitest';
import { cleanContract } from '../contract-texts.ts';
import { commit, git, gitRepository } from '../node/git-repository.ts';
import { addFiles, tempFolder } from '../temp-folder.ts';
import { runCli } from './run-cli.ts';

async function found(root: string, ...args: readonly string[]): Promise<string[]> {
  const { stdout } = await runCli(root, ['lint', '-f', 'json', ...args]);
  const { files } = JSON.parse(stdout) as {
    files: readonly { path: string; findings: readonly { code: string; line: number }[] }[];
  };
  return files.flatMap(({ path, findings }) =>
    findings.map(({ code, line }) => `${path}:${String(line)} ${code}`),
  );
}

test('all files of a run know each other', async () => {
  const root = tempFolder();
  addFiles(root, { 'a.odcs.yaml': cleanContract, 'sub/b.odcs.yaml': cleanContract });
  expect(await found(root)).toEqual([
    'a.odcs.yaml:3 unique-contract-ids',
    'sub/b.odcs.yaml:3 unique-contract-ids',
  ]);
  const { code, stdout } = await runCli(root, ['lint']);
  expect(code).toBe(0);
  expect(stdout).toContain('in the same version: `sub/b.odcs.yaml`. [unique-contract-ids]');
  expect(stdout).toContain('in the same version: `../a.odcs.yaml`. [unique-contract-ids]');
  expect((await runCli(root, ['lint', '--max-warnings', '1'])).code).toBe(1);
});

test('a named file knows its project, and nothing where there is none', async () => {
  const root = tempFolder();
  addFiles(root, { 'a.odcs.yaml': cleanContract, 'sub/b.odcs.yaml': cleanContract });
  expect(await found(root, 'a.odcs.yaml')).toEqual([]);
  addFiles(root, { 'dataengos.json': '{}' });
  expect(await found(root, 'a.odcs.yaml')).toEqual(['a.odcs.yaml:3 unique-contract-ids']);
  addFiles(root, {
    'dataengos.json': '{"lint": {"rules": {"unique-contract-ids": "off"}}}',
  });
  expect(await found(root)).toEqual([]);
});

test('--since reports on changed files, and knows the others', async () => {
  const root = gitRepository({ 'old.odcs.yaml': cleanContract });
  git(root, 'checkout', '--quiet', '-b', 'work');
  commit(root, { 'new.odcs.yaml': cleanContract }, 'second');
  expect(await found(root, '--since', 'main')).toEqual(['new.odcs.yaml:3 unique-contract-ids']);
});

test('standard input stands for its file', async () => {
  const root = tempFolder();
  addFiles(root, { 'dataengos.json': '{}', 'a.odcs.yaml': cleanContract });
  const lint = (name: string): ReturnType<typeof runCli> =>
    runCli(root, ['lint', '-', '--stdin-filename', name], { input: cleanContract });
  expect((await lint('a.odcs.yaml')).stdout).not.toContain('unique-contract-ids');
  expect((await lint('b.odcs.yaml')).stdout).toContain('unique-contract-ids');
});

test('comments silence, and are told when they silence nothing', async () => {
  const root = tempFolder();
  const comment = 'id: orders # dataengos-disable-line unique-contract-ids -- being split';
  const silent = cleanContract.replace('id: orders', comment);
  addFiles(root, { 'a.odcs.yaml': silent, 'b.odcs.yaml': silent });
  expect(await found(root)).toEqual([]);
  addFiles(root, { 'b.odcs.yaml': silent.replace('version: 1.0.0', 'version: 2.0.0') });
  expect(await found(root)).toEqual([
    'a.odcs.yaml:3 suppression-is-used',
    'b.odcs.yaml:3 suppression-is-used',
  ]);
});

test('other formats tell where the others are', async () => {
  const root = tempFolder();
  addFiles(root, { 'a.odcs.yaml': cleanContract, 'b.odcs.yaml': cleanContract });
  const { stdout } = await runCli(root, ['lint', '-f', 'sarif']);
  const { runs } = JSON.parse(stdout) as { runs: readonly { results: readonly unknown[] }[] };
  expect(runs[0]?.results[0]).toMatchObject({
    ruleId: 'unique-contract-ids',
    relatedLocations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'b.odcs.yaml' },
          region: { startLine: 3, startColumn: 5, endLine: 3, endColumn: 11 },
        },
      },
    ],
  });
  for (const format of ['github', 'junit', 'pretty']) {
    expect((await runCli(root, ['lint', '-f', format])).stdout).toContain('b.odcs.yaml');
  }
  expect((await runCli(root, ['lint', '--fix'])).stdout).toContain('2 warnings in 2 files');
});
