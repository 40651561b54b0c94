import { describe, expect, test } from 'vitest';
import { folds } from '../../../server/src/ide/folding.ts';
import { selectionRangesAt } from '../../../server/src/ide/selection-ranges.ts';
import { HEAD, lineOf, openAtCursor, openText } from './ide-fixture.ts';

function checkFolds(text: string, ...expected: readonly string[]): void {
  const found = folds(openText(text).file);
  expect(
    found.map(({ kind, start, end }) => `${kind} ${lineOf(text, start)}-${lineOf(text, end)}`),
  ).toEqual(expected);
}

describe('folding', () => {
  test('maps, lists and text blocks', () => {
    checkFolds(
      `${HEAD}description:\n  purpose: |\n    a\n    b\n\n\nschema:\n  - name: a\n    tags: [\n      b\n    ]\n`,
      'region 3-6',
      'region 4-6',
      'region 9-13',
      'region 10-13',
      'region 11-13',
    );
  });

  test('comments', () => {
    checkFolds(
      `# a\n# b\n${HEAD}# c\nprice:\n  # d\n  # e\n  priceAmount: 1 # f\n`,
      'comment 1-2',
      'region 6-9',
      'comment 7-8',
    );
  });

  test('documents', () => {
    checkFolds(`${HEAD}---\n${HEAD}`, 'region 1-2', 'region 3-5');
  });

  test('CRLF', () => {
    checkFolds('a:\r\n  b: 1\r\n\r\nc: 1\r\n', 'region 1-2');
  });
});

function checkSelection(fixture: string, ...expected: readonly string[]): void {
  const { ide, offset } = openAtCursor(fixture);
  const ranges = selectionRangesAt(ide.file, offset);
  expect(
    ranges.slice(0, expected.length).map(({ start, end }) => ide.text.slice(start, end)),
  ).toEqual(expected);
  expect(ranges.at(-1)).toEqual({ start: 0, end: ide.text.length });
}

describe('selection ranges', () => {
  test('from a word outwards', () => {
    checkSelection(
      `${HEAD}price:\n  priceUnit: "one me$0gabyte"\n  priceAmount: 1\n`,
      'megabyte',
      'one megabyte',
      '"one megabyte"',
      'priceUnit: "one megabyte"',
    );
  });

  test('from a key', () => {
    checkSelection(`${HEAD}na$0me: x\n`, 'name', 'name: x');
  });

  test('in a list', () => {
    checkSelection('tags:\n  - a$0\n  - b\n', 'a', '- a', '- a\n  - b', 'tags:\n  - a\n  - b');
  });

  test('in an empty file', () => {
    checkSelection('$0', '');
  });
});
