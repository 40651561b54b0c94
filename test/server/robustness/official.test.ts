import { describe, expect, it } from 'vitest';
import { officialContracts } from './example-contracts.ts';
import { failuresOfPrefixes } from './prefixes.ts';

// A file of its own, so that it runs beside the one about our own examples.
describe('every prefix of every official example', () => {
  it.each(officialContracts().map(({ name, text }) => [name, text] as const))(
    '%s',
    (_, text) => {
      expect(failuresOfPrefixes(text)).toEqual([]);
    },
    120_000,
  );
});
