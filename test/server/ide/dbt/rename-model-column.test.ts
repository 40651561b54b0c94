import { expect, it } from 'vitest';
import { applyEdits } from '../../../../server/src/base/text-edit.ts';
import { renameModelColumn } from '../../../../server/src/ide/dbt/rename-model-column.ts';
import { parseYaml } from '../../../../server/src/syntax/yaml/parse-yaml.ts';

const MODEL = 'file:///w/dbt/models/orders.sql';
const SQL = 'select id as orderId from raw.orders\n';

/** The files that change when the column `orderId` becomes `order_id`, or why none does. */
function renamed(
  others: Readonly<Record<string, string>>,
  sql = SQL,
  newName = 'order_id',
): Readonly<Record<string, string>> | string {
  const all: Readonly<Record<string, string>> = { [MODEL]: sql, ...others };
  const files = Object.entries(all).map(([uri, text]) => ({
    uri,
    project: 'file:///w/dbt',
    text,
    tree: parseYaml(/\.ya?ml$/.test(uri) ? text : ''),
  }));
  const result = renameModelColumn(
    {
      ...{ uri: MODEL, project: 'file:///w/dbt', model: 'orders', name: 'orderId', newName },
      start: sql.indexOf('orderId'),
    },
    {
      files,
      projects: new Map([['file:///w/dbt', 'shop']]),
      uris: files.map(({ uri }) => uri),
    },
  );
  if ('problem' in result) return result.problem;
  return Object.fromEntries(
    result.map(({ uri, edits }) => [uri, applyEdits(all[uri] ?? '', edits)]),
  );
}

it('renames the alias, its entry in YAML and tests that lead to it', () => {
  const yaml = `models:
  - name: orders
    columns:
      - name: orderId # key
      - name: ORDERID
    data_tests:
      - unique_combination_of_columns:
          combination_of_columns: [orderId, day]
  - name: lines
    columns:
      - name: orderId
        data_tests:
          - relationships: {to: ref('orders'), field: orderId}
          - relationships: {to: ref('carts'), field: orderId}
`;
  const file = 'file:///w/dbt/models/a.yml';
  expect(renamed({ [file]: yaml })).toEqual({
    [MODEL]: 'select id as order_id from raw.orders\n',
    [file]: yaml
      .replace('orderId # key', 'order_id # key')
      .replace('ORDERID', 'ORDER_ID')
      .replace('[orderId', '[order_id')
      .replace("ref('orders'), field: orderId", "ref('orders'), field: order_id"),
  });
});

it.each([
  ['select orderId from raw.orders', '`{name}` is no alias. Rename it by hand.'],
  ['select id orderId from raw.orders', '`{name}` is no alias. Rename it by hand.'],
  [
    'select id as orderId from raw.orders order by ORDERID',
    'The SQL has `{name}` in other places, too. Rename it by hand.',
  ],
])('is refused for %s', (sql, problem) => {
  expect(renamed({}, sql)).toBe(problem);
});

it('is refused for what is no plain name', () => {
  expect(renamed({}, SQL, 'order id')).toBe('`{name}` cannot be the name of a column.');
});

it.each([
  ["select OrderId from {{ ref('orders') }}", 'b.sql'],
  ["select * from {{ ref('orders') }}", 'b.sql'],
  ["select o.* from {{ ref('shop', 'orders') }} as o", 'b.sql'],
  ["select {{ dbt_utils.star(ref('orders')) }}", 'b.sql'],
  ['dbt.ref("orders")', 'b.py'],
])('is refused where %s reads it', (text, name) => {
  for (const folder of ['models', 'tests', 'macros'])
    expect(renamed({ [`file:///w/dbt/${folder}/${name}`]: text })).toBe(
      '{file} may read `{name}`. Rename it by hand.',
    );
});

it.each([
  "select day, orderIds, count(*) from {{ ref('orders') }}",
  "select orderId from {{ ref('carts') }}",
])('stays possible beside %s', (text) => {
  expect(renamed({ 'file:///w/dbt/models/b.sql': text })).toEqual({
    [MODEL]: 'select id as order_id from raw.orders\n',
  });
});
