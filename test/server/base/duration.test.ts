import { expect, test } from 'vitest';
import { readDuration, writeDuration } from '../../../server/src/base/duration.ts';

test.each([
  ['8h', 28_800],
  ['30m', 1_800],
  ['24 hours', 86_400],
  ['1d', 86_400],
  ['1.5 h', 5_400],
  ['2 Weeks', 1_209_600],
  ['6mo', 15_552_000],
  ['7y', 220_752_000],
  [' 10 s ', 10],
  ['8', undefined],
  ['h', undefined],
  ['soon', undefined],
  ['-1h', undefined],
  ['8 light years', undefined],
])('%s', (text, seconds) => {
  expect(readDuration(text)).toBe(seconds);
});

test.each([
  [28_800, '8h'],
  [5_400, '90m'],
  [86_400, '1d'],
  [220_752_000, '7y'],
  [61, '61s'],
])('%s seconds are written as %s', (seconds, text) => {
  expect(writeDuration(seconds)).toBe(text);
});
