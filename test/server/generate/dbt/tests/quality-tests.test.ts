import { describe, expect, test } from 'vitest';
import { testsOf, withSchema, type Setting } from './tested.ts';

function ofRule(rule: object, setting: Setting = {}) {
  const property = { name: 'v', logicalType: 'string', quality: [rule] };
  const { columns, table, singular, unexpressed } = testsOf(
    withSchema(`  - ${JSON.stringify({ name: 'orders', properties: [property] })}`),
    setting,
  );
  const [test] = [...columns.values(), table].flat();
  return { test, singular, reason: unexpressed[0]?.reason };
}

describe('quality checks', () => {
  test('carry over how bad a failure is and what else they say', () => {
    const rule = { metric: 'nullValues', mustBe: 0, name: 'Filled', description: 'It is {{ so }}' };
    const said = { dimension: 'completeness', businessImpact: 'regulatory', tags: ['a'] };
    expect(ofRule({ ...rule, ...said, severity: 'info' }).test).toMatchObject({
      test: 'not_null',
      name: 'orders_v_filled',
      description: 'It is { { so }}',
      config: {
        severity: 'warn',
        tags: ['a'],
        meta: {
          name: 'Filled',
          dimension: 'completeness',
          businessImpact: 'regulatory',
          severity: 'info',
        },
      },
    });
    expect(ofRule({ ...rule, severity: 'critical' }).test?.config).toMatchObject({
      severity: 'error',
    });
  });

  test.each([
    [{ type: 'text', description: 'Fine' }, /words only/],
    [{ type: 'custom', engine: 'soda', implementation: 'x' }, /written for soda/],
    [{ type: 'custom', engine: 'dbt', implementation: 'nothing_such' }, /no generic test/],
    [
      { type: 'custom', engine: 'dbt', implementation: { 'dbt_utils.at_least_one': null } },
      /needs the package dbt_utils/,
    ],
    [{ type: 'custom', engine: 'dbt', implementation: 'all is well' }, /neither an entry/],
    [{ metric: 'nullValues' }, /no operator/],
    [{ metric: 'nullValues', mustBe: 0, unit: 'boxes' }, /unit "boxes"/],
    [{ metric: 'rowCount', mustBe: 0 }, /stands at a property/],
    [{ metric: 'missingValues', mustBe: 0 }, /arguments.missingValues/],
    [{ type: 'sql', query: 'delete from {object}', mustBe: 0 }, /no query that starts/],
  ])('that cannot be tested say why: %j', (rule, reason) => {
    const { test, singular, reason: given } = ofRule(rule);
    expect([test, singular]).toEqual([undefined, []]);
    expect(given).toMatch(reason);
  });

  test('written for dbt are taken as they are', () => {
    const body = { arguments: { values: ['a'] }, config: { where: 'id > 1' } };
    expect(
      ofRule({ type: 'custom', engine: 'dbt', implementation: { accepted_values: body } }).test,
    ).toMatchObject({ test: 'accepted_values', ...body });
    const ours = { type: 'custom', engine: 'dbt', implementation: 'is_even:\n  severity: warn' };
    expect(ofRule(ours, { macros: new Set(['test_is_even']) }).test).toMatchObject({
      test: 'is_even',
      config: { severity: 'warn' },
    });
    const expression = { expression_is_true: { expression: '> 1' } };
    expect(
      ofRule({ type: 'custom', engine: 'dbt', implementation: expression }).test,
    ).toMatchObject({ test: 'dataengos_condition', arguments: { condition: 'v > 1' } });
    const theirs = { 'dbt_utils.not_constant': null };
    expect(
      ofRule({ type: 'custom', engine: 'dbt', implementation: theirs }, { packages: true }).test,
    ).toMatchObject({ test: 'dbt_utils.not_constant' });
  });
});

describe('tests of packages', () => {
  const packages = true;
  const schema = withSchema(`
  - name: orders
    properties:
      - { name: a, logicalType: integer, primaryKey: true, logicalTypeOptions: { exclusiveMinimum: 0 } }
      - { name: b, logicalType: string, primaryKey: true, logicalTypeOptions: { maxLength: 3 } }
      - { name: c, logicalType: string, logicalTypeOptions: { pattern: '^x' } }
      - { name: d, logicalType: string, logicalTypeOptions: { pattern: "^'" } }
      - { name: e, logicalType: integer, logicalTypeOptions: { minimum: 0, exclusiveMaximum: 9 } }
    quality: [{ metric: rowCount, mustBeBetween: [1, 9] }, { metric: rowCount, mustNotBe: 3 }]
`);

  test('are used where they fit exactly, and where they are allowed', () => {
    const { columns, table } = testsOf(schema, { packages });
    expect([...columns.values(), table].flat().map(({ test }) => test)).toEqual([
      'not_null',
      'dbt_utils.accepted_range',
      'not_null',
      'dbt_expectations.expect_column_value_lengths_to_be_between',
      'dbt_expectations.expect_column_values_to_match_regex',
      'dataengos_value_pattern',
      'dataengos_value_range',
      'dbt_utils.unique_combination_of_columns',
      'dbt_expectations.expect_table_row_count_to_be_between',
      'dataengos_row_count',
    ]);
    const own = testsOf(schema);
    const names = [...own.columns.values(), own.table].flat().map(({ test }) => test);
    expect(names.filter((name) => name.includes('.'))).toEqual([]);
  });
});
