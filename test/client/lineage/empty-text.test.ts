import { expect, test } from 'vitest';
import {
  emptyReason,
  emptyText,
  type EmptyReason,
  type Situation,
} from '../../../client/src/lineage/empty-text.ts';
import { localize } from './localize.ts';

const reasons: readonly EmptyReason[] = [
  { why: 'starting' },
  { why: 'stopped' },
  { why: 'silent' },
  { why: 'no-folder' },
  { why: 'virtual' },
  { why: 'no-tables' },
  { why: 'other-file', file: 'notes.md' },
  { why: 'gone', file: 'topology.mermaid' },
];

test.each(reasons)('$why says why, and what to do next', (empty) => {
  const { reason, next } = emptyText(empty, localize);
  expect(reason).toMatch(/^\S.*\.$/);
  expect(next).toMatch(/^\S.*\.$/);
  if ('file' in empty) expect(reason).toContain(empty.file);
});

test('no two reasons read the same', () => {
  const texts = reasons.map((empty) => emptyText(empty, localize).reason);
  expect(new Set(texts).size).toBe(reasons.length);
});

const usual: Situation = {
  ...{ tables: 3, state: 'running', isShown: true, file: 'a.odcs.yaml', folders: ['file'] },
};

test.each<[string, Partial<Situation>, ReturnType<typeof emptyReason>]>([
  ['there are tables', {}, undefined],
  [
    'the server starts',
    { tables: undefined, state: 'starting', isShown: false },
    { why: 'starting' },
  ],
  ['the server comes back', { tables: undefined, state: 'starting' }, 'wait'],
  ['one answer is missing', { tables: undefined }, 'wait'],
  ['the server never answered', { tables: undefined, isShown: false }, { why: 'silent' }],
  ['the server is gone for good', { tables: undefined, state: 'stopped' }, { why: 'stopped' }],
  ['the file in front is no help', { tables: 0 }, { why: 'other-file', file: 'a.odcs.yaml' }],
  ['the folder has no tables', { tables: 0, file: undefined }, { why: 'no-tables' }],
  ['there is no folder', { tables: 0, file: undefined, folders: [] }, { why: 'no-folder' }],
  ['nothing is read from the folder', { tables: 0, folders: ['vscode-vfs'] }, { why: 'virtual' }],
])('%s', (_, situation, expected) => {
  expect(emptyReason({ ...usual, ...situation })).toEqual(expected);
});
