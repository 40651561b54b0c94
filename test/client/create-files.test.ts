import { beforeEach, expect, test } from 'vitest';
import * as vscode from 'vscode';
import { createFiles } from '../../client/src/create-files.ts';
import { fake } from './fake-vscode.ts';

const files = ['file:///w/specs/a.md', 'file:///w/specs/é b.md'].map((uri) => ({
  uri: vscode.Uri.parse(uri),
  text: `${uri}\n`,
}));

beforeEach(() => fake.reset());

test('all files are made in one edit, never over others, and the first is opened', async () => {
  expect(await createFiles(files)).toBe(true);
  expect(fake.edits).toHaveLength(1);
  const made = [...(fake.edits[0]?.created ?? [])];
  expect(made.map(([uri]) => uri)).toEqual(files.map(({ uri }) => uri.toString()));
  for (const [uri, { contents, overwrite, ignoreIfExists }] of made) {
    expect(new TextDecoder().decode(contents)).toBe(`${uri}\n`);
    expect({ overwrite, ignoreIfExists }).toEqual({ overwrite: false, ignoreIfExists: false });
  }
  expect(fake.shown).toEqual(['file:///w/specs/a.md']);
});

test('what is there may be kept, and another file opened', async () => {
  await createFiles(files, { keep: true, open: files[1]!.uri });
  const [edit] = fake.edits;
  expect([...(edit?.created.values() ?? [])].every((one) => one.ignoreIfExists)).toBe(true);
  expect(fake.shown).toEqual(['file:///w/specs/é b.md']);
});

test('where the editor refuses, nothing is opened', async () => {
  fake.refuses = true;
  expect(await createFiles(files)).toBe(false);
  expect(fake.shown).toEqual([]);
});
