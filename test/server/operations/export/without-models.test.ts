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
