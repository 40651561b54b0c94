import { mkdirSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { defaultSettings } from '../../../../server/src/analysis/default-settings.ts';
import { fileSelection } from '../../../../server/src/analysis/file-selection.ts';
import { neverCancelled } from '../../../../server/src/base/cancellation.ts';
import { findFiles, type FindOptions } from '../../../../server/src/hosts/node/find-files.ts';
import { addFiles, tempFolder } from '../temp-folder.ts';

const selection = fileSelection(defaultSettings.files);

async function find(root: string, options: Partial<FindOptions> = {}) {
  const found = await findFiles({
    root,
    folder: root,
    selection,
    token: neverCancelled,
    ...options,
  });
  return { ...found, paths: found.paths.map((path) => relative(root, path)) };
}

test('finds what the globs select, sorted, and skips what they exclude', async () => {
  const root = tempFolder({
    'b.odcs.yaml': '',
    'a/ü #%.odcs.yml': '',
    'contracts/x.yaml': '',
    'other.yaml': '',
    'node_modules/m/contracts/x.odcs.yaml': '',
  });
  expect((await find(root)).paths).toEqual(['a/ü #%.odcs.yml', 'b.odcs.yaml', 'contracts/x.yaml']);
});

test('follows .gitignore and .dataengosignore, the inner one over the outer one', async () => {
  const root = tempFolder({
    '.gitignore': '/generated/\n*.tmp.odcs.yaml\n',
    '.dataengosignore': 'old.odcs.yaml\n',
    'generated/a.odcs.yaml': '',
    'deep/generated/a.odcs.yaml': '',
    'deep/x.tmp.odcs.yaml': '',
    'deep/old.odcs.yaml': '',
    'deep/.gitignore': '!keep.tmp.odcs.yaml\n',
    'deep/keep.tmp.odcs.yaml': '',
  });
  const expected = ['deep/generated/a.odcs.yaml', 'deep/keep.tmp.odcs.yaml'];
  expect((await find(root)).paths).toEqual(expected);
  const inDeep = await find(root, { folder: join(root, 'deep') });
  expect(inDeep.paths).toEqual(expected);
});

test('uses ignore files around the folder up to the root of the repository', async () => {
  const outer = tempFolder({
    '.gitignore': 'not-ours.odcs.yaml\n',
    'repo/.gitignore': 'ignored.odcs.yaml\n',
    'repo/.git/HEAD': '',
    'repo/sub/ignored.odcs.yaml': '',
    'repo/sub/not-ours.odcs.yaml': '',
  });
  const root = join(outer, 'repo/sub');
  expect((await find(root)).paths).toEqual(['not-ours.odcs.yaml']);
});

test('goes through loops of links once, and shows files by their own names', async () => {
  const root = tempFolder({ 'z/real.odcs.yaml': '', 'z/deep/other.odcs.yaml': '' });
  symlinkSync(root, join(root, 'z/loop'));
  symlinkSync('.', join(root, 'self'));
  symlinkSync('z', join(root, 'a-link-to-z'));
  symlinkSync('z/real.odcs.yaml', join(root, 'a.odcs.yaml'));
  symlinkSync('nowhere', join(root, 'b.odcs.yaml'));
  const { paths, unseen } = await find(root);
  expect(paths).toEqual(['z/deep/other.odcs.yaml', 'z/real.odcs.yaml']);
  expect(unseen.map(({ path, wanted }) => [relative(root, path), wanted])).toEqual([
    ['b.odcs.yaml', true],
  ]);
});

test('does not follow links out of the root, and says so', async () => {
  const outside = tempFolder({ 'secret.odcs.yaml': '' });
  const root = tempFolder();
  symlinkSync(outside, join(root, 'folder'));
  symlinkSync(join(outside, 'secret.odcs.yaml'), join(root, 'file.odcs.yaml'));
  const { paths, unseen } = await find(root);
  expect(paths).toEqual([]);
  expect(unseen.map(({ path, wanted }) => [relative(root, path), wanted]).sort()).toEqual([
    ['file.odcs.yaml', true],
    ['folder', false],
  ]);
});

test('says when it was cut short', async () => {
  const root = tempFolder();
  addFiles(root, Object.fromEntries([1, 2, 3].map((at) => [`${at}.odcs.yaml`, ''])));
  const files = await find(root, { maxFiles: 2 });
  expect(files.paths).toHaveLength(2);
  expect(files.cut).toContain('ended after 2 files');
  expect((await find(root, { maxEntries: 2 })).cut).toContain('ended after 2 entries');
  expect((await find(root)).cut).toBeUndefined();
});

test('looks into very deep folders', async () => {
  const root = tempFolder();
  const deep = Array.from({ length: 300 }, () => 'd').join('/');
  mkdirSync(join(root, deep), { recursive: true });
  addFiles(root, { [`${deep}/x.odcs.yaml`]: '' });
  expect((await find(root)).paths).toHaveLength(1);
});
