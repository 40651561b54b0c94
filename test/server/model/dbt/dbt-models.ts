import type { SqlDialect } from '../../../../server/src/syntax/sql/sql-facts.ts';

/** A model with what is to be read of it, in the notation of `describe-model.ts`. */
export interface DbtModelCase {
  readonly title: string;
  readonly dialect: SqlDialect;
  /** Whether the columns of `customers` and `orders` are known. */
  readonly known?: boolean;
  readonly sql: string;
  readonly columns: readonly string[] | undefined;
  readonly reads: readonly string[];
}

export const dbtModels: readonly DbtModelCase[] = [
  {
    title: 'import and renamed CTEs, final star',
    dialect: 'snowflake',
    sql: `{{ config(materialized='view', tags=['pii', 'daily']) }}

with source as (

    select * from {{ source('stripe', 'customers') }}

),

renamed as (

    select
        id as customer_id,
        email,
        {{ hash_pii('email') }} as email_hash,
        {{ mask_pii(phone) }} as phone
    from source

)

select * from renamed
`,
    columns: [
      'customer_id < stripe/customers.id',
      'email < stripe/customers.email',
      'email_hash < hash_pii(stripe/customers.email)',
      'phone < mask_pii(stripe/customers.phone)',
    ],
    reads: [
      'stripe/customers.id "id" given',
      'stripe/customers.email "email" given bare',
      'stripe/customers.email "-" in hash_pii given',
      'stripe/customers.phone "-" in mask_pii given',
    ],
  },
  {
    title: 'macros by keyword, by variable, in a filter, one in the other',
    dialect: 'snowflake',
    sql: `select
    {{ mask_pii(column='c.phone') }} as phone,
    {{ mask_pii(c.name) }} as name,
    {{ 'email' | hash_pii }} as email_hash,
    {{ hash_pii(lower('tax_id')) }} as tax_hash,
    {{ salted(hash_pii("card"), 'pepper') }} as card_hash
from {{ ref('customers') }} c`,
    columns: [
      'phone < mask_pii(customers.phone)',
      'name < mask_pii(customers.name)',
      'email_hash < hash_pii(customers.email)',
      'tax_hash < hash_pii(lower(customers.tax_id))',
      'card_hash < salted(hash_pii(customers.card))',
    ],
    reads: [
      'customers.phone "-" in mask_pii given',
      'customers.name "-" in mask_pii given',
      'customers.email "-" in hash_pii given',
      'customers.tax_id "-" in hash_pii,lower given',
      'customers.card "-" in salted,hash_pii given',
    ],
  },
  {
    title: 'joins with aliases, functions and arithmetic',
    dialect: 'snowflake',
    sql: `select c.email, upper(trim(c.first)) as first_name, o.amount * 2 + c.bonus as total
from {{ ref('customers') }} c
inner join {{ ref('orders') }} as o on o.customer_id = c.id
where c.deleted = false and o.amount > 0`,
    columns: [
      'email < customers.email',
      'first_name < upper(trim(customers.first))',
      'total < orders.amount, customers.bonus',
    ],
    reads: [
      'customers.email "c.email" given bare',
      'customers.first "c.first" in upper,trim given',
      'orders.amount "o.amount" given',
      'customers.bonus "c.bonus" given',
      'orders.customer_id "o.customer_id"',
      'customers.id "c.id"',
      'customers.deleted "c.deleted"',
      'orders.amount "o.amount"',
    ],
  },
  {
    title: 'relations without an alias are called by their names',
    dialect: 'redshift',
    sql: `select orders.amount, customers.email
from {{ source('crm', 'customers') }}
join {{ ref('orders') }} on orders.customer_id = customers.id`,
    columns: ['amount < orders.amount', 'email < crm/customers.email'],
    reads: [
      'orders.amount "orders.amount" given bare',
      'crm/customers.email "customers.email" given bare',
      'orders.customer_id "orders.customer_id"',
      'crm/customers.id "customers.id"',
    ],
  },
  {
    title: 'exclude and rename',
    dialect: 'snowflake',
    sql: `select * exclude (email) rename (id as customer_id) from {{ ref('a') }}`,
    columns: ['* < a.*-email-id', 'customer_id < a.id'],
    reads: ['a.id "id" given'],
  },
  {
    title: 'exclude, replace and rename together',
    dialect: 'snowflake',
    sql: `select * exclude (p, q) replace (upper(z) as z) rename (r as s) from {{ ref('a') }}`,
    columns: ['* < a.*-p-q-z-r', 'z < upper(a.z)', 's < a.r'],
    reads: ['a.z "z" in upper given', 'a.r "r" given'],
  },
  {
    title: 'except and replace of one relation each',
    dialect: 'bigquery',
    sql: `select t.* except (a), u.* replace (lower(b) as b) from {{ ref('t') }} t join {{ ref('u') }} u on t.id = u.id`,
    columns: ['* < t.*-a', '* < u.*-b', 'b < lower(u.b)'],
    reads: ['u.b "b" in lower given', 't.id "t.id"', 'u.id "u.id"'],
  },
  {
    title: 'replace',
    dialect: 'duckdb',
    sql: `select * replace (sha256(email) as email) from {{ ref('a') }}`,
    columns: ['* < a.*-email', 'email < sha256(a.email)'],
    reads: ['a.email "email" in sha256 given'],
  },
  {
    title: 'a star of known columns, one beside it',
    dialect: 'bigquery',
    known: true,
    sql: `select *, case when email is not null then 1 else 0 end as has_email from {{ ref('customers') }}`,
    columns: [
      'id < customers.id',
      'email < customers.email',
      'Phone < customers.Phone',
      'has_email < ?customers.email',
    ],
    reads: ['customers.email "email" given'],
  },
  {
    title: 'a star of known columns without one',
    dialect: 'snowflake',
    known: true,
    sql: `with c as (select * exclude (email) from {{ ref('customers') }}) select * from c`,
    columns: ['id < customers.id', 'Phone < customers.Phone'],
    reads: [],
  },
  {
    title: 'a star over a join, columns known',
    dialect: 'snowflake',
    known: true,
    sql: `select * from {{ ref('customers') }} c left join {{ ref('orders') }} o on c.id = o.customer_id`,
    columns: [
      'id < customers.id',
      'email < customers.email',
      'Phone < customers.Phone',
      'id < orders.id',
      'customer_id < orders.customer_id',
      'amount < orders.amount',
    ],
    reads: ['customers.id "c.id"', 'orders.customer_id "o.customer_id"'],
  },
  {
    title: 'a star over USING gives the common column once',
    dialect: 'postgresql',
    known: true,
    sql: `select * from {{ ref('customers') }} join {{ ref('orders') }} using (id)`,
    columns: [
      'id < customers.id',
      'email < customers.email',
      'Phone < customers.Phone',
      'customer_id < orders.customer_id',
      'amount < orders.amount',
    ],
    reads: ['customers.id "id"', 'orders.id "id"'],
  },
  {
    title: 'unqualified names, columns known',
    dialect: 'postgresql',
    known: true,
    sql: `select email, amount from {{ ref('customers') }} join {{ ref('orders') }} using (id)`,
    columns: ['email < customers.email', 'amount < orders.amount'],
    reads: [
      'customers.email "email" given bare',
      'orders.amount "amount" given bare',
      'customers.id "id"',
      'orders.id "id"',
    ],
  },
  {
    title: 'unqualified names, columns of one side known',
    dialect: 'postgresql',
    known: true,
    sql: `select email, note from {{ ref('customers') }} join {{ ref('notes') }} on true`,
    columns: ['email < customers.email', 'note < notes.note'],
    reads: ['customers.email "email" given bare', 'notes.note "note" given bare'],
  },
  {
    title: 'unqualified names, nothing known: none is guessed',
    dialect: 'postgresql',
    sql: `select email, x from {{ ref('a') }} join {{ ref('b') }} on true`,
    columns: ['email < ', 'x < '],
    reads: [],
  },
  {
    title: 'a union by position',
    dialect: 'snowflake',
    sql: `with a as (
    select id, email from {{ ref('x') }}
    union all
    select key, mail from {{ ref('y') }}
)
select id, sha2(email) as email_hash from a`,
    columns: ['id < x.id, y.key', 'email_hash < sha2(x.email), sha2(y.mail)'],
    reads: [
      'x.id "id" given bare',
      'x.email "email" given bare',
      'y.key "key" given bare',
      'y.mail "mail" given bare',
    ],
  },
  {
    title: 'union and except',
    dialect: 'snowflake',
    sql: `select a from (select b as a from {{ ref('t') }} union select c from {{ ref('u') }} except select d from {{ ref('v') }}) z`,
    columns: ['a < t.b, u.c'],
    reads: ['t.b "b" given', 'u.c "c" given bare', 'v.d "d" bare'],
  },
  {
    title: 'union by name',
    dialect: 'duckdb',
    sql: `select a from {{ ref('t') }} union by name select b, a from {{ ref('u') }}`,
    columns: ['a < t.a, u.a', 'b < u.b'],
    reads: ['t.a "a" given bare', 'u.b "b" given bare', 'u.a "a" given bare'],
  },
  {
    title: 'unions of stars',
    dialect: 'bigquery',
    sql: `with u as (select * from {{ ref('a') }} union all select * from {{ ref('b') }}) select id, lower(email) as email from u`,
    columns: ['id < a.id, b.id', 'email < lower(a.email), lower(b.email)'],
    reads: [
      'a.id "id" given bare',
      'b.id "id" given bare',
      'a.email "email" in lower given',
      'b.email "email" in lower given',
    ],
  },
  {
    title: 'incremental',
    dialect: 'bigquery',
    sql: `{{ config(materialized = 'incremental', unique_key = 'id') }}
select id, email, updated_at
from {{ ref('x') }}
{% if is_incremental() %}
where updated_at > (select max(updated_at) from {{ this }})
{% endif %}`,
    columns: ['id < x.id', 'email < x.email', 'updated_at < x.updated_at'],
    reads: [
      'x.id "id" given bare',
      'x.email "email" given bare',
      'x.updated_at "updated_at" given bare',
      'x.updated_at "updated_at"',
    ],
  },
  {
    title: 'a loop over names in a list',
    dialect: 'snowflake',
    sql: `{% set methods = ['card', 'bank'] %}
select
    order_id,
    {% for method in methods -%}
    sum(case when method = '{{ method }}' then amount end) as {{ method }}_amount{% if not loop.last %},{% endif %}
    {% endfor %}
from {{ ref('payments') }}
group by 1`,
    columns: [
      'order_id < payments.order_id',
      'card_amount < ?sum(payments.method), sum(payments.amount)',
      'bank_amount < ?sum(payments.method), sum(payments.amount)',
    ],
    reads: [
      'payments.order_id "order_id" given bare',
      'payments.method "method" in sum given',
      'payments.amount "amount" in sum given',
    ],
  },
  {
    title: 'a loop of masked columns',
    dialect: 'databricks',
    sql: `{% set cols = ['email', 'phone'] %}select {% for c in cols %}{{ mask_pii(c) }} as {{ c }}_masked, {% endfor %} id from {{ ref('a') }}`,
    columns: ['email_masked < mask_pii(a.email)', 'phone_masked < mask_pii(a.phone)', 'id < a.id'],
    reads: [
      'a.email "-" in mask_pii given',
      'a.phone "-" in mask_pii given',
      'a.id "id" given bare',
    ],
  },
  {
    title: 'a loop of unions',
    dialect: 'snowflake',
    sql: `{% for m in ['a', 'b'] %} select id, email from {{ ref(m) }} {% if not loop.last %} union all {% endif %}{% endfor %}`,
    columns: ['id < a.id, b.id', 'email < a.email, b.email'],
    reads: [
      'a.id "id" given bare',
      'b.id "id" given bare',
      'a.email "email" given bare',
      'b.email "email" given bare',
    ],
  },
  {
    title: 'a loop over what only the database knows',
    dialect: 'snowflake',
    sql: `{% set cols = dbt_utils.get_column_values(ref('a'), 'kind') %}select id, {% for c in cols %} max({{ c }}) as {{ c }}_x {{ ',' if not loop.last }} {% endfor %} from {{ ref('a') }}`,
    columns: ['id < a.id'],
    reads: ['a.id "id" given bare'],
  },
  {
    title: 'block set and macro',
    dialect: 'snowflake',
    sql: `{% set q %}select * from {{ ref('inner') }}{% endset %}{% macro m(x) %} select {{ x }} {% endmacro %}select id from {{ ref('a') }}`,
    columns: ['id < a.id'],
    reads: ['a.id "id" given bare'],
  },
  {
    title: 'if and else: the first branch',
    dialect: 'snowflake',
    sql: `{% if target.name == 'dev' %}select id from {{ ref('dev') }}{% else %}select key as id from {{ ref('prod') }}{% endif %}`,
    columns: ['id < dev.id'],
    reads: ['dev.id "id" given bare'],
  },
  {
    title: 'a first branch that is no SQL alone',
    dialect: 'snowflake',
    sql: `select id, email from {% if var('old') %} {{ ref('old') }} o join {% elif var('new') %} nothing {% else %} {{ ref('new') }} n {% endif %}`,
    columns: ['id < new.id', 'email < new.email'],
    reads: ['new.id "id" given bare', 'new.email "email" given bare'],
  },
  {
    title: 'constants in texts and conditions',
    dialect: 'postgresql',
    sql: `{% set start_date = '2020-01-01' %}{% set LIMIT_DAYS = 30 %}{% set found = run_query('select 1') %}select id from {{ source('a', 'b') }} where d > '{{ start_date }}' and n < {{ LIMIT_DAYS }} {{ limit_in_dev() }}`,
    columns: ['id < a/b.id'],
    reads: ['a/b.id "id" given bare', 'a/b.d "d"', 'a/b.n "n"'],
  },
  {
    title: 'macros of dbt_utils',
    dialect: 'snowflake',
    sql: `select {{ dbt_utils.star(from=ref('a'), except=['x']) }}, {{ dbt_utils.generate_surrogate_key(['id', 'b.day']) }} as k, {{ dbt.date_trunc('month', 'created_at') }} as m, count(*) as n from {{ ref('a') }} b {{ dbt_utils.group_by(3) }}`,
    columns: [
      '* < a.*-x',
      'k < generate_surrogate_key(a.id), generate_surrogate_key(a.day)',
      'm < date_trunc(a.created_at)',
      'n < ',
    ],
    reads: [
      'a.id "-" in generate_surrogate_key given',
      'a.day "-" in generate_surrogate_key given',
      'a.created_at "-" in date_trunc given',
    ],
  },
  {
    title: 'a macro that stands for relations',
    dialect: 'snowflake',
    sql: `select id from {{ dbt_utils.union_relations(relations=[ref('a'), ref('b')]) }}`,
    columns: ['id < a.id, b.id'],
    reads: ['a.id "id" given bare', 'b.id "id" given bare'],
  },
  {
    title: 'a macro with SQL in its argument',
    dialect: 'snowflake',
    sql: `select {{ safe_divide('sum(a)', 'b.n') }} as r from {{ ref('t') }} b`,
    columns: ['r < safe_divide(t.a), safe_divide(t.n)'],
    reads: ['t.a "-" in safe_divide given', 't.n "-" in safe_divide given'],
  },
  {
    title: "a package's model, and a table of a schema that a variable names",
    dialect: 'snowflake',
    sql: `select id from {{ ref('pkg', 'model') }}
union all
select id from {{ target.schema }}.things`,
    columns: ['id < model.id, [{{ target.schema }}.things].id'],
    reads: ['model.id "id" given bare', '[{{ target.schema }}.things].id "id" given bare'],
  },
  {
    title: 'raw',
    dialect: 'snowflake',
    sql: `{% raw %}select id, '{{ x }}' as t from raw.things{% endraw %}`,
    columns: ['id < [raw.things].id', 't < '],
    reads: ['[raw.things].id "id" given bare'],
  },
  {
    title: 'a column through subqueries in SELECT, WHERE and FROM',
    dialect: 'postgresql',
    sql: `select
    id,
    (select max(o.ts) from {{ ref('o') }} o where o.cid = c.id) as last_at,
    exists (select 1 from {{ ref('p') }} p where p.cid = c.id) as has_p
from (select * from {{ ref('c') }}) c
where c.id in (select cid from {{ ref('q') }})`,
    columns: ['id < c.id', 'last_at < max(o.ts)', 'has_p < '],
    reads: [
      'c.id "id" given bare',
      'o.ts "o.ts" in max given',
      'o.cid "o.cid"',
      'c.id "c.id"',
      'p.cid "p.cid"',
      'c.id "c.id"',
      'c.id "c.id"',
      'q.cid "cid" bare',
    ],
  },
  {
    title: 'a lateral subquery',
    dialect: 'postgresql',
    sql: `select l.y, a.x from {{ ref('a') }} a left join lateral (select b.y from {{ ref('b') }} b where b.id = a.id limit 1) l on true`,
    columns: ['y < b.y', 'x < a.x'],
    reads: ['a.x "a.x" given bare', 'b.y "b.y" given bare', 'b.id "b.id"', 'a.id "a.id"'],
  },
  {
    title: 'lateral flatten and paths into a variant',
    dialect: 'snowflake',
    sql: `select f.value:sku::string as sku, o.id, o.payload:customer.email::string as email from {{ ref('orders') }} o, lateral flatten(input => o.items) f`,
    columns: ['sku < orders.items', 'id < orders.id', 'email < orders.payload'],
    reads: [
      'orders.id "o.id" given bare',
      'orders.payload "o.payload" given',
      'orders.items "o.items" given',
    ],
  },
  {
    title: 'unnest and structures',
    dialect: 'bigquery',
    sql: `select a.b.c, a.d, item.sku, pos from {{ ref('x') }} as a, unnest(a.items) as item with offset as pos where item.sku is not null`,
    columns: ['c < x.b', 'd < x.d', 'sku < x.items', 'pos < '],
    reads: ['x.b "a.b.c" given bare', 'x.d "a.d" given bare', 'x.items "a.items" given'],
  },
  {
    title: 'lateral view',
    dialect: 'databricks',
    sql: `select id, e.item from {{ ref('a') }} lateral view explode(items) e as item`,
    columns: ['id < a.id', 'item < explode(a.items)'],
    reads: ['a.id "id" given bare', 'a.items "items" in explode given'],
  },
  {
    title: 'an array of a table before it',
    dialect: 'redshift',
    sql: `select e.id, i.sku from {{ ref('t') }} e, e.items i`,
    columns: ['id < t.id', 'sku < t.items'],
    reads: ['t.id "e.id" given bare', 't.items "e.items" given'],
  },
  {
    title: 'lambdas',
    dialect: 'databricks',
    sql: `select id, transform(tags, t -> upper(t)) as up, filter(items, i -> i.qty > min_qty) as it from {{ ref('a') }}`,
    columns: ['id < a.id', 'up < transform(a.tags)', 'it < filter(a.items), ?filter(a.min_qty)'],
    reads: [
      'a.id "id" given bare',
      'a.tags "tags" in transform given',
      'a.items "items" in filter given',
      'a.min_qty "min_qty" in filter given',
    ],
  },
  {
    title: 'window and qualify',
    dialect: 'snowflake',
    sql: `select id, row_number() over (partition by email order by ts desc) as rn from {{ ref('a') }} qualify rn = 1`,
    columns: ['id < a.id', 'rn < ?row_number(a.email), ?row_number(a.ts)'],
    reads: [
      'a.id "id" given bare',
      'a.email "email" in row_number given',
      'a.ts "ts" in row_number given',
    ],
  },
  {
    title: 'units of time are no columns, a column may be called so',
    dialect: 'redshift',
    sql: `select max(day) as d, datediff(day, start_at, end_at) as n, extract(year from born) as y, min(date) as first_date from {{ ref('a') }}`,
    columns: [
      'd < max(a.day)',
      'n < datediff(a.start_at), datediff(a.end_at)',
      'y < extract(a.born)',
      'first_date < min(a.date)',
    ],
    reads: [
      'a.day "day" in max given',
      'a.start_at "start_at" in datediff given',
      'a.end_at "end_at" in datediff given',
      'a.born "born" in extract given',
      'a.date "date" in min given',
    ],
  },
  {
    title: 'casts pass values on, functions with a grammar of their own',
    dialect: 'postgresql',
    sql: `select cast(a as int) as a, b::date as b, extract(year from d) as y, trim(both ' ' from e) as e2, substring(f, 1, 2) as f2, a || b as ab from {{ ref('t') }}`,
    columns: [
      'a < t.a',
      'b < t.b',
      'y < extract(t.d)',
      'e2 < trim(t.e)',
      'f2 < substring(t.f)',
      'ab < t.a, t.b',
    ],
    reads: [
      't.a "a" given',
      't.b "b" given',
      't.d "d" in extract given',
      't.e "e" in trim given',
      't.f "f" in substring given',
      't.a "a" given',
      't.b "b" given',
    ],
  },
  {
    title: 'selected names used beside them',
    dialect: 'snowflake',
    sql: `select a as x, x + 1 as y, lower(email) as email, email || 'z' as e3 from {{ ref('t') }} where email <> '' order by y`,
    columns: ['x < t.a', 'y < t.a', 'email < lower(t.email)', 'e3 < t.email'],
    reads: [
      't.a "a" given',
      't.email "email" in lower given',
      't.email "email" given',
      't.email "email"',
    ],
  },
  {
    title: 'filters at every level of stars',
    dialect: 'snowflake',
    sql: `with a as (select * from {{ ref('x') }}), b as (select * from a where email is not null), c as (select *, lower(email) as e from b) select e, email from c`,
    columns: ['e < lower(x.email)', 'email < x.email'],
    reads: ['x.email "email"', 'x.email "email" in lower given', 'x.email "email" given bare'],
  },
  {
    title: 'aggregates of a CTE, joined',
    dialect: 'snowflake',
    sql: `with orders as (select * from {{ ref('orders') }}),

agg as (
    select customer_id, min(order_date) as first_at, count(order_id) as n
    from orders
    group by 1
)

select c.id, agg.first_at, coalesce(agg.n, 0) as n
from {{ ref('customers') }} c
left join agg using (customer_id)`,
    columns: [
      'id < customers.id',
      'first_at < min(orders.order_date)',
      'n < coalesce(count(orders.order_id))',
    ],
    reads: [
      'orders.customer_id "customer_id" bare',
      'orders.order_date "order_date" in min given',
      'orders.order_id "order_id" in count given',
      'customers.id "c.id" given bare',
    ],
  },
  {
    title: 'a recursive CTE',
    dialect: 'postgresql',
    sql: `with recursive t as (select id, parent, name from {{ ref('nodes') }} union all select n.id, n.parent, t.name from {{ ref('nodes') }} n join t on t.id = n.parent) select * from t`,
    columns: ['id < nodes.id', 'parent < nodes.parent', 'name < nodes.name'],
    reads: [
      'nodes.id "id" given bare',
      'nodes.parent "parent" given bare',
      'nodes.name "name" given bare',
      'nodes.id "n.id" given bare',
      'nodes.parent "n.parent" given bare',
      'nodes.parent "n.parent"',
    ],
  },
  {
    title: 'a CTE with names of columns',
    dialect: 'generic',
    sql: `with c (n, m) as (select id, upper(email) from {{ ref('t') }}) select m, n from c`,
    columns: ['m < upper(t.email)', 'n < t.id'],
    reads: ['t.id "id" given bare', 't.email "email" in upper given'],
  },
  {
    title: 'a CTE called like the table it reads',
    dialect: 'duckdb',
    sql: `with orders as (select id, amount from orders) select amount from orders`,
    columns: ['amount < [orders].amount'],
    reads: ['[orders].id "id" bare', '[orders].amount "amount" given bare'],
  },
  {
    title: 'pivot',
    dialect: 'snowflake',
    sql: `select * from (select id, kind, v from {{ ref('a') }}) pivot (sum(v) for kind in ('x', 'y'))`,
    columns: ['id < a.id', '* < sum(a.v)'],
    reads: ['a.id "id" given bare', 'a.kind "kind" bare', 'a.v "v" given bare'],
  },
  {
    title: 'unpivot',
    dialect: 'snowflake',
    sql: `select * from {{ ref('a') }} unpivot (v for k in (jan, feb))`,
    columns: ['* < a.*-jan-feb', 'v < a.jan, a.feb', 'k < '],
    reads: ['a.jan "jan" given', 'a.feb "feb" given'],
  },
  {
    title: 'quoted names in Snowflake',
    dialect: 'snowflake',
    sql: `select "Email", "email" as e2, "EMAIL" as e3 from (select "Email", email from {{ ref('a') }})`,
    columns: ['Email < a.Email', 'e2 < ', 'e3 < a.email'],
    reads: ['a.Email ""Email"" given bare', 'a.email "email" given bare'],
  },
  {
    title: 'quoted names in PostgreSQL',
    dialect: 'postgresql',
    sql: `select "Email" as e1, "email" as e2, EMAIL as e3 from (select "Email", email from {{ ref('a') }}) s`,
    columns: ['e1 < a.Email', 'e2 < a.email', 'e3 < a.email'],
    reads: ['a.Email ""Email"" given bare', 'a.email "email" given bare'],
  },
  {
    title: 'quoted names in BigQuery',
    dialect: 'bigquery',
    sql: `select \`E mail\` as e, T.\`X\` from \`proj.raw.people\` t`,
    columns: ['e < [proj.raw.people].E mail', 'X < [proj.raw.people].X'],
    reads: ['[proj.raw.people].E mail "`E mail`" given', '[proj.raw.people].X "T.`X`" given bare'],
  },
  {
    title: 'case makes no difference',
    dialect: 'snowflake',
    sql: `WITH Base AS (SELECT Id, EMAIL FROM {{ ref('a') }} A) SELECT base.ID, Email FROM BASE`,
    columns: ['ID < a.Id', 'Email < a.EMAIL'],
    reads: ['a.Id "Id" given bare', 'a.EMAIL "EMAIL" given bare'],
  },
  {
    title: 'comments, texts and Windows line ends',
    dialect: 'bigquery',
    sql: "-- it's {{ ref('hidden') }}\r\nselect /* don't */ id, -- tail 'x\r\n  email\r\nfrom {{ ref('a') }}\r\nwhere note = 'it\\'s (((' and b = \"q\"",
    columns: ['id < a.id', 'email < a.email'],
    reads: ['a.id "id" given bare', 'a.email "email" given bare', 'a.note "note"', 'a.b "b"'],
  },
  {
    title: 'names outside of Latin, and an emoji before a column',
    dialect: 'snowflake',
    sql: "select '😀' as smile, \"número😀\" as n, straße from {{ ref('a') }}",
    columns: ['smile < ', 'n < a.número😀', 'straße < a.straße'],
    reads: ['a.número😀 ""número😀"" given', 'a.straße "straße" given bare'],
  },
  {
    title: 'tables without a template',
    dialect: 'snowflake',
    sql: `select t.id, s.name from raw.stripe.customers t join "RAW".seeds s on s.id = t.id`,
    columns: ['id < [raw.stripe.customers].id', 'name < [RAW.seeds].name'],
    reads: [
      '[raw.stripe.customers].id "t.id" given bare',
      '[RAW.seeds].name "s.name" given bare',
      '[RAW.seeds].id "s.id"',
      '[raw.stripe.customers].id "t.id"',
    ],
  },
  {
    title: 'a row as a whole',
    dialect: 'postgresql',
    sql: `select to_json(t) as j from {{ ref('t') }} t`,
    columns: ['j < to_json(t.*)'],
    reads: [],
  },
  {
    title: 'a column called like its table',
    dialect: 'postgresql',
    sql: `select sum(status) as s from {{ ref('status') }}`,
    columns: ['s < sum(status.status)'],
    reads: ['status.status "status" in sum given'],
  },
  {
    title: 'FROM first',
    dialect: 'duckdb',
    sql: `from {{ ref('a') }} select id, email`,
    columns: ['id < a.id', 'email < a.email'],
    reads: ['a.id "id" given bare', 'a.email "email" given bare'],
  },
  {
    title: 'values',
    dialect: 'postgresql',
    sql: `select x, y from (values (1, 2)) as v(x, y)`,
    columns: ['x < ', 'y < '],
    reads: [],
  },
  {
    title: 'nothing is read',
    dialect: 'generic',
    sql: `with a as (select 1 as one) select one, current_date as today, count(*) as n from a;`,
    columns: ['one < ', 'today < ', 'n < '],
    reads: [],
  },
  {
    title: 'IF, structures and parts of arrays',
    dialect: 'bigquery',
    sql: `select if(a > 1, b, c) as x, struct(a as p, b) as s, array_agg(c order by d limit 1)[offset(0)] as l from {{ ref('t') }}`,
    columns: [
      'x < ?if(t.a), if(t.b), if(t.c)',
      's < t.a, t.b',
      'l < array_agg(t.c), ?array_agg(t.d)',
    ],
    reads: [
      't.a "a" in if given',
      't.b "b" in if given',
      't.c "c" in if given',
      't.a "a" given',
      't.b "b" given',
      't.c "c" in array_agg given',
      't.d "d" in array_agg given',
    ],
  },
  {
    title: 'a macro without a name',
    dialect: 'snowflake',
    sql: `select {{ mask_pii(email) }}, id from {{ ref('a') }}`,
    columns: ['id < a.id'],
    reads: ['a.email "-" in mask_pii given', 'a.id "id" given bare'],
  },
  {
    title: 'a join that only filters',
    dialect: 'snowflake',
    sql: `select o.* from {{ ref('a') }} c, {{ ref('o') }} o where c.id = o.id and o.email = c.email`,
    columns: ['* < o.*'],
    reads: ['a.id "c.id"', 'o.id "o.id"', 'o.email "o.email"', 'a.email "c.email"'],
  },
  {
    title: 'half-typed: an alias is missing',
    dialect: 'snowflake',
    sql: `select id, email as from {{ ref('a') }}`,
    columns: undefined,
    reads: [],
  },
  {
    title: 'half-typed: a template has no end',
    dialect: 'snowflake',
    sql: `select id, {{ hash_pii('email' from {{ ref('a') }}`,
    columns: undefined,
    reads: [],
  },
  {
    title: 'half-typed: a parenthesis is open',
    dialect: 'bigquery',
    sql: `with a as (select id from {{ source('s', 't') }} select * from a`,
    columns: undefined,
    reads: [],
  },
  {
    title: 'no SQL at all',
    dialect: 'snowflake',
    sql: `Dear all, this is {{ ref('a') }}.`,
    columns: undefined,
    reads: [],
  },
  {
    title: 'another statement',
    dialect: 'snowflake',
    sql: `delete from raw.things`,
    columns: undefined,
    reads: [],
  },
  {
    title: 'empty',
    dialect: 'snowflake',
    sql: ``,
    columns: undefined,
    reads: [],
  },
  {
    title: 'only a comment',
    dialect: 'snowflake',
    sql: `{# nothing yet #}
-- soon
`,
    columns: undefined,
    reads: [],
  },
  {
    title: 'columns that nothing tells the names of',
    dialect: 'snowflake',
    sql: `select * from {{ ref('o') }} o, lateral flatten(input => o.items) f`,
    columns: ['* < o.*', '* < o.items'],
    reads: ['o.items "o.items" given'],
  },
  {
    title: 'ordered-set aggregates, filters',
    dialect: 'postgresql',
    sql: `select percentile_cont(0.5) within group (order by price) as median, count(*) filter (where kind = 'a') as a, date_part('day', x - y) as d, ts at time zone 'utc' as z from {{ ref('t') }}`,
    columns: [
      'median < percentile_cont(t.price)',
      'a < ?count(t.kind)',
      'd < date_part(t.x), date_part(t.y)',
      'z < t.ts',
    ],
    reads: [
      't.price "price" in percentile_cont given',
      't.kind "kind" in count given',
      't.x "x" in date_part given',
      't.y "y" in date_part given',
      't.ts "ts" given',
    ],
  },
  {
    title: 'arrays of structures, sharded tables',
    dialect: 'bigquery',
    sql: `select (select value.string_value from unnest(event_params) where key = 'page') as page, array(select as struct i.a from unnest(items) i where i.q > 0) as it from {{ source('ga', 'events_*') }} where _table_suffix between '1' and '2'`,
    columns: ['page < ga/events_*.event_params', 'it < array(ga/events_*.items)'],
    reads: ['ga/events_*.event_params "event_params" given', 'ga/events_*.items "items" given'],
  },
  {
    title: 'Trino: unnest with names, rows, intervals',
    dialect: 'generic',
    sql: `select id, element_at(m, 'k') as k, cast(row(a, b) as row(x int, y int)) as r, i.item from {{ ref('t') }} cross join unnest(items) as i (item) where ts >= current_date - interval '7' day`,
    columns: ['id < t.id', 'k < element_at(t.m)', 'r < row(t.a), row(t.b)', 'item < t.items'],
    reads: [
      't.id "id" given bare',
      't.m "m" in element_at given',
      't.a "a" in row given',
      't.b "b" in row given',
      't.items "items" given',
      't.ts "ts"',
    ],
  },
  {
    title: 'Redshift: decode, listagg, casts with a size',
    dialect: 'redshift',
    sql: `select id, listagg(distinct tag, ',') within group (order by tag) as tags, nvl(a, b) as x, decode(s, 'a', 1, 0) as d, v::varchar(256) as v from {{ ref('t') }}`,
    columns: [
      'id < t.id',
      'tags < listagg(t.tag), ?listagg(t.tag)',
      'x < nvl(t.a), nvl(t.b)',
      'd < decode(t.s)',
      'v < t.v',
    ],
    reads: [
      't.id "id" given bare',
      't.tag "tag" in listagg given',
      't.tag "tag" in listagg given',
      't.a "a" in nvl given',
      't.b "b" in nvl given',
      't.s "s" in decode given',
      't.v "v" given',
    ],
  },
  {
    title: 'a conditional expression in a template',
    dialect: 'snowflake',
    sql: `select {{ 'email' if var('clear') else 'email_hash' }} as email from {{ ref('t') }}`,
    columns: ['email < t.email, t.email_hash'],
    reads: ['t.email "-" given', 't.email_hash "-" given'],
  },
];
