import { expect, test } from 'vitest';
import { withoutModels } from '../../../../server/src/operations/export/without-models.ts';

const gone = new Set(['fct_orders', 'stg_orders']);
const exposure = (name: string, ...models: readonly string[]): string =>
  `  - name: ${name}\n    depends_on:\n${models.map((one) => `      - ref('${one}')\n`).join('')}`;

test('an exposure goes with all that it depends on, and stays with the rest of it', () => {
  const text = `exposures:\n${exposure('a', 'fct_orders', 'stg_orders')}${exposure('b', 'fct_orders', 'dim_days')}`;
  expect(withoutModels(text, gone)).toBe(`exposures:\n${exposure('b', 'dim_days')}`);
});

test('nothing is left of a text that speaks of such models alone', () => {
  const models = 'version: 2\n\nmodels:\n  - name: fct_orders\n  - name: stg_orders\n';
  expect(withoutModels(`${models}\nexposures:\n${exposure('a', 'fct_orders')}`, gone)).toBe('');
});

test('a text that speaks of others stays as it is', () => {
  const text = 'version: 2\n\nmodels:\n  - name: dim_days\n';
  expect(withoutModels(text, gone)).toBe(text);
  expect(withoutModels('version: 2\n', gone)).toBe('version: 2\n');
});

const without = (text: string, ...models: readonly string[]): string =>
  withoutModels(text, new Set(models));

test('entries of models go, also many at once, and the others stay line by line', () => {
  const model = (name: string) => `  - name: ${name} # why\n    columns:\n      - name: id\n`;
  const names = Array.from({ length: 50 }, (_, index) => `m${index}`);
  const text = `version: 2\n# All of them\nmodels:\n${names.map(model).join('')}`;
  const gone = names.filter((_, index) => index % 3 > 0);
  const left = names.filter((_, index) => index % 3 === 0);
  expect(without(text, ...gone)).toBe(
    `version: 2\n# All of them\nmodels:\n${left.map(model).join('')}`,
  );
  expect(without(text, ...names)).toBe('version: 2\n# All of them\n');
  expect(without('models: [{name: a}, {name: b}, {name: c}]\n', 'a', 'c')).toBe(
    'models: [{name: b}]\n',
  );
});

test('tests that refer to them go, with the keys that have no others', () => {
  const text = `models:
  - name: a
    columns:
      - name: id
        data_tests:
          - relationships: {arguments: {to: ref('gone'), field: id}}
        tests:
          - relationships:
              to: ref('gone')
      - name: other
        data_tests:
          - not_null
          - relationships: {arguments: {to: ref('gone'), field: id}}
          - relationships: {arguments: {to: ref('b'), field: id}}
`;
  expect(without(text, 'gone')).toBe(`models:
  - name: a
    columns:
      - name: id
      - name: other
        data_tests:
          - not_null
          - relationships: {arguments: {to: ref('b'), field: id}}
`);
});

test('what speaks of none of them stays as it is', () => {
  const text =
    "models:\n  - {name: a, description: about gone}\nexposures: [{depends_on: [ref('a')]}]\n";
  expect(without(text, 'gone')).toBe(text);
});
