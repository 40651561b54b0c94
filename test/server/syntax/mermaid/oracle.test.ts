import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differences } from './agreement.ts';
import { constructs } from './constructs.ts';
import { brokenFlowcharts, flowcharts } from './generated.ts';

const MINUTES = 60_000;
const SEED = Number(process.env.SEED ?? 20_261_121);

test('there are enough constructs', () => {
  expect(new Set(constructs).size).toBeGreaterThanOrEqual(300);
});

// One test, as a row of a table costs more than what it compares.
test('reader and Mermaid agree on every construct', async () => {
  const wrong: Record<string, readonly string[]> = {};
  for (const text of constructs) {
    const found = await differences(text);
    if (found.length > 0) wrong[text] = found;
  }
  expect(wrong).toEqual({});
});

test.each([
  ['by the rules', flowcharts, 4_000],
  ['with slips', brokenFlowcharts, 6_000],
] as const)(
  'reader and Mermaid agree on diagrams %s',
  async (_, arbitrary, numRuns) => {
    await fc.assert(
      fc.asyncProperty(arbitrary, async (text) => {
        expect(await differences(text)).toEqual([]);
      }),
      { numRuns, seed: SEED },
    );
  },
  5 * MINUTES,
);
