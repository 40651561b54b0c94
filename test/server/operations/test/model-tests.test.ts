import { expect, test } from 'vitest';
import { contract } from '../../../../server/src/lint/example.ts';
import type { TestReport } from '../../../../server/src/operations/test/test-report.ts';
import { byLabel, runTests, SHOP, shop, trouble } from './run-tests.ts';

const PRODUCT = 'specs/contracts/data-products/sales/sales.odcs.yaml';

const source = shop(`  - name: orders
    properties:
      - name: order_id
        physicalName: id
        logicalType: integer
        primaryKey: true
      - name: amount_cents
        physicalName: amount
        logicalType: integer
      - name: created_at
        logicalType: timestamp`);

const product = contract(`
schema:
  - name: fct_orders
    properties:
      - name: order_id
        logicalType: integer
        primaryKey: true
      - name: amount
        logicalType: number
        physicalType: DECIMAL(10,2)
      - name: loaded_at
        logicalType: timestamp`)
  .replace('name: Orders', 'name: sales')
  .replace('id: orders', 'id: sales');

const files = {
  [SHOP]: source,
  [PRODUCT]: product,
  'specs/sample-data/shop/orders.csv':
    'id,amount,created_at\n1,250,2026-01-01T00:00:00Z\n2,199,2026-01-02T00:00:00Z\n',
  'specs/sample-data/sales/fct_orders.csv':
    'order_id,amount,loaded_at\n2,1.99,2026-02-01T00:00:00Z\n1,2.50,2026-02-01T00:00:00Z\n',
  'dbt/dbt_project.yml': 'name: sales\nvars:\n  sales:\n    cents: 100\n',
  'dbt/models/staging/sources.yml':
    'sources:\n  - name: shop\n    tables:\n      - name: orders\n        identifier: raw_orders\n',
  'dbt/models/staging/stg_orders.sql':
    "{{ config(materialized='view') }}\nselect raw_orders.id as order_id, raw_orders.amount\nfrom {{ source('shop', 'orders') }}",
  'dbt/models/marts/fct_orders.sql': `{% set names = ['order_id'] %}
{% do names.append('ignored') if false %}
select {% for name in names %}{{ name }}, {% endfor %}
  {{ euros('amount') }} as amount,
  current_timestamp::timestamp as loaded_at
from {{ ref('stg_orders') }};
`,
  'dbt/macros/euros.sql':
    "{% macro euros(column) %}{{ return(adapter.dispatch('euros', 'sales')(column)) }}{% endmacro %}\n{% macro default__euros(column) %}{{ column }} / 0{% endmacro %}\n{% macro duckdb__euros(column) %}cast({{ column }} / {{ var('cents') }} as decimal(10, 2)){% endmacro %}\n{% test ours(model) %}select {{ unknown() }}{% endtest %}",
};

type Changes = Readonly<Record<string, string>>;

const run = (changes: Changes = {}): Promise<TestReport> => runTests({ ...files, ...changes });

test('the model of an object may have another name, which its alias tells', async () => {
  const model = 'dbt/models/marts/fct_orders.sql';
  const changes = {
    [PRODUCT]: product.replace('- name: fct_orders', '- name: sales_orders'),
    'specs/sample-data/sales/sales_orders.csv': files['specs/sample-data/sales/fct_orders.csv'],
    'specs/sample-data/sales/fct_orders.csv': '',
  };
  const label = 'rows of the model fct_orders';
  const unnamed = await run(changes);
  expect(unnamed.tests.some((one) => one.label === label)).toBe(false);
  const named = `{{ config(materialized='table', alias='sales_orders') }}\n${files[model]}`;
  expect(byLabel(await run({ ...changes, [model]: named }), label).state).toBe('passed');
});

const MART = 'dbt/models/marts/fct_orders.sql';

function mart(columns: string, from = "{{ ref('stg_orders') }}"): Changes {
  return { [MART]: `select ${columns} from ${from}` };
}

test('a model that gives what the sample says passes; the time of the run is not compared', async () => {
  const report = await run();
  expect(trouble(report)).toEqual([]);
  expect(byLabel(report, 'rows of the model fct_orders')).toMatchObject({
    state: 'passed',
    model: 'fct_orders',
    path: PRODUCT,
  });
});

test('rows: what is missing, what is unexpected, what has changed', async () => {
  const report = await run({
    'specs/sample-data/sales/fct_orders.csv':
      'order_id,amount,loaded_at\n1,2.51,2026-02-01T00:00:00Z\n3,1.00,2026-02-01T00:00:00Z\n',
  });
  const found = byLabel(report, 'rows of the model fct_orders');
  expect(found.message).toBe(
    'Expected and actual rows differ: 1 are missing, 1 are unexpected, 1 have other values.',
  );
  expect(found.diff).toEqual({
    keys: ['order_id'],
    columns: ['order_id', 'amount'],
    ignored: ['loaded_at'],
    missing: { columns: ['order_id', 'amount'], rows: [['3', '1.00']], total: 1 },
    unexpected: { columns: ['order_id', 'amount'], rows: [['2', '1.99']], total: 1 },
    changed: [{ key: ['1'], cells: [{ column: 'amount', expected: '2.51', actual: '2.50' }] }],
    changedTotal: 1,
    expected: 'order_id | amount\n1 | 2.51\n3 | 1.00\n',
    actual: 'order_id | amount\n1 | 2.50\n2 | 1.99\n',
  });
});

test('rows: a model that a scaffold left to be finished says so', async () => {
  const report = await run({
    [MART]: `select order_id, amount, cast(null as timestamp) as loaded_at
from {{ ref('stg_orders') }}
-- TODO(dataengos): amount: the contract does not say what amount is made of
where false`,
  });
  expect(byLabel(report, 'rows of the model fct_orders').message).toBe(
    'The model `fct_orders` is not finished: logic is to be written where `TODO(dataengos)` stands. Expected and actual rows differ: 2 are missing, 0 are unexpected, 0 have other values.',
  );
});

test('columns: what lacks, what is more, what has another type', async () => {
  const report = await run(mart("order_id, 'x' as amount, 1 as surplus"));
  expect(byLabel(report, 'columns of the model fct_orders').message).toBe(
    'The model does not give these columns of the contract: `loaded_at`. The model gives columns that the contract does not know: `surplus`. The model gives other types than the contract says: `amount` VARCHAR (number).',
  );
});

test('a model without a sample of its own runs, and its columns are compared', async () => {
  const { ['specs/sample-data/sales/fct_orders.csv']: _sample, ...rest } = files;
  const report = await runTests(rest);
  expect(byLabel(report, 'columns of the model fct_orders').state).toBe('passed');
  expect(report.tests.some(({ kind }) => kind === 'rows')).toBe(false);
});

/** Models that do not come to an end, and what is said of them. */
const endings: readonly (readonly [string, Changes, 'failed' | 'skipped', RegExp])[] = [
  ['wrong SQL', mart('nothing'), 'failed', /^The model `fct_orders` does not run\. Binder Error/],
  ['no SELECT', { [MART]: 'drop table t_0' }, 'failed', /does not run\. Only a SELECT may run/],
  ['two statements', { [MART]: 'select 1; drop table t_0' }, 'failed', /more than one statement/],
  [
    'a file of the disk',
    mart('*', "read_csv('/etc/passwd')"),
    'failed',
    /does not run\. Permission Error/,
  ],
  [
    'a source without a sample',
    mart('*', "{{ source('shop', 'refunds') }}"),
    'skipped',
    /^Model `fct_orders` reads `shop\.refunds`, of which there is no sample\.$/,
  ],
  [
    'a model that is not there',
    mart('*', "{{ ref('stg_refunds') }}"),
    'skipped',
    /^Model `fct_orders` reads `stg_refunds`, which is not in the dbt project\.$/,
  ],
  [
    'a circle',
    { 'dbt/models/staging/stg_orders.sql': "select * from {{ ref('fct_orders') }}" },
    'failed',
    /^Model `fct_orders` reads itself, through fct_orders → stg_orders → fct_orders\.$/,
  ],
  [
    'a macro of a package',
    mart("{{ dbt_utils.star(ref('stg_orders')) }}"),
    'skipped',
    /^The template of `fct_orders` cannot be rendered without dbt\./,
  ],
  [
    'the environment',
    mart("'{{ env_var('HOME') }}'"),
    'skipped',
    /The environment variable HOME has no default\.$/,
  ],
  [
    'a variable without a value',
    mart("'{{ var('x') }}'"),
    'skipped',
    /The variable x has no value/,
  ],
  ['a broken template', mart('{% if %}'), 'skipped', /cannot be rendered/],
  [
    'the constructor of a function',
    mart("{{ ref.constructor('return process')() }}"),
    'skipped',
    /cannot be rendered/,
  ],
];

test.each(endings)('%s', async (_what, changes, state, said) => {
  const report = await run(changes);
  const found = byLabel(report, 'columns of the model fct_orders');
  expect(found.state).toBe(state);
  expect(found.message).toMatch(said);
  expect(byLabel(report, 'columns of orders').state).toBe('passed');
});

test('seeds are tables with types, and incremental models run as at first', async () => {
  const report = await run({
    'dbt/seeds/rates.csv': 'factor,since\n100,2026-01-01\n',
    [MART]: `select order_id, cast(amount / r.factor as decimal(10, 2)) as amount, cast(now() as timestamp) as loaded_at
from {{ ref('stg_orders') }} cross join {{ ref('rates') }} as r
where r.since <= current_date {% if is_incremental() %} and false {% endif %}`,
  });
  expect(trouble(report)).toEqual([]);
});

test('sensitive values of rows that differ are masked', async () => {
  const report = await run({
    [PRODUCT]: product.replace('- name: amount', '- name: amount\n        classification: secret'),
    'specs/sample-data/sales/fct_orders.csv': 'order_id,amount,loaded_at\n1,9.99,\n2,8.88,\n',
  });
  const found = byLabel(report, 'rows of the model fct_orders');
  expect(found.state).toBe('failed');
  expect(JSON.stringify(found)).not.toMatch(/9\.99|8\.88|2\.50|1\.99/);
  expect(found.diff?.changed[0]?.cells[0]).toEqual({
    column: 'amount',
    expected: '•••',
    actual: '•••',
  });
});

test('a template without an end is stopped', async () => {
  const loops = '{% for a in range(100000) %}{% for b in range(100000) %}{% endfor %}{% endfor %}';
  const report = await runTests({ ...files, [MART]: `${loops} select 1` }, {}, 1_000);
  const found = byLabel(report, 'columns of the model fct_orders');
  expect(found.message).toMatch(/^It was stopped: it took too (long|much memory)\.$/);
  expect(byLabel(report, 'columns of orders').state).toBe('passed');
});
