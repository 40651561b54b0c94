import { describe, expect, it } from 'vitest';
import { everyFeature } from './every-feature.ts';
import { exampleContracts } from './example-contracts.ts';
import { Random } from './random.ts';

/** Longer texts are cut at the ends of their lines and at some random places only. */
const SHORT = 4 * 1_024;
const RANDOM_CUTS = 40;
const MOST_LINES = 150;

describe('every prefix of every example', () => {
  it.each(exampleContracts().map(({ name, text }) => [name, text] as const))(
    '%s',
    (_, text) => {
      const failures: string[] = [];
      for (const cut of cuts(text)) {
        try {
          everyFeature(text.slice(0, cut), [cut]);
        } catch (error) {
          failures.push(
            `cut at ${String(cut)}: ${error instanceof Error ? String(error.stack) : String(error)}`,
          );
        }
      }
      expect(failures.slice(0, 3)).toEqual([]);
    },
    60_000,
  );
});

function cuts(text: string): readonly number[] {
  if (text.length <= SHORT) {
    const step = Math.ceil(text.length / 400);
    return Array.from({ length: Math.ceil(text.length / step) }, (_, index) => index * step);
  }
  const random = new Random(text.length);
  const lines = [...text.matchAll(/\n/g)].map((match) => match.index);
  const every = Math.ceil(lines.length / MOST_LINES);
  return [
    ...lines.filter((_, index) => index % every === 0),
    ...Array.from({ length: RANDOM_CUTS }, () => random.below(text.length)),
  ];
}
