import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentHash } from '../../../server/src/base/content-hash.ts';

test('is the same for the same text only', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
      expect(contentHash(a) === contentHash(b)).toBe(a === b);
    }),
    { seed: 1 },
  );
});

test('does not change between versions of the program', () => {
  expect(contentHash('apiVersion: v3.1.0\n')).toBe(contentHash('apiVersion: v3.1.0\n'));
  expect(contentHash('')).toMatch(/^[0-9a-f]{14}-0$/);
});
