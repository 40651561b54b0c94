import { describe, expect, it } from 'vitest';
import { ownContracts } from './example-contracts.ts';
import { failuresOfPrefixes } from './prefixes.ts';

describe('every prefix of every example', () => {
  it.each(ownContracts().map(({ name, text }) => [name, text] as const))(
    '%s',
    (_, text) => {
      expect(failuresOfPrefixes(text)).toEqual([]);
    },
    120_000,
  );
});
