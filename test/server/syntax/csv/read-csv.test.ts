import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCsv } from '../../../../server/src/syntax/csv/read-csv.ts';

const rowsOf = (text: string): unknown => {
  const read = readCsv(text);
  return read.kind === 'rows' ? read.rows : `${read.line}: ${read.reason}`;
};

test('reads cells, with LF, CRLF and a byte order mark', () => {
  expect(rowsOf('a,b\n1,2\n')).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ]);
  expect(rowsOf('\uFEFFa,b\r\n1,2')).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ]);
});

test('nothing is null, and quotes with nothing between them are an empty text', () => {
  expect(rowsOf('a,b,c\n,"",\n')).toEqual([
    ['a', 'b', 'c'],
    [null, '', null],
  ]);
});

test('quotes hold commas, ends of lines and doubled quotes', () => {
  expect(rowsOf('a,b\n"x,y","1\r\n""2"""\n')).toEqual([
    ['a', 'b'],
    ['x,y', '1\r\n"2"'],
  ]);
});

test('empty lines are no rows, but of one column they are null', () => {
  expect(rowsOf('\na,b\n\n1,2\n\n')).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ]);
  expect(rowsOf('a\n\nx\n')).toEqual([['a'], [null], ['x']]);
});

test('says where quotes are wrong', () => {
  expect(rowsOf('a,b\n1,"2\n3,4\n')).toBe('2: A quote is opened and never closed.');
  expect(rowsOf('a\n"1\n2"x\n')).toBe(
    '3: Behind the closing quote of a cell there is more than a comma.',
  );
  expect(rowsOf('a\nb"c\n')).toBe('2: A quote stands inside of a cell that has none around it.');
});

test('never throws', () => {
  const sign = fc.constantFrom('a', ',', '"', '\n', '\r', '\uFEFF', ' ');
  fc.assert(
    fc.property(fc.string({ unit: sign, maxLength: 30 }), (text) => {
      expect(['rows', 'broken']).toContain(readCsv(text).kind);
    }),
  );
});
