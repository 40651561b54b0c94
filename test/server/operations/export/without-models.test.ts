import { expect, test } from 'vitest';
import { withoutModels } from '../../../../server/src/operations/export/without-models.ts';

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
