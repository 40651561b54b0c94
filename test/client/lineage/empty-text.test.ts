import { expect, test } from 'vitest';
import { emptyText, type EmptyReason } from '../../../client/src/lineage/empty-text.ts';
import { localize } from './localize.ts';

const reasons: readonly EmptyReason[] = [
  { why: 'starting' },
  { why: 'stopped' },
  { why: 'silent' },
  { why: 'no-folder' },
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
