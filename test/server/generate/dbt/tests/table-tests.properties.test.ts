import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adapters } from '../../../../../server/src/generate/dbt/dbt-input.ts';
import type { TableTests } from '../../../../../server/src/generate/dbt/tests/dbt-test.ts';
import { optionStatements, otherStatements, qualityChecks, type Statement } from './statements.ts';
import { testsOf, withSchema, type Setting } from './tested.ts';

type Wrap = 'column' | 'inside an object' | 'item' | 'inside an item';

const settings: fc.Arbitrary<Setting> = fc.record({
  adapter: fc.constantFrom(...adapters),
  packages: fc.boolean(),
});
const wraps = fc.constantFrom<Wrap[]>('column', 'inside an object', 'item', 'inside an item');

function asProperty({ logicalType, says }: Statement, wrap: Wrap, name = 'v'): object {
  const property = { name, logicalType, ...says };
  switch (wrap) {
    case 'column':
      return property;
    case 'inside an object':
      return { name: 'around', logicalType: 'object', properties: [property] };
    case 'item':
      return { name: 'around', logicalType: 'array', items: property };
    case 'inside an item':
      return {
        name: 'around',
        logicalType: 'array',
        items: { logicalType: 'object', properties: [property] },
      };
  }
}

function contractOf(properties: readonly object[], quality: readonly object[] = []): string {
  const other = { name: 'other', properties: [{ name: 'id', logicalType: 'string' }] };
  const schema = [{ name: 'orders', properties, quality }, other];
  return withSchema(schema.map((one) => `  - ${JSON.stringify(one)}`).join('\n'), '3.2.0');
}

function outcomes({ columns, table, singular, unexpressed }: TableTests): number {
  return [...columns.values()].flat().length + table.length + singular.length + unexpressed.length;
}

describe('what a contract says is never dropped', () => {
  test('each option of each type becomes a test or is listed, wherever the property stands', () => {
    const statements = [...optionStatements, ...otherStatements];
    fc.assert(
      fc.property(fc.constantFrom(...statements), wraps, settings, (statement, wrap, setting) => {
        const count = outcomes(testsOf(contractOf([asProperty(statement, wrap)]), setting));
        if (statement.silent) expect(count).toBe(0);
        else expect(count).toBeGreaterThan(0);
      }),
      { numRuns: 3_000 },
    );
  });

  test('each quality check becomes a test or is listed, wherever it stands', () => {
    fc.assert(
      fc.property(fc.constantFrom(...qualityChecks), wraps, settings, (check, wrap, setting) => {
        const statement = { logicalType: 'string', says: { quality: [check] } };
        const atProperty = testsOf(contractOf([asProperty(statement, wrap)]), setting);
        const atObject = testsOf(contractOf([{ name: 'v' }], [check]), setting);
        expect(outcomes(atProperty)).toBe(1);
        expect(outcomes(atObject)).toBe(1);
      }),
      { numRuns: 1_500 },
    );
  });

  test('what is said together comes to what is said alone', () => {
    const some = fc.array(fc.constantFrom(...optionStatements, ...otherStatements), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(some, settings, (statements, setting) => {
        const keys = ['primaryKey'];
        const used = statements.filter(({ says }) => !keys.some((key) => key in says));
        const together = testsOf(
          contractOf(used.map((one, index) => asProperty(one, 'column', `v${String(index)}`))),
          setting,
        );
        const alone = used.map((one, index) =>
          outcomes(testsOf(contractOf([asProperty(one, 'column', `v${String(index)}`)]), setting)),
        );
        expect(outcomes(together)).toBe(alone.reduce((sum, one) => sum + one, 0));
      }),
      { numRuns: 200 },
    );
  });
});

describe('tests of hostile contracts', () => {
  const name = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }),
    fc.constantFrom(
      'a"b',
      "it's",
      '{{ 7*7 }}',
      '{% raw %}',
      '../../x',
      '__proto__',
      'a\nb',
      '`',
      'order',
    ),
  );

  test('have short names of plain letters, none twice, and are the same each time', () => {
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 6 }), settings, (names, setting) => {
        const properties = names.map((one) => ({
          name: one,
          logicalType: 'string',
          required: true,
          logicalTypeOptions: { maxLength: 5, pattern: '^a' },
          quality: names.map((rule) => ({
            ...{ name: rule, description: rule, dimension: rule, severity: rule, tags: [rule] },
            ...{ type: 'sql', query: `select '${rule}' from {object}`, mustBe: rule },
          })),
        }));
        const yaml = contractOf(properties);
        const first = testsOf(yaml, setting);
        expect(testsOf(yaml, setting)).toEqual(first);
        const tests = [...first.columns.values(), first.table].flat();
        const given = tests.flatMap((one) => one.name ?? []);
        expect(new Set(given).size).toBe(given.length);
        const paths = first.singular.map(({ path }) => path);
        expect(new Set(paths).size).toBe(paths.length);
        for (const one of given) expect(one).toMatch(/^[a-z0-9_]{1,63}$/);
        for (const path of paths) expect(path).toMatch(/^tests\/dataengos\/[a-z0-9_]{1,63}\.sql$/);
        // Nothing that a contract says is run by Jinja.
        const config = JSON.stringify(
          tests.map(({ config, description }) => [config, description]),
        );
        expect(config).not.toMatch(/\{[{%#]/);
        for (const { text } of first.singular) expect(text).not.toMatch(/\{\{ ?7|\{% raw/);
      }),
      { numRuns: 150 },
    );
  });
});
