import { expect, it } from 'vitest';
import { compareVersions, isWithin } from '../../../server/src/spec/version.ts';

it.each([
  ['3.1.0', '3.1.0', 0],
  ['3.0.2', '3.1.0', -1],
  ['3.2.0', '3.1.9', 1],
  ['3.10.0', '3.9.0', 1],
  ['3.1', '3.1.0', 0],
  ['2.2.2', '3', -1],
])('compares %s with %s', (a, b, expected) => {
  expect(Math.sign(compareVersions(a, b))).toBe(expected);
  expect(Math.sign(compareVersions(b, a))).toBe(expected === 0 ? 0 : -expected);
});

it('takes the start of a span in and its end out', () => {
  const span = { since: '3.1.0', until: '3.2.0' };
  expect(['3.0.2', '3.1.0', '3.2.0'].map((version) => isWithin(span, version))).toEqual([
    false,
    true,
    false,
  ]);
  expect(isWithin({}, '3.0.0')).toBe(true);
});
