import { readFileSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contentHash } from '../../../../server/src/base/content-hash.ts';
import {
  writeTogether,
  type TogetherFile,
} from '../../../../server/src/hosts/node/write-together.ts';
import { tempFolder } from '../temp-folder.ts';

const change = (
  path: string,
  before: string | undefined,
  text: string | undefined,
): TogetherFile => ({
  path,
  basedOn: before === undefined ? undefined : contentHash(before),
  text,
});

/** All files below a folder with their texts. */
function texts(folder: string, below = ''): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) Object.assign(found, texts(folder, path));
    else found[path] = readFileSync(join(folder, path), 'utf8');
  }
  return found;
}

test('makes, replaces and takes away files, and leaves no folder that is empty', async () => {
  const root = tempFolder({ 'out/a.txt': 'a', 'out/old/b.txt': 'b', 'out/mine.txt': 'mine' });
  const out = join(root, 'out');
  const result = await writeTogether(root, out, [
    change(join(out, 'a.txt'), 'a', 'A'),
    change(join(out, 'new/c.txt'), undefined, 'C'),
    change(join(out, 'old/b.txt'), 'b', undefined),
  ]);
  expect(result).toEqual({ kind: 'written' });
  expect(texts(root)).toEqual({ 'out/a.txt': 'A', 'out/mine.txt': 'mine', 'out/new/c.txt': 'C' });
  expect(readdirSync(out).sort()).toEqual(['a.txt', 'mine.txt', 'new']);
});

test('a move that fails half-way takes back those before it', async () => {
  const files = { 'out/a.txt': 'a', 'out/b.txt': 'b' };
  const root = tempFolder(files);
  const out = join(root, 'out');
  const result = await writeTogether(root, out, [
    change(join(out, 'a.txt'), 'a', 'A'),
    change(join(out, 'deep/er/c.txt'), undefined, 'C'),
    change(join(out, 'b.txt'), 'b', undefined),
    // No folder can be made where a file was made just before.
    change(join(out, 'deep/er/c.txt/d.txt'), undefined, 'D'),
  ]);
  expect(result).toEqual({
    kind: 'refused',
    path: join(out, 'deep/er/c.txt/d.txt'),
    reason: expect.stringMatching(/\.$/) as string,
  });
  expect(texts(root)).toEqual(files);
  expect(readdirSync(out).sort()).toEqual(['a.txt', 'b.txt']);
});

test('nothing is written when one file is not as it should be', async () => {
  const files = { 'out/a.txt': 'a', 'out/b.txt': 'changed' };
  const root = tempFolder(files);
  const out = join(root, 'out');
  const write = (second: TogetherFile) =>
    writeTogether(root, out, [change(join(out, 'a.txt'), 'a', 'A'), second]);
  expect(await write(change(join(out, 'b.txt'), 'b', 'B'))).toMatchObject({
    reason: 'Somebody has changed it in the meantime.',
  });
  expect(await write(change(join(out, 'b.txt'), undefined, 'B'))).toMatchObject({
    reason: 'Somebody has made it in the meantime.',
  });
  expect(await write(change(join(out, 'c.txt'), 'c', 'C'))).toMatchObject({
    reason: 'Somebody has deleted it in the meantime.',
  });
  expect(await write(change(join(root, '../c.txt'), undefined, 'C'))).toMatchObject({
    reason: 'It would lie outside of the project.',
  });
  expect(texts(root)).toEqual(files);
});

test.skipIf(process.platform === 'win32')('links lead nowhere', async () => {
  const outside = tempFolder({ 'a.txt': 'a', 'd/x.txt': 'x' });
  const root = tempFolder({ 'out/b.txt': 'b' });
  const out = join(root, 'out');
  symlinkSync(join(outside, 'a.txt'), join(out, 'a.txt'));
  symlinkSync(join(outside, 'd'), join(out, 'd'));
  symlinkSync(join(outside, 'nowhere'), join(out, 'dangling'));
  for (const [name, before] of [
    ['a.txt', 'a'],
    ['d/x.txt', 'x'],
    ['d/y.txt', undefined],
    ['dangling/y.txt', undefined],
  ] as const) {
    const result = await writeTogether(root, out, [
      change(join(out, 'b.txt'), 'b', 'B'),
      change(join(out, name), before, 'mine'),
    ]);
    expect(result, name).toMatchObject({ kind: 'refused', path: join(out, name) });
  }
  expect(texts(outside)).toEqual({ 'a.txt': 'a', 'd/x.txt': 'x' });
  expect(readFileSync(join(out, 'b.txt'), 'utf8')).toBe('b');
});
