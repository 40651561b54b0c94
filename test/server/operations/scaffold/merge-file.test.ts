import { describe, expect, test } from 'vitest';
import type { GeneratedFile } from '../../../../server/src/generate/generated-file.ts';
import { mergeFile } from '../../../../server/src/operations/scaffold/merge-file.ts';

const file = (merge: GeneratedFile['merge'], text = 'new\n'): GeneratedFile => ({
  ...{ path: 'a', text, merge, reason: '' },
});

const none = { base: undefined, current: undefined, partial: false };

test.each(['yaml', 'lines', 'whole'] as const)(
  'a file of the kind %s is made, and kept as base',
  (merge) => {
    expect(mergeFile(file(merge), none)).toEqual({ text: 'new\n', base: 'new\n', conflicts: [] });
  },
);

test('a file that is made once is never touched again', () => {
  expect(mergeFile(file('once'), none).text).toBe('new\n');
  expect(mergeFile(file('once'), { ...none, current: 'mine\n' })).toEqual({
    ...{ text: 'mine\n', base: undefined, conflicts: [] },
  });
});

test.each(['lines', 'whole'] as const)(
  'a file of the kind %s that people wrote stays theirs',
  (merge) => {
    const merged = mergeFile(file(merge), { ...none, current: 'mine\n' });
    expect(merged).toMatchObject({ text: 'mine\n', base: undefined, conflicts: [] });
    expect(merged.kept).toBeDefined();
  },
);

test('a file that nobody edits is replaced', () => {
  const versions = { ...none, base: 'old\n', current: 'old, by accident\n' };
  expect(mergeFile(file('whole'), versions).text).toBe('new\n');
});

test('a file that people deleted stays away', () => {
  expect(mergeFile(file('lines'), { ...none, base: 'old\n' })).toMatchObject({
    ...{ text: undefined, base: 'new\n', conflicts: [] },
    kept: expect.stringContaining('deleted'),
  });
});

test('a base that a merge of git broke is made anew', () => {
  const versions = { ...none, base: '<<<<<<< a\nb: 1\n', current: 'b: 1 # mine\n' };
  expect(mergeFile(file('yaml', 'b: 2\nc: 3\n'), versions)).toEqual({
    ...{ text: 'b: 1 # mine\nc: 3\n', base: 'b: 2\nc: 3\n', conflicts: [] },
  });
});

describe('in a checkout with line breaks of Windows', () => {
  const windows = (text: string): string => text.replaceAll('\n', '\r\n');
  const old = 'a: 1\nb: 2\n';
  const next = 'a: 1\nb: 3\n';

  test.each(['yaml', 'lines', 'whole'] as const)('a file of the kind %s is the same', (merge) => {
    const versions = { ...none, base: windows(old), current: windows(old) };
    expect(mergeFile(file(merge, old), versions)).toEqual({
      ...{ text: windows(old), base: windows(old), conflicts: [] },
    });
  });

  test.each(['yaml', 'lines', 'whole'] as const)('a file of the kind %s keeps them', (merge) => {
    for (const base of [old, windows(old)]) {
      const merged = mergeFile(file(merge, next), { ...none, base, current: windows(old) });
      expect(merged.text).toBe(windows(next));
      expect(merged.base).toBe(base === old ? next : windows(next));
    }
  });
});
