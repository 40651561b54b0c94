import { expect, test } from 'vitest';
import { scaffoldedTables } from '../../../../server/src/operations/scaffold/scaffolded-tables.ts';

test('models are tables of a topology, what dbt itself needs is not', () => {
  const paths = [
    'models/staging/shop/stg_orders.sql',
    'models/utilities/metricflow_time_spine.sql',
    'models/utilities/_utilities__models.yml',
  ];
  const files = paths.map((path) => ({ path, text: '', merge: 'once', reason: '' }) as const);
  expect([...scaffoldedTables(files, [])]).toEqual(['stg_orders']);
});
