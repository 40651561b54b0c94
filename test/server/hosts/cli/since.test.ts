import { expect, test } from 'vitest';
import { cleanContract, wrongContract } from '../contract-texts.ts';
import { commit, git, gitRepository } from '../node/git-repository.ts';
import { addFiles, tempFolder } from '../temp-folder.ts';
import { runCli } from './run-cli.ts';

async function checked(root: string, ...args: readonly string[]): Promise<string[]> {
  const { stdout } = await runCli(root, ['lint', '-f', 'json', ...args]);
  const { files } = JSON.parse(stdout) as { files: readonly { path: string }[] };
  return files.map(({ path }) => path);
}

test('--since checks only what changed since the branch left', async () => {
  const root = gitRepository({ 'old.odcs.yaml': wrongContract, 'name.odcs.yaml': cleanContract });
  git(root, 'checkout', '--quiet', '-b', 'work');
  expect(await runCli(root, ['lint', '--since', 'main'])).toEqual({
    code: 0,
    stdout: 'Nothing to check.\n',
    stderr: '',
  });
  commit(root, { 'committed.odcs.yaml': cleanContract }, 'second');
  git(root, 'mv', 'name.odcs.yaml', 'nämé #%.odcs.yaml');
  addFiles(root, { 'staged.odcs.yaml': cleanContract, 'sub/new.odcs.yaml': cleanContract });
  git(root, 'add', 'staged.odcs.yaml');
  const all = ['committed.odcs.yaml', 'nämé #%.odcs.yaml', 'staged.odcs.yaml', 'sub/new.odcs.yaml'];
  expect(await checked(root, '--since', 'main')).toEqual(all);
  expect(await checked(root, '--since', 'main', 'sub')).toEqual(['sub/new.odcs.yaml']);
  expect((await runCli(root, ['lint', '--since', 'main'])).code).toBe(0);
  expect((await runCli(root, ['lint'])).code).toBe(1);
});

test.each([
  ['nope', 'Git knows no commit "nope".'],
  ['--output=x', 'Git knows no commit "--output=x".'],
])('--since=%s is a wrong call', async (ref, message) => {
  const root = gitRepository({ 'a.odcs.yaml': cleanContract });
  const { code, stderr } = await runCli(root, ['lint', `--since=${ref}`]);
  expect(code).toBe(2);
  expect(stderr).toContain(message);
});

test('--since outside of a repository is a wrong call', async () => {
  const { code, stderr } = await runCli(tempFolder(), ['lint', '--since', 'main']);
  expect(code).toBe(2);
  expect(stderr).toContain('This folder is not in a git repository.');
});
