// A disk that fails when it is told to: nothing else can make moving back fail.
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { contentHash } from '../../../../server/src/base/content-hash.ts';
import { createFile } from '../../../../server/src/hosts/node/create-file.ts';
import { writeTogether } from '../../../../server/src/hosts/node/write-together.ts';
import { tempFolder } from '../temp-folder.ts';

const disk = vi.hoisted(() => ({
  /** Whether a file may come to a path. */
  takes: (_path: string): boolean => true,
}));

vi.mock(import('node:fs/promises'), async (original) => {
  const real = await original();
  const rename: typeof real.rename = (from, to) =>
    disk.takes(String(to))
      ? real.rename(from, to)
      : Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }));
  return { ...real, rename };
});

let root: string;
let out: string;
const files = () => [
  { path: join(out, 'a.txt'), basedOn: contentHash('a'), text: 'A' },
  { path: join(out, 'b.txt'), basedOn: contentHash('b'), text: 'B' },
];

beforeEach(() => {
  disk.takes = () => true;
  root = tempFolder({ 'out/a.txt': 'a', 'out/b.txt': 'b' });
  out = join(root, 'out');
});

test('a disk that is full in the middle leaves all as it was', async () => {
  let moves = 0;
  // Both out of the way, the first one in; the second one does not fit, and goes back.
  disk.takes = (path) => !(path.endsWith('b.txt') && ++moves === 1);
  expect(await writeTogether(root, out, files())).toEqual({
    kind: 'refused',
    path: join(out, 'b.txt'),
    reason: 'The disk is full.',
  });
  expect(readdirSync(out).sort()).toEqual(['a.txt', 'b.txt']);
  expect(readFileSync(join(out, 'a.txt'), 'utf8')).toBe('a');
  expect(readFileSync(join(out, 'b.txt'), 'utf8')).toBe('b');
});

test('what cannot be put back is kept, and the answer says where', async () => {
  disk.takes = (path) => !path.endsWith('b.txt');
  const result = await writeTogether(root, out, files());
  const [kept = ''] = readdirSync(out).filter((name) => name.startsWith('.export-'));
  expect(result).toEqual({
    kind: 'refused',
    path: join(out, 'b.txt'),
    reason: `The disk is full. Not all could be put back. What was there before is in ${kept}.`,
  });
  expect(readFileSync(join(out, 'a.txt'), 'utf8')).toBe('a');
  expect(readFileSync(join(out, kept, 'old/1'), 'utf8')).toBe('b');
});

test.skipIf(process.platform === 'win32')(
  'a folder that becomes a link while files are written is not followed',
  async () => {
    const outside = tempFolder({});
    const away = join(root, 'away');
    // Just when the first file comes in, its neighbour's folder is exchanged.
    disk.takes = (path) => {
      if (path.endsWith('a.txt') && !existsSync(away)) {
        renameSync(join(out, 'd'), away);
        symlinkSync(outside, join(out, 'd'));
      }
      return true;
    };
    mkdirSync(join(out, 'd'));
    const [first] = files();
    const inside = { path: join(out, 'd/x.txt'), basedOn: undefined, text: 'X' };
    expect(await writeTogether(root, out, [first!, inside])).toEqual({
      kind: 'refused',
      path: inside.path,
      reason: 'A link leads out of the project.',
    });
    expect(readdirSync(outside)).toEqual([]);
    expect(readFileSync(join(out, 'a.txt'), 'utf8')).toBe('a');
  },
);

test('a file that could not be made whole is not left there', async () => {
  const path = join(out, 'new.txt');
  const bytes = {
    [Symbol.iterator]: () => ({
      next: () => {
        throw new Error('gone');
      },
    }),
  };
  const result = await createFile(root, path, bytes as unknown as Uint8Array);
  expect(result.kind).toBe('refused');
  expect(existsSync(path)).toBe(false);
});
