import { describe, expect, test } from 'vitest';
import {
  readExpression,
  type ExpressionScope,
} from '../../../../server/src/generate/dbt/sql/expression.ts';

const columns: Readonly<Record<string, string>> = {
  amount: 'orders',
  ordered_at: 'orders',
  is_paid: 'orders',
  name: 'customers',
  date: 'orders',
  situação: 'orders',
};

const scope: ExpressionScope = {
  column(name, table) {
    const found = Object.hasOwn(columns, name) ? columns[name] : undefined;
    if (found === undefined || (table !== undefined && table !== found)) return undefined;
    return { sql: `${found}.${name}`, table: found, type: undefined };
  },
  macro: (name, args) =>
    name === 'known' ? { sql: `{{ known(${args}) }}`, tables: ['orders'] } : undefined,
};

function sqlOf(logic: string): string {
  const read = readExpression(logic, scope);
  return 'problem' in read ? `! ${read.problem}` : read.sql;
}

describe('logic of a contract', () => {
  test.each([
    ['amount', 'orders.amount'],
    ['orders.amount', 'orders.amount'],
    ['"amount" + 1', 'orders.amount + 1'],
    ['ROUND(amount / 100.0, 2)', 'round(orders.amount / 100.0, 2)'],
    ['CAST(ordered_at AS date)', 'cast(orders.ordered_at as date)'],
    ['ordered_at::date', 'orders.ordered_at::date'],
    ['extract(year from ordered_at)', 'extract(year from orders.ordered_at)'],
    ["date '2020-01-01'", "date '2020-01-01'"],
    ['date', 'orders.date'],
    ["ordered_at - interval '1 day'", "orders.ordered_at - interval '1 day'"],
    ["coalesce(name, 'amount; it''s')", "coalesce(customers.name, 'amount; it''s')"],
    ['count(distinct name)', 'count(distinct customers.name)'],
    [
      'row_number() over (partition by name order by amount desc nulls last)',
      'row_number() over (partition by customers.name order by orders.amount desc nulls last)',
    ],
    ['current_timestamp', 'current_timestamp'],
    ['0', '0'],
    ["coalesce(situação, 'não')", "coalesce(orders.situação, 'não')"],
    ["{{ known('x') }}", "{{ known('x') }}"],
    [
      'case\n  when is_paid\n  then amount\nend',
      'case\n    when orders.is_paid\n    then orders.amount\nend',
    ],
  ])('%j becomes %j', (logic, sql) => {
    expect(sqlOf(logic)).toBe(sql);
  });

  test.each([
    'sum of all amounts',
    'unknown',
    'customers.amount',
    'select amount from orders',
    '(select 1)',
    'amount; drop table orders',
    'amount -- remark',
    'amount /* remark */',
    "'open",
    '(amount',
    'amount)',
    '{% set x = 1 %}',
    '{{ run_query("drop table orders") }}',
    '{{ known.other() }}',
    '${AMOUNT}',
    '',
  ])('%j is left to people', (logic) => {
    expect(sqlOf(logic)).toMatch(/^! /);
  });

  test('says whether it sums up rows, which a window function does not', () => {
    const isAggregate = (logic: string): unknown => {
      const read = readExpression(logic, scope);
      return 'problem' in read ? read.problem : read.isAggregate;
    };
    expect(isAggregate('sum(amount) / count(*)')).toBe(true);
    expect(isAggregate('sum(amount) over (partition by name)')).toBe(false);
    expect(isAggregate('upper(name)')).toBe(false);
  });
});
