import { expect, test } from 'vitest';
import {
  readSample,
  sampleFormat,
  type SampleFormat,
} from '../../../server/src/generate/read-sample.ts';

const read = (text: string, format: SampleFormat): unknown => {
  const result = readSample(text, format);
  return result.kind === 'table' ? result.table : result.reason;
};

test('the ending of a file says its format', () => {
  expect(['a/b.csv', 'b.JSON', 'b.jsonl', 'b.ndjson', 'b.parquet'].map(sampleFormat)).toEqual([
    'csv',
    'json',
    'jsonl',
    'jsonl',
    undefined,
  ]);
});

test('the first line of CSV names the columns', () => {
  expect(read('id,name\n1,\n2,""\n', 'csv')).toEqual({
    columns: ['id', 'name'],
    rows: [
      ['1', null],
      ['2', ''],
    ],
  });
});

test('CSV without names, with doubled names or with ragged rows is refused', () => {
  expect(read('', 'csv')).toBe('The file is empty: not even names of columns are there.');
  expect(read('a,,b\n', 'csv')).toBe('A column has no name.');
  expect(read('a,b,a\n', 'csv')).toBe('Two columns are called "a".');
  expect(read('a,b\n1,2\n3\n', 'csv')).toBe('Row 2 has 1 cells, and there are 2 columns.');
  expect(read('a\n"', 'csv')).toBe('Line 2: A quote is opened and never closed.');
});

test('JSON is a list of rows, or a row on each line', () => {
  const table = {
    columns: ['id', 'tags', '__proto__'],
    rows: [
      [1, ['x'], null],
      [2, null, 'p'],
    ],
  };
  expect(read('[{"id":1,"tags":["x"]},{"id":2,"__proto__":"p"}]', 'json')).toEqual(table);
  const rows = '\uFEFF{"id":1,"tags":["x"]}\r\n\n{"id":2,"__proto__":"p"}\n';
  expect(read(rows, 'jsonl')).toEqual(table);
  expect(read(rows, 'json')).toEqual(table);
});

test('numbers keep their digits', () => {
  const { rows } = read(
    '[{"a":9007199254740993,"b":0.1,"c":1e3,"d":12345678901234.56789}]',
    'json',
  ) as {
    rows: unknown;
  };
  expect(rows).toEqual([['9007199254740993', 0.1, 1000, '12345678901234.56789']]);
});

test('what is no list of rows is refused', () => {
  expect(read('{', 'json')).toBe('It is no JSON.');
  expect(read('3', 'json')).toBe('It holds no list of rows.');
  expect(read('[1]', 'json')).toBe('Row 1 is no object with names and values.');
  expect(read('{}\n{', 'jsonl')).toBe('Line 2: It is no JSON.');
});

test('many columns take no time, and rows that have no name in common are no table', () => {
  const names = Array.from({ length: 100_000 }, (_, index) => `c${index}`);
  expect(read(`${names.join(',')}\n`, 'csv')).toMatchObject({ rows: [] });
  expect(read(`${names.join(',')},c0\n`, 'csv')).toBe('Two columns are called "c0".');
  const rows = names.slice(0, 5_000).map((name) => JSON.stringify({ [name]: 1 }));
  expect(read(rows.join('\n'), 'jsonl')).toBe('5000 rows with 5000 names are too many.');
});
