import { chmodSync, existsSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { findExecutable } from '../../../../server/src/hosts/node/find-executable.ts';
import { changedFiles } from '../../../../server/src/hosts/node/git.ts';
import { addFiles, tempFolder } from '../temp-folder.ts';
import { commit, git, gitRepository } from './git-repository.ts';

async function changed(root: string, ref: string, folder = root): Promise<string[]> {
  return [...(await changedFiles(folder, ref))].map((path) => relative(root, path)).sort();
}

test('names committed, staged, changed, renamed and untracked files, not deleted or ignored ones', async () => {
  const root = gitRepository({
    '.gitignore': 'ignored.yaml\n',
    'same.yaml': 'a\n',
    'changed.yaml': 'a\n',
    'gone.yaml': 'a\n',
    'old name.yaml': 'a: 1\nb: 2\nc: 3\n',
  });
  git(root, 'checkout', '--quiet', '-b', 'work');
  commit(root, { 'committed.yaml': 'a\n' }, 'second');
  git(root, 'mv', 'old name.yaml', 'neü #%.yaml');
  rmSync(join(root, 'gone.yaml'));
  addFiles(root, { 'staged.yaml': '', 'sub/untracked.yaml': '', 'ignored.yaml': '' });
  git(root, 'add', 'staged.yaml');
  writeFileSync(join(root, 'changed.yaml'), 'b\n');
  const expected = [
    'changed.yaml',
    'committed.yaml',
    'neü #%.yaml',
    'staged.yaml',
    'sub/untracked.yaml',
  ];
  expect(await changed(root, 'main')).toEqual(expected);
  expect(await changed(root, 'main', join(root, 'sub'))).toEqual(expected);
});

test('before the first commit everything is new', async () => {
  const root = tempFolder();
  git(root, 'init', '--quiet');
  addFiles(root, { 'staged.yaml': '', 'sub/untracked.yaml': '' });
  git(root, 'add', 'staged.yaml');
  expect(await changed(root, 'HEAD')).toEqual(['staged.yaml', 'sub/untracked.yaml']);
});

test('counts from where the branch left the ref, not from its newest commit', async () => {
  const root = gitRepository({ 'a.yaml': '1\n' });
  git(root, 'checkout', '--quiet', '-b', 'work');
  commit(root, { 'mine.yaml': '' }, 'mine');
  git(root, 'checkout', '--quiet', 'main');
  commit(root, { 'a.yaml': '2\n', 'theirs.yaml': '' }, 'theirs');
  git(root, 'checkout', '--quiet', 'work');
  expect(await changed(root, 'main')).toEqual(['mine.yaml']);
});

test.each(['nope', '--output=x', '-', 'main --all', 'HEAD:a.yaml', '', '$(touch x)', '--help'])(
  'ref %j is refused',
  async (ref) => {
    const root = gitRepository({ 'a.yaml': '' });
    await expect(changedFiles(root, ref)).rejects.toThrow(`Git knows no commit "${ref}".`);
    expect(existsSync(join(root, 'x'))).toBe(false);
  },
);

test('says when there is no repository, and no common history', async () => {
  await expect(changedFiles(tempFolder(), 'HEAD')).rejects.toThrow(
    'This folder is not in a git repository.',
  );
  const root = gitRepository({ 'a.yaml': '' });
  git(root, 'checkout', '--quiet', '--orphan', 'other');
  commit(root, {}, 'other');
  await expect(changedFiles(root, 'main')).rejects.toThrow('have no common commit');
});

test.skipIf(process.platform === 'win32')(
  "runs no program that the repository's settings name",
  async () => {
    const traps = tempFolder();
    const canary = join(traps, 'canary');
    const trap = join(traps, 'trap.sh');
    writeFileSync(trap, `#!/bin/sh\ntouch '${canary}'\ncat\n`);
    chmodSync(trap, 0o755);
    const root = gitRepository({ 'a.yaml': 'old\n', 'b.yaml': 'old\n' });
    for (const key of [
      'core.fsmonitor',
      'diff.external',
      'diff.evil.textconv',
      'diff.evil.command',
    ]) {
      git(root, 'config', key, `'${trap}'`);
    }
    for (const key of ['filter.evil=1.clean', 'filter.evil=1.smudge', 'filter.two.process']) {
      git(root, 'config', key, `'${trap}'`);
    }
    git(root, 'config', 'filter.evil=1.required', 'true');
    git(root, 'config', 'core.hooksPath', traps);
    for (const hook of ['post-index-change', 'reference-transaction']) {
      writeFileSync(join(traps, hook), `#!/bin/sh\ntouch '${canary}'\n`, { mode: 0o755 });
    }
    writeFileSync(
      join(root, '.gitattributes'),
      '*.yaml diff=evil filter=evil=1\nb.yaml filter=two\n',
    );
    writeFileSync(join(root, 'a.yaml'), 'new\n');
    // Same content, new time: git must read and compare it.
    utimesSync(join(root, 'b.yaml'), 1, 1);
    expect(await changed(root, 'HEAD')).toContain('a.yaml');
    expect(existsSync(canary)).toBe(false);
    // The traps work: plain git falls into them.
    try {
      git(root, 'status');
    } catch {
      // It may fail in them as well.
    }
    expect(existsSync(canary)).toBe(true);
  },
);

test.skipIf(process.platform === 'win32')('programs inside the workspace are never taken', () => {
  const workspace = tempFolder({ 'bin/git': '#!/bin/sh\n' });
  const elsewhere = tempFolder({ git: '#!/bin/sh\n', 'folder/git/x': '' });
  chmodSync(join(workspace, 'bin/git'), 0o755);
  const planted = join(workspace, 'bin');
  mkdirSync(join(workspace, 'sub'));
  expect(findExecutable('git', workspace, `${planted}::.:bin`)).toBeUndefined();
  // Not executable, and a folder of that name.
  expect(findExecutable('git', workspace, `${elsewhere}:${elsewhere}/folder`)).toBeUndefined();
  chmodSync(join(elsewhere, 'git'), 0o755);
  expect(findExecutable('git', workspace, `${planted}:${elsewhere}`)).toBe(join(elsewhere, 'git'));
});
