import { describe, expect, test } from 'vitest';
import { testsOf, withSchema } from './tested.ts';

/** The query that comes of one at a property, without what stands around it. */
function bound(query: string, operator = 'mustBe: 0'): string {
  const { singular, unexpressed } = testsOf(
    withSchema(`
  - name: orders
    properties:
      - name: My total
        logicalType: number
        quality: [{ type: sql, query: ${JSON.stringify(query)}, ${operator} }]
  - { name: customers, physicalName: crm.people }
`),
  );
  expect(unexpressed).toEqual([]);
  return singular[0]?.text ?? '';
}

describe('tests of queries', () => {
  test('have the relation and the column in place of what stands for them', () => {
    expect(bound('select max({property}) from {object};')).toBe(`-- orders.My total: quality check
with measurement as (

    select (
        select max("My total") from {{ ref("orders") }}
    ) as measured

)

select measured
from measurement
where measured is null or not (measured = 0)
`);
  });

  test('read what the project has for tables that are called by their names', () => {
    const text = bound(
      "select count(*) from orders o join crm.people on people.id = o.id -- from orders\nwhere 'from orders' <> ''",
    );
    expect(text).toContain(
      `from {{ ref("orders") }} o join {{ ref('customers') }} as people on people.id = o.id -- from orders`,
    );
    expect(text).toContain("where 'from orders' <> ''");
    expect(bound('with orders as (select 1) select count(*) from orders')).not.toContain('ref(');
    expect(bound('select count(*) from orders where 1 = 0')).toContain(
      'from {{ ref("orders") }} as orders where 1 = 0',
    );
  });

  test('run nothing of the contract as Jinja but variables of the standard', () => {
    const text = bound("select '{{ env_var(1) }}{% x %}{# y #}' from {object} -- ${LIMIT:-3}");
    expect(text).toContain(`select '{{ '{' }}{ env_var(1) }}{{ '{' }}% x %}{{ '{' }}# y #}' from`);
    expect(text).toContain('{{ env_var("LIMIT", "3") }}');
  });

  test('compare texts, truths and ranges', () => {
    expect(bound('select 1', `mustBe: "it's"`)).toContain("measured = 'it''s'");
    expect(bound('select 1', 'mustNotBe: true')).toContain('measured <> true');
    expect(bound('select 1', 'mustNotBeBetween: [1, 2.5]')).toContain(
      'measured not between 1 and 2.5',
    );
  });
});
