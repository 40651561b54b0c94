import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differences } from './agreement.ts';
import { brokenFlowcharts, flowcharts } from './generated.ts';

const MINUTES = 60_000;
const SEED = Number(process.env['SEED'] ?? 20_261_121);

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
