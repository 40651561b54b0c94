import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lint } from '../../check.ts';
import { describeRule } from '../../check.ts';

const columns = [
  ...['order_id', 'amount', 'status', 'email', 'customer_id', 'loaded_at', 'order_date'],
  ...['payload', 'items', 'tags'],
];

/** A contract with a query; it describes `orders` and `customers`. */
function asking(query: string, server = ''): string {
  const servers = {
    snowflake: 'account: a, database: shop, schema: sales',
    bigquery: 'project: shop, dataset: sales',
    databricks: 'catalog: shop, schema: sales',
    postgres: 'host: h, port: 1, database: shop, schema: sales',
    redshift: 'database: shop, schema: sales',
    trino: 'host: h, port: 1, catalog: shop, schema: sales',
    duckdb: 'database: shop',
    sqlserver: 'host: h, port: 1, database: shop, schema: sales',
    oracle: 'host: h, port: 1, serviceName: s',
    mysql: 'host: h, port: 1, database: shop',
  } as Readonly<Record<string, string>>;
  const fields = servers[server];
  return `apiVersion: v3.1.0
kind: DataContract
id: orders
name: Orders
version: 1.0.0
status: active
${fields === undefined ? '' : `servers: [{ server: a, type: ${server}, ${fields} }]\n`}schema:
  - name: orders
    quality:
      - type: sql
        query: ${query}
        mustBe: 0
    properties:
${columns.map((name) => `      - name: ${name}`).join('\n')}
      - name: address
        logicalType: object
        properties:
          - name: city
            physicalName: city_name
          - name: zip
  - name: customers
    physicalName: shop.sales.dim_customer
    properties:
      - name: customer_id
      - name: label
        physicalName: '"Label"'
`;
}

/** Right queries, by server. */
const right: Readonly<Record<string, readonly string[]>> = {
  '': [
    'select count(*) from {object} where amount < 0',
    'select count(*) from ${table} t where t.amount < ${limit:-10} and {column} is null',
    'select count(*) from {{ ref("orders") }} where whatever < 0',
    'select {{ columns }}, nonsense from (select {{ columns }} from orders) x',
    'select count(*) from orders where ORDER_ID is null and "anything" = 1',
    'select count(*) from orders, other where nobody_knows = 1',
    'select n from (select count(*) as n from orders) as x where x.n > 1',
    'select "count" from (select count(*) from orders) as x where count > 1',
    'with a as (select * from orders), b (k) as (select amount from a) select k, a.status from a, b',
    'with recursive t as (select 1 as n union all select n + 1 from t where n < 5) select n from t, orders where order_id = n',
    'select orders.amount, sales.orders.amount from orders',
    'select count(*) from archive.{object} where column_of_another_table = 1',
    'select count(*) from archive.${object} a where a.archived_at is null',
    'select count(*) from {object} o left join archive.{object} a on a.order_id = o.order_id where a.archived_at is null',
    'select count(*) from staging.orders where column_of_another_table = 1',
    'select status as s, count(*) as n from orders group by s having n > 1 order by n, s',
    'select 1 from orders o where exists (select 1 from customers c where c.customer_id = o.customer_id and label = status)',
    'select order_id from orders union select customer_id from customers order by order_id',
    'select x.* from (select o.*, 1 as one from orders o) as x where one = amount and order_id = 1',
    'select count(*) from dim_customer where Label is null',
    'select count(*) from orders join customers using (customer_id)',
    'select filter(items, x -> x.anything > 0), reduce(items, 0, (s, x) -> s + x, s -> s) from orders',
    'select sum(amount) over w from orders window w as (partition by status order by loaded_at)',
    'select sum(amount) over (order by loaded_at rows between unbounded preceding and current row) from orders',
    'select case when amount > 0 then status else email end from orders',
    "select cast(amount as my_type), interval 1 day, date '2024-01-01', current_date from orders",
    'select address.city, address.city_name, o.address.zip from orders o',
    'select row_to_json(orders) from orders',
    'select 1',
    'create table t as select nonsense from orders',
  ],
  snowflake: [
    'select datediff(hour, max(loaded_at), current_timestamp()) from sales.orders',
    'select count(*) from orders, lateral flatten(input => payload:items) f where f.value:price::number < 0',
    'select order_id, row_number() over (partition by order_id order by loaded_at) as rn from orders qualify rn > 1',
    'select "AMOUNT", metadata$filename from shop.sales.orders',
    "select * exclude (payload) from orders where status not in ('open')",
    'select amount * 2 as twice, twice + 1 as more from orders where $1 > 0',
    "select count(*) from orders pivot(sum(amount) for status in ('a', 'b')) as p (a1, b1) where a1 > 0",
  ],
  bigquery: [
    'select count(*) from `shop.sales.orders` where amount < 0',
    'select count(*) from orders as o, unnest(o.items) as i where i.quantity <= 0 or quantity = 1',
    'select timestamp_diff(current_timestamp(), max(loaded_at), hour) from orders where _PARTITIONDATE > "2024-01-01"',
    'select date_trunc(order_date, week(monday)) as w, count(*) from orders group by w',
    'select array_agg(struct(order_id as x, amount) order by amount limit 3)[offset(0)].x from orders',
    'select * except (payload), array(select i from unnest(items) i where i > 0) from orders',
  ],
  databricks: [
    'select count(*) from orders lateral view explode(items) t as item where item.quantity <= 0',
    'select count(*) from orders where size(filter(items, x -> x.quantity < 0)) > 0',
    'select payload:customer.id::string, _metadata.file_path from orders',
    'select count(*) from orders o left anti join customers c on o.customer_id = c.customer_id',
    'select count(*) from orders where status = "open"',
  ],
  postgres: [
    "select extract(epoch from now() - max(loaded_at)) / 3600 from orders where payload->>'id' is null",
    "select count(*) from orders, jsonb_array_elements(payload->'items') as i where (i->>'q')::int < 0",
    'select count(*) from orders o join lateral (select 1 as one from customers c where c.customer_id = o.customer_id) x on true where one = 1',
    "select d, xmin from generate_series(date '2024-01-01', current_date, interval '1 day') d left join orders o on o.order_date = d",
    'select percentile_cont(0.5) within group (order by amount), count(*) filter (where amount is null) from orders',
    'select distinct on (customer_id) customer_id from orders order by customer_id, loaded_at desc',
    'select count(*) from orders where (customer_id, order_date) in (select customer_id, max(order_date) from orders group by customer_id)',
  ],
  redshift: [
    'select count(*) from archive.{object} a where a.archived_at is null',
    'select archived_at from other.sales.{object}',
    'select archived_at from other.sales.orders',
    'select count(*) from orders o, o.items i where i.quantity < 0',
    'select datediff(hour, max(loaded_at), getdate()), sysdate from orders',
    'select top 10 order_id from orders',
  ],
  trino: [
    'select count(*) from orders cross join unnest(items) as t (item) where item.quantity < 0',
    'select "$path", count(*) from "orders$partitions" group by 1',
    'select cardinality(filter(items, x -> x.quantity < 0)) from orders',
  ],
  duckdb: [
    'from orders select count(*) where amount is null',
    "select count(*) from read_parquet('s3://b/*.parquet') where nobody_knows < 0",
    "select list_filter(items, x -> x > 0), columns('a.*') from orders",
  ],
  sqlserver: [
    'select count(*) from [sales].[orders] where [amount] is null',
    'select count(*) from orders o outer apply (select top 1 * from customers c where c.customer_id = o.customer_id) x where x.label is null',
    "select count(*) from orders cross apply openjson(payload) with (qty int '$.qty') j where j.qty < 0",
    'select count(*) from orders where amount > @limit and datepart(weekday, loaded_at) = 1',
  ],
  oracle: [
    'select count(*) from orders o, customers c where o.customer_id = c.customer_id(+) and rownum < 10',
    'select sysdate - max(loaded_at) from orders',
    'select 1 from dual where (select count(*) from orders) > 0',
  ],
  mysql: [
    'select timestampdiff(hour, max(loaded_at), now()) from `shop`.`orders` where `status` = "open"',
    "select group_concat(distinct status order by status separator ',') from orders",
  ],
};

const block = (query: string): string => `|\n          ${query}`;
const codes = ['sql-columns-exist', 'sql-parses', 'sql-is-readable'];
const ofSql = (text: string): readonly string[] =>
  lint(text)
    .findings.filter(({ code }) => codes.includes(code))
    .map(({ code, range }) => `${code}: ${text.slice(range.start, range.end)}`);

describe('right queries', () => {
  const all = Object.entries(right).flatMap(([server, queries]) =>
    queries.map((query) => [server, query] as const),
  );
  test.each(all)('%s: %s', (server, query) => {
    expect(ofSql(asking(block(query), server))).toEqual([]);
  });
});

describe('misspelt names', () => {
  test.each([
    ['', 'select count(*) from {object} where amuont < 0', ['amuont']],
    ['', 'select count(*) from {schema}.{object} where amuont < 0', ['amuont']],
    ['redshift', 'select count(*) from shop.sales.{object} where amuont < 0', ['amuont']],
    ['postgres', 'select count(*) from sales.{object} where amuont < 0', ['amuont']],
    ['', 'select o.amuont, a.amuont from {object} o, archive.{object} a', ['amuont']],
    ['', 'select o.amuont, c.amount from orders o, customers c', ['amuont', 'amount']],
    ['', 'select orders.amount from orders o', ['orders']],
    ['', 'select amount from customers', ['amount']],
    ['', 'select m from (select n from (select count(*) as n from orders) x) y', ['m']],
    ['', 'with a as (select status from orders) select amount from a', ['amount']],
    ['', 'select 1 from orders o where exists (select 1 from customers where x = o.y)', ['x', 'y']],
    ['', 'select address.town, o.address.place from orders o', ['town', 'place']],
    ['', 'select sum(amuont) over (partition by statsu order by loaded) from orders', 3],
    ['', 'select amount from orders group by stauts having max(amonut) > 1 order by amnt', 3],
    ['', 'select 1 from orders join customers on orders.customer = customers.customer', 2],
    [
      'snowflake',
      'select datediff(hour, max(loaded), current_timestamp()) from orders',
      ['loaded'],
    ],
    ['snowflake', 'select "Amuont" from sales.orders qualify rank() over (order by dat) = 1', 2],
    ['bigquery', 'select count(*) from `shop.sales.orders` where amuont < 0', ['amuont']],
    ['bigquery', 'select count(*) from orders o, unnest(o.itms) i', ['itms']],
    ['databricks', 'select o.payloda:a.b from orders o lateral view explode(o.items) t as i', 1],
    ['postgres', "select payloda->>'a' from sales.orders", ['payloda']],
    ['redshift', 'select nvl(amuont, 0) from orders', ['amuont']],
    ['trino', 'select count_if(amuont < 0) from sales.orders', ['amuont']],
    ['duckdb', 'from orders select max(amuont)', ['amuont']],
    ['sqlserver', 'select [amuont] from [sales].[orders] with (nolock)', ['amuont']],
    ['oracle', 'select amuont from orders where rownum < 2', ['amuont']],
    ['mysql', 'select `amuont` from `orders`', ['amuont']],
  ] as const)('%s: %s', (server, query, wrong) => {
    const found = ofSql(asking(block(query), server));
    if (typeof wrong === 'number') expect(found).toHaveLength(wrong);
    else expect(found).toEqual(wrong.map((name) => `sql-columns-exist: ${name}`));
  });
});

describe('where it stands', () => {
  test.each([
    ['plain', 'select count(*) from orders where amuont < 0'],
    [
      'plain over lines',
      "select '😀 é', count(*)\n          from orders where\n\n            amuont < 0",
    ],
    [
      'literal',
      "|\n          -- 😀 é {property}\n          select '😀' from orders\n            where amuont < 0\n",
    ],
    [
      'folded',
      ">-\n          select '😀'\n          from orders\n\n            where amuont < 0\n",
    ],
    ['single', "'select ''😀'' from orders\n          where amuont < 0'"],
    [
      'double',
      '"select \'\\u00e9 \\\\ \\x41 😀\'\\n from orders \\\n          where \\tamuont < 0"',
    ],
  ])('%s', (_, query) => {
    expect(ofSql(asking(query, 'postgres'))).toEqual(['sql-columns-exist: amuont']);
  });

  test('of what escapes hide, the whole value', () => {
    const query = '"select \'\\ud83d\\ude00\' from orders where amuont < 0"';
    expect(ofSql(asking(query))).toEqual([`sql-columns-exist: ${query}`]);
  });
});

describeRule('sql-columns-exist', {
  accepts: [asking('select count(*) from orders where amount < 0')],
  rejects: [
    `schema:
  - name: orders
    properties:
      - name: key_of_customer
        physicalName: c_key
      - name: amount
        quality:
          - type: sql
            query: select count(*) from orders where c_kye < 0
            #                                        ^^^^^ warning[sql-columns-exist]: \`c_kye\` in \`orders\`. Did you mean \`c_key\`?
            mustBe: 0
          - type: sql
            query: select count(*) from orders where nothing < 0
            #                                        ^^^^^^^ warning[sql-columns-exist]: there are \`key_of_customer\`, \`amount\`
            mustBe: 0`,
    `schema:
  - name: orders
    properties:
      - name: amount
        quality:
          - type: sql
            query: select {property} from {object} where amuont < 0
            #                                            ^^^^^^ warning[sql-columns-exist]: \`amuont\` in \`orders\`. Did you mean \`amount\`?
            mustBe: 0`,
  ],
  fixes: [
    [
      asking('select count(*) from {object} o where o."amuont" < 0', 'postgres'),
      asking('select count(*) from {object} o where o."amount" < 0', 'postgres'),
    ],
  ],
});

describeRule('sql-parses', {
  accepts: [asking('select a,, b from orders'), asking("select 'it\\'s (' from orders")],
  rejects: [
    `schema:
  - name: orders
    quality:
      - type: sql
        query: select count(* from orders
        #                  ^ warning[sql-parses]: not closed
        mustBe: 0
      - type: sql
        query: select count(*)) from orders
        #                     ^ warning[sql-parses]: closes nothing
        mustBe: 0
      - type: sql
        query: select count(*) from orders where a = 'x
        #                                            ^ warning[sql-parses]: This quote
        mustBe: 0
      - type: sql
        query: select count(*) from orders where
        #                                      ^ warning[sql-parses]: too early
        mustBe: 0
      - type: sql
        query: selct count(*) from orders
        #      ^^^^^ warning[sql-parses]: Did you mean \`SELECT\`?
        mustBe: 0`,
  ],
});

describeRule('sql-is-readable', {
  accepts: [
    asking('"{% if a %} select 1 {% else %} selct {% endif %}"'),
    asking(`select ${'f(trim('.repeat(3)}amount${'))'.repeat(3)} from orders`),
  ],
  rejects: [
    `schema:
  - name: orders
    quality:
      - type: sql
        query: select a,, b from orders
        #               ^ hint[sql-is-readable]: any dialect
        mustBe: 0`,
  ],
});

test.each([
  ['a chain', `select ${'1 + '.repeat(3000)} 1`],
  ['nesting', `select ${'cast('.repeat(20)}amuont${' as int)'.repeat(20)} from orders`],
  ['nesting behind texts that seem to close it', `select ${"cast(')' || '\\' || ".repeat(20)}1`],
  ['nesting without an end', `select ${'interval ('.repeat(20)}`],
])('%s that would take the parser too long is said, not read', (_, query) => {
  expect(ofSql(asking(block(query)))).toEqual([`sql-is-readable: ${block(query)}`]);
});

test('the official examples have nothing of it', () => {
  const folder = join(import.meta.dirname, '../../../../../../shared/odcs/examples');
  for (const file of globSync('**/*.yaml', { cwd: folder })) {
    expect(ofSql(readFileSync(join(folder, file), 'utf8')), file).toEqual([]);
  }
});
