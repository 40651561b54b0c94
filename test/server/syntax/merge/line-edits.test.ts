import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdits } from '../../../../server/src/base/text-edit.ts';
import { lineEdits } from '../../../../server/src/syntax/merge/line-edits.ts';

const text = fc
  .array(fc.constantFrom('a', 'b', 'c', '', 'a\r'), { maxLength: 10 })
  .map((lines) => lines.join('\n'));

test('edits of lines make one text of another', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      expect(applyEdits(before, lineEdits(before, after))).toBe(after);
    }),
  );
});

test('lines that stay are not touched', () => {
  expect(lineEdits('a\nb\nc\n', 'a\nx\nc\n')).toEqual([
    { range: { start: 2, end: 4 }, newText: 'x\n' },
  ]);
});
