import fc from 'fast-check';
import { expect, it } from 'vitest';
import { moveThroughEdit } from '../../../server/src/base/move-through-edit.ts';

it.each([
  ['abc def', 'xabc def', 'def'],
  ['abc def', 'abc def ghi', 'def'],
  ['abc def', 'def', 'def'],
  ['aaaa def', 'aa def', 'def'],
])('moves what an edit leaves alone: %s -> %s', (before, after, word) => {
  const start = before.indexOf(word);
  const moved = moveThroughEdit(before, after)({ start, end: start + word.length });
  expect(moved && after.slice(moved.start, moved.end)).toBe(word);
});

it('forgets what the edit touches', () => {
  expect(moveThroughEdit('abc', 'axc')({ start: 1, end: 2 })).toBeUndefined();
});

it('never moves a range to another text', () => {
  const word = fc.string({ maxLength: 20 });
  fc.assert(
    fc.property(word, word, word, word, fc.nat(60), fc.nat(60), (a, b, c, d, from, length) => {
      const before = a + b + c;
      const range = {
        start: Math.min(from, before.length),
        end: Math.min(from + length, before.length),
      };
      const moved = moveThroughEdit(before, a + d + c)(range);
      if (moved === undefined) return;
      expect((a + d + c).slice(moved.start, moved.end)).toBe(before.slice(range.start, range.end));
    }),
    { seed: 1, numRuns: 2_000 },
  );
});
