import { expect, test } from 'vitest';
import { evidenceTable } from '../../../client/src/testing/evidence-table.ts';

test('columns have one width, and numbers stand to the right', () => {
  const rows = [
    ['1', 'open', null],
    ['12', 'a long one', '-3.5'],
  ];
  expect(evidenceTable({ columns: ['row', 'status', 'amount'], rows })).toEqual([
    'row  status      amount',
    '───  ──────────  ──────',
    '  1  open          null',
    ' 12  a long one    -3.5',
  ]);
});

test('a cell is one line of some width, whatever is in it', () => {
  const cell = `a\nb\u001b[31m\u202e${'x'.repeat(60)}`;
  const [, , row] = evidenceTable({ columns: ['c'], rows: [[cell]] });
  expect(row).toBe(`a b [31m ${'x'.repeat(30)}…`);
});

test('wide characters and those of several parts keep the columns', () => {
  const rows = [
    ['東京', 'x'],
    ['👩‍👩‍👧', 'x'],
    ['e\u0301tat', 'x'],
  ];
  expect(evidenceTable({ columns: ['city', 'y'], rows }).slice(2)).toEqual([
    '東京  x',
    '👩‍👩‍👧    x',
    'e\u0301tat  x',
  ]);
});

test('rows that are too short or too long, and no rows, make a table, too', () => {
  expect(evidenceTable({ columns: ['a', 'b'], rows: [['1'], ['1', '2', '3']] })).toEqual([
    'a     b',
    '─  ────',
    '1  null',
    '1     2',
  ]);
  expect(evidenceTable({ columns: ['a'], rows: [] })).toEqual(['a', '─']);
});
