import { describe, expect, test } from 'vitest';
import { testsOf, withSchema } from './tested.ts';

describe('tests of keys', () => {
  test('a required column, a unique one and a key of one column become tests of dbt', () => {
    const { columns, table, unexpressed } = testsOf(
      withSchema(`
  - name: orders
    properties:
      - { name: id, logicalType: string, primaryKey: true, required: true, unique: true }
      - { name: total, logicalType: number, required: true }
      - { name: slug, logicalType: string, unique: true }
`),
    );
    const names = [...columns].map(([column, tests]) => [column, tests.map((one) => one.test)]);
    expect(names).toEqual([
      ['id', ['not_null', 'unique']],
      ['total', ['not_null']],
      ['slug', ['unique']],
    ]);
    expect([table, unexpressed]).toEqual([[], []]);
  });

  test('a key of several columns is one test of the table, and no check doubles it', () => {
    const { columns, table } = testsOf(
      withSchema(`
  - name: lines
    properties:
      - { name: line, logicalType: integer, primaryKey: true, primaryKeyPosition: 2 }
      - { name: order, logicalType: string, primaryKey: true, primaryKeyPosition: 1 }
    quality:
      - name: one line each
        metric: duplicateValues
        mustBe: 0
        severity: warning
        arguments: { properties: [line, order] }
`),
    );
    expect([...columns.keys()].toSorted()).toEqual(['line', 'order']);
    expect(table).toMatchObject([
      {
        test: 'dataengos_unique_combination',
        name: 'lines_primary_key',
        arguments: { columns: ['"order"', 'line'] },
        config: { meta: { name: 'one line each' } },
      },
    ]);
    expect(table[0]?.config).not.toHaveProperty('severity');
  });
});
