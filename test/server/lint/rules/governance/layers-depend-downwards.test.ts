import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Word } from '../../../../../server/src/model/dbt/dbt-model.ts';
import type { GovernedFile } from '../../../../../server/src/model/governed-file.ts';
import { formatMessage } from '../../../../../server/src/lint/format-message.ts';
import { contract } from '../../../../../server/src/lint/example.ts';
import rule from '../../../../../server/src/lint/rules/governance/layers-depend-downwards.ts';
import { applyEdits } from '../../../../../server/src/base/text-edit.ts';
import { indexOf, lintTogether } from '../../check-workspace.ts';
import { fixesOf, spec } from '../../check.ts';

const example = (path: string) =>
  readFileSync(new URL(`../../../../../examples/churn/${path}`, import.meta.url), 'utf8');
const policies = Object.fromEntries(
  ['specs/governance/naming.json', 'specs/governance/tiering-standards.md'].map((path) => [
    path,
    example(path),
  ]),
);

const word = (text: string): Word => ({ text, place: { line: 0, start: 0, end: text.length } });

/** What is said of facts, with the word that is marked. */
function said(uri: string, governed: GovernedFile, files = policies): string[] {
  const workspace = indexOf(files);
  const visit = { kind: 'workspace', uri, records: [], governed, workspace } as const;
  return Array.from(
    rule.check(visit, { spec, version: '' }),
    ({ messageId, params, place, demand }) => {
      expect(demand?.origin.uri).toBe('specs/governance/tiering-standards.md');
      expect(place.end).toBe(String(params?.other).length);
      return `${messageId}: ${formatMessage(rule.meta.messages[messageId], params)}`;
    },
  );
}

/** `source.table` names a table of a source, `raw.source.table` a raw one, everything else a model. */
function model(path: string, ...reads: string[]): string[] {
  const parts = reads.map((read) => read.split('.'));
  const name = /([^/]+)\.sql$/.exec(path)![1]!;
  return said(`implementation/models/${path}`, {
    kind: 'dbt-model',
    model: {
      name,
      materialized: undefined,
      tags: [],
      refs: parts.filter(({ length }) => length === 1).map(([one]) => word(one!)),
      sources: parts
        .filter(({ length }) => length === 2)
        .map(([source, table]) => ({ source: word(source!), table: word(table!) })),
      tables: reads.filter((read) => read.split('.').length === 3).map(word),
      macros: [],
      moreTags: false,
      disabled: false,
      constants: [],
      columns: undefined,
      reads: [],
    },
  });
}

test.each([
  ['staging/stg_orders.sql', ['shop.orders']],
  ['staging/stg_orders.sql', ['shop.orders', 'shop.orders']],
  // Seeds are models of no layer.
  ['staging/stg_countries.sql', ['country_codes']],
  ['intermediate/int_orders.sql', ['stg_orders', 'int_customers', 'shop.orders']],
  ['marts/fct_orders.sql', ['int_orders', 'dim_customers', 'stg_orders']],
  ['finance/marts/orders.sql', ['int_orders']],
  ['helpers/orders.sql', ['shop.orders', 'raw.shop.orders']],
])('%s may read %j', (path, reads) => {
  expect(model(path, ...reads)).toEqual([]);
});

test.each([
  [
    'marts/fct_orders.sql',
    ['shop.orders'],
    'source: `fct_orders` is of the layer marts and reads the source table `orders`: gold reads from `silver`, `gold` only, see `Gold / Reads from` (tiering-standards.md:31).',
  ],
  [
    'finance/marts/orders.sql',
    ['shop.orders'],
    'source: `orders` is of the layer marts and reads the source table `orders`: gold',
  ],
  [
    'intermediate/int_orders.sql',
    ['fct_orders'],
    'model: `int_orders` is of the layer intermediate and reads `fct_orders`, which is gold: silver reads from `bronze`, `silver` only, see `Silver / Reads from` (tiering-standards.md:20).',
  ],
  [
    'staging/stg_orders.sql',
    ['shop.orders', 'stg_customers'],
    'one-to-one-model: `stg_orders` reads the model `stg_customers`, but models of the layer staging read one source table and nothing else: `Silver / Layer` (tiering-standards.md:23).',
  ],
  [
    'staging/stg_orders.sql',
    ['shop.orders', 'shop.returns'],
    'one-to-one-source: `stg_orders` reads `returns` beside `orders`',
  ],
  [
    'stg_orders.sql',
    ['raw.shop.orders'],
    'raw-table: `stg_orders` names the table `raw.shop.orders` itself',
  ],
])('%s may not read %j', (path, reads, part) => {
  const found = model(path, ...reads);
  expect(found).toHaveLength(1);
  expect(found[0]).toContain(part);
});

const source = contract('schema:\n  - name: orders\n  - name: returns');
const chart = (...edges: [string, string][]): string[] =>
  said(
    'specs/pipelines/topology.mermaid',
    {
      kind: 'topology',
      nodes: [{ name: word('margins'), label: undefined, within: ['Finance', 'Marts'] }],
      edges: edges.map(([from, to]) => ({ from: word(from), to: word(to) })),
      mistakes: [],
    },
    { ...policies, 'specs/contracts/sources/shop/orders.odcs.yaml': source },
  ).map((one) => one.replace(/ is of.*/, ''));

test('flowcharts are read the same way', () => {
  expect(
    chart(['orders', 'stg_orders'], ['stg_orders', 'fct_orders'], ['unknown', 'fct_orders']),
  ).toEqual([]);
  expect(chart(['orders', 'fct_orders'])).toEqual(['source: `fct_orders`']);
  expect(chart(['orders', 'margins'])).toEqual(['source: `margins`']);
  expect(chart(['fct_orders', 'int_orders'])).toEqual(['model: `int_orders`']);
  expect(chart(['orders', 'stg_orders'], ['returns', 'stg_orders'])).toHaveLength(1);
});

const yaml = 'sources:\n  - name: shop\n    tables:\n      - name: orders\n';
const project = (sql: string) => ({
  ...policies,
  'implementation/models/sources.yml': yaml,
  'implementation/models/clean/base_orders.sql': 'select 1 as order_id\n',
  'implementation/models/marts/base_returns.sql': 'select 1 as order_id\n',
  'implementation/models/staging/stg_orders.sql': sql,
});
const inStaging = (sql: string) =>
  lintTogether(project(sql)).find(({ path }) => path.endsWith('stg_orders.sql'))!.findings;

test('a table that dbt knows is written as dbt names it', () => {
  for (const [table, rather] of [
    ['raw.shop.orders', "{{ source('shop', 'orders') }}"],
    ['base_orders', "{{ ref('base_orders') }}"],
  ]) {
    const sql = `select order_id from ${table!}\n`;
    const [finding] = inStaging(sql);
    expect(finding?.messageId).toBe('raw-table');
    const [fix] = fixesOf(sql, finding!, 'stg_orders.sql');
    expect(applyEdits(sql, fix!.edits)).toBe(`select order_id from ${rather!}\n`);
  }
  const [unknown] = inStaging('select order_id from raw.web.visits\n');
  expect(unknown?.messageId).toBe('raw-table');
  expect(fixesOf('', unknown!, 'stg_orders.sql')).toEqual([]);
});

test('the layer of a model that is read is that of its folder', () => {
  const read = (ref: string) =>
    inStaging(`select order_id from {{ ref('${ref}') }}\n`).map(({ messageId }) => messageId);
  expect(read('base_orders')).toEqual([]);
  expect(read('base_returns')).toEqual(['one-to-one-model']);
});

test.each([
  'select table_name as t from information_schema.tables',
  'select table_name as t from warehouse.INFORMATION_SCHEMA.columns',
  'select relname as t from pg_catalog.pg_class',
  "select d as day from generate_series('2026-01-01'::date, '2026-02-01'::date, '1 day') as s(d)",
  'select x as x from unnest(array[1, 2]) as u(x)',
  'select x as x from (values (1), (2)) as v(x)',
  'select f.value as x from table(flatten(input => [1, 2])) f',
])('%s names no raw table', (sql) => {
  expect(inStaging(`${sql}\n`)).toEqual([]);
});

test('a model that dbt passes over may read anything', () => {
  const sql = 'select order_id from raw.web.visits\n';
  expect(inStaging(`{{ config(enabled=false) }}\n${sql}`)).toEqual([]);
  expect(inStaging(`{{ config(enabled=var('web')) }}\n${sql}`)).toHaveLength(1);
  expect(inStaging(`{{ config(enabled=true) }}\n${sql}`)).toHaveLength(1);
});
