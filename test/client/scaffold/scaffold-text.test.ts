import { expect, test } from 'vitest';
import { conflictText } from '../../../client/src/scaffold/conflict-text.ts';
import { scaffoldText } from '../../../client/src/scaffold/scaffold-text.ts';

const english = (message: string, ...values: string[]): string =>
  message.replaceAll(/\{(\d)\}/g, (_, index) => values[Number(index)] ?? '');

const none = { files: 0, written: 0, unexpressed: 0, conflicts: 0, failed: 0 };

test.each([
  [{}, 'The dbt project is up to date.'],
  [{ files: 3, unexpressed: 2 }, 'Nothing was changed.'],
  [{ files: 3, written: 1 }, '1 file was written.'],
  [{ files: 3, written: 3, failed: 1 }, '3 files were written. 1 file was left out.'],
  [
    { conflicts: 1, unexpressed: 1 },
    'The dbt project is up to date. 1 place that was changed by hand stands. 1 part of the contracts is not expressed in dbt.',
  ],
  [
    { files: 2, written: 2, conflicts: 2, unexpressed: 2, failed: 2 },
    '2 files were written. 2 places that were changed by hand stand. 2 parts of the contracts are not expressed in dbt. 2 files were left out.',
  ],
])('%j: %s', (some, text) => {
  expect(scaffoldText({ ...none, ...some }, english)).toBe(text);
});

test.each([
  [
    'changed',
    '"models.a" was changed by hand, and the contract asks for something else now. What was written by hand stands.',
  ],
  ['kept', '"models.a" is not asked for any more, but was changed by hand, so it stands.'],
  [
    'deleted',
    '"models.a" was deleted by hand, and the contract asks for something else now. It stays deleted.',
  ],
  ['broken', 'This file cannot be read, so nothing in it was brought up to date.'],
] as const)('a conflict that is %s says what stands', (what, text) => {
  expect(conflictText({ what, element: 'models.a' }, english)).toBe(text);
});

test('lines without a name are this part', () => {
  expect(conflictText({ what: 'changed', element: '' }, english)).toMatch(/^This part was changed/);
});
