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

test('so do those of long texts that say much alike', () => {
  const table = (index: number, what: string): string[] => [
    `- name: table_${index}`,
    ...Array.from({ length: 40 }, (_, column) => [
      `  - name: column_${column}`,
      '    type: text',
    ]).flat(),
    `  ${what}`,
  ];
  const all = (what: string): string =>
    Array.from({ length: 200 }, (_, index) => table(index, what))
      .flat()
      .join('\n');
  const edits = lineEdits(all('one'), all('other'));
  expect(edits).toHaveLength(200);
  expect(applyEdits(all('one'), edits)).toBe(all('other'));
});

test('nothing is looked for in texts in which no line tells where one is', () => {
  const [before, after] = ['a\nb\n'.repeat(3_000), 'b\nb\n'.repeat(3_000)];
  expect(applyEdits(before, lineEdits(before, after))).toBe(after);
});
