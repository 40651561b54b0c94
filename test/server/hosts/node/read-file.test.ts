import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readFile, TOO_LARGE } from '../../../../server/src/hosts/node/read-file.ts';
import { tempFolder } from '../temp-folder.ts';

const folder = tempFolder({
  'plain.yaml': 'ä: 1\n',
  'mark.yaml': '\uFEFFa: 1\n',
  'utf16.yaml': Buffer.from('\uFEFFa: 1\n', 'utf16le'),
  'binary.yaml': Buffer.from([65, 0, 66]),
  'latin1.yaml': Buffer.from([0xe4, 0x3a, 0x20, 0x31]),
  'big.yaml': 'x'.repeat(2_049),
  'just.yaml': 'x'.repeat(2_048),
});
mkdirSync(join(folder, 'folder'));
symlinkSync('loop', join(folder, 'loop'));

test.each([
  ['plain.yaml', { kind: 'text', text: 'ä: 1\n', mark: false }],
  ['mark.yaml', { kind: 'text', text: 'a: 1\n', mark: true }],
  ['just.yaml', { kind: 'text', text: 'x'.repeat(2_048), mark: false }],
  ['utf16.yaml', unread('It is written in UTF-16. Save it as UTF-8.')],
  ['binary.yaml', unread('It is a binary file, not text.')],
  ['latin1.yaml', unread('It is not valid UTF-8. Save it as UTF-8.')],
  [
    'big.yaml',
    {
      ...unread('It has 3 KiB, more than the 2 KiB of the setting "files.maxSize".'),
      template: { text: TOO_LARGE, params: { size: 3, limit: 2 } },
    },
  ],
  ['folder', unread('It is not a regular file.')],
  ['loop', unread('It is a link that leads to itself.')],
  ['missing', unread('There is no such file.', true)],
])('%s', async (name, expected) => {
  expect(await readFile(join(folder, name), 2)).toEqual(expected);
});

test.skipIf(process.platform === 'win32')('a named pipe does not hang it', async () => {
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  expect(await readFile(join(folder, 'pipe'), 2)).toEqual(unread('It is not a regular file.'));
});

function unread(reason: string, gone = false) {
  return { kind: 'unread', reason, gone };
}
