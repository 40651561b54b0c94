import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSample } from '../../../server/src/generate/read-sample.ts';
import { writeSample } from '../../../server/src/generate/write-sample.ts';

test('null is nothing, an empty text has quotes, and what is nested is JSON', () => {
  const table = {
    columns: ['a', 'b,c'],
    rows: [
      [null, ''],
      [0.0000001, { x: ['"'] }],
      [true, ' padded'],
    ],
  };
  expect(writeSample(table, 'csv')).toBe(
    'a,"b,c"\n,""\n0.0000001,"{""x"":[""\\""""]}"\ntrue," padded"\n',
  );
  expect(writeSample(table, 'json')).toBe(
    '[\n  {"a":null,"b,c":""},\n  {"a":1e-7,"b,c":{"x":["\\""]}},\n  {"a":true,"b,c":" padded"}\n]\n',
  );
  expect(writeSample({ columns: ['a'], rows: [] }, 'json')).toBe('[]\n');
});

test('what is written as CSV is read as the same texts', () => {
  const text = fc.oneof(fc.string(), fc.constantFrom('"', ',', '\r\n', ' x', '\uFEFF', '""'));
  const rows = fc.array(fc.tuple(fc.option(text), fc.option(text)), { maxLength: 6 });
  fc.assert(
    fc.property(rows, text, (cells, name) => {
      const table = { columns: [`${name}1`, '\uFEFF2'], rows: cells };
      expect(readSample(writeSample(table, 'csv'), 'csv')).toEqual({ kind: 'table', table });
    }),
  );
});

test('a table of one column keeps its empty cells', () => {
  const table = { columns: ['a'], rows: [[null], ['x'], [null]] };
  expect(readSample(writeSample(table, 'csv'), 'csv')).toEqual({ kind: 'table', table });
});
