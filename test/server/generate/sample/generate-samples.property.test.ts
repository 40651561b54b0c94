import fc from 'fast-check';
import { expect, test } from 'vitest';
import { generateSamples } from '../../../../server/src/generate/sample/generate-samples.ts';
import { schemas } from './contract-arbitrary.ts';
import { contractsOf } from './contracts-of.ts';
import { violations } from './violations.ts';

test('every row of every contract meets all that the contract says', async () => {
  await fc.assert(
    fc.asyncProperty(
      schemas,
      fc.nat(),
      fc.integer({ min: 1, max: 25 }),
      async (files, seed, rows) => {
        const contracts = await contractsOf(files);
        const { tables, unmet } = generateSamples(contracts, { rows, seed });
        expect(unmet).toEqual([]);
        const [parents, children] = ['parents', 'children'].map((name) =>
          tables.find(({ object }) => object.name === name),
        );
        if (parents === undefined || children === undefined) throw new Error('a table is missing');
        expect(violations(files['specs/parents.odcs.yaml'][0] as never, parents)).toEqual([]);
        expect(violations(files['specs/children.odcs.yaml'][0] as never, children)).toEqual([]);
        const parts = parents.table.columns.includes('part') ? 2 : 1;
        const keys = new Set(parents.table.rows.map((row) => JSON.stringify(row.slice(0, parts))));
        for (const row of children.table.rows) {
          const own = row.slice(1, 1 + parts);
          if (!own.includes(null)) expect(keys).toContain(JSON.stringify(own));
        }
      },
    ),
    { numRuns: 150 },
  );
});

test('the same seed gives the same bytes, and another one others', async () => {
  await fc.assert(
    fc.asyncProperty(schemas, fc.nat({ max: 1_000 }), async (files, seed) => {
      const make = async (own: number): Promise<string> =>
        JSON.stringify(
          generateSamples(await contractsOf(files), { rows: 8, seed: own }).tables.map(
            ({ table }) => table,
          ),
        );
      expect(await make(seed)).toBe(await make(seed));
    }),
    { numRuns: 25 },
  );
});
