import { expect, test } from 'vitest';
import { fixAllText } from '../../client/src/fix-all-text.ts';

const english = (message: string, ...values: string[]): string =>
  message.replaceAll(/\{(\d)\}/g, (_, index) => values[Number(index)] ?? '');

test.each([
  [0, 0, 'There is nothing to fix.'],
  [0, 1, 'There is nothing to fix safely. 1 problem is left for you.'],
  [0, 2, 'There is nothing to fix safely. 2 problems are left for you.'],
  [1, 0, '1 safe fix applied. No problems are left.'],
  [3, 2, '3 safe fixes applied. 2 problems are left for you.'],
])('%i fixed, %i left', (fixed, left, text) => {
  expect(fixAllText({ fixed, left, version: 1, edits: [] }, english)).toBe(text);
});
