import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeFile } from '../../../../server/src/hosts/node/write-file.ts';
import { tempFolder } from '../temp-folder.ts';

test('replaces a file in one step and keeps its mode', async () => {
  const root = tempFolder({ 'a.yaml': 'old' });
  const path = join(root, 'a.yaml');
  chmodSync(path, 0o640);
  const inode = statSync(path).ino;
  expect(await writeFile(root, path, 'new')).toEqual({ kind: 'written' });
  expect(readFileSync(path, 'utf8')).toBe('new');
  expect(statSync(path).mode & 0o777).toBe(0o640);
  expect(statSync(path).ino).not.toBe(inode);
  expect(readdirSync(root)).toEqual(['a.yaml']);
});

test('writes through a link inside the root and keeps the link', async () => {
  const root = tempFolder({ 'real.yaml': 'old' });
  symlinkSync('real.yaml', join(root, 'link.yaml'));
  await writeFile(root, join(root, 'link.yaml'), 'new');
  expect(lstatSync(join(root, 'link.yaml')).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(root, 'real.yaml'), 'utf8')).toBe('new');
});

test('never writes through a link out of the root', async () => {
  const outside = tempFolder({ 'secret.yaml': 'old', 'd/x.yaml': 'old' });
  const root = tempFolder();
  symlinkSync(join(outside, 'secret.yaml'), join(root, 'file.yaml'));
  symlinkSync(join(outside, 'd'), join(root, 'd'));
  for (const name of ['file.yaml', 'd/x.yaml', '../nothing.yaml']) {
    expect((await writeFile(root, join(root, name), 'new')).kind).toBe('refused');
  }
  expect(readFileSync(join(outside, 'secret.yaml'), 'utf8')).toBe('old');
  expect(readFileSync(join(outside, 'd/x.yaml'), 'utf8')).toBe('old');
});

test('makes no new file', async () => {
  const root = tempFolder();
  const result = await writeFile(root, join(root, 'new.yaml'), 'text');
  expect(result).toEqual({ kind: 'refused', reason: 'There is no such file.' });
});
