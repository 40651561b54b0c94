import { describe, expect, test } from 'vitest';
import type { DbtModel, Relation, Word } from '../../../../server/src/model/dbt/dbt-model.ts';
import { readDbtModel } from '../../../../server/src/model/dbt/read-dbt-model.ts';
import type { SqlDialect } from '../../../../server/src/syntax/sql/sql-facts.ts';
import { sqlReader } from '../../lint/sql-wasm.ts';
import { dbtModels } from './dbt-models.ts';
import { columnTexts, readTexts } from './describe-model.ts';

const known: Readonly<Record<string, readonly string[]>> = {
  customers: ['id', 'email', 'Phone'],
  orders: ['id', 'customer_id', 'amount'],
};

function columnsOf(relation: Relation): readonly string[] | undefined {
  return known[relation.kind === 'source' ? relation.table : relation.name];
}

function read(text: string, dialect: SqlDialect = 'snowflake'): DbtModel {
  return readDbtModel('model', text, sqlReader, [dialect]);
}

/** What stands where a word is said to be. */
function written(text: string, { place }: Word): string {
  return text.split(/\r\n|\n|\r/)[place.line]!.slice(place.start, place.end);
}

describe.each(dbtModels)('$title', ({ sql, dialect, known: isKnown, columns, reads }) => {
  const model = readDbtModel(
    'model',
    sql,
    sqlReader,
    [dialect, 'generic'],
    isKnown === true ? columnsOf : undefined,
  );

  test('columns and what they are made of', () => {
    expect(columnTexts(model)).toEqual(columns);
  });

  test('columns that it reads', () => {
    expect(readTexts(model)).toEqual(reads);
  });

  test('every word stands where it is said to stand', () => {
    const words = [
      ...model.reads.flatMap(({ column, expression }) => [
        column,
        ...(expression ? [expression] : []),
      ]),
      ...[...model.refs, ...model.tags, ...model.constants],
      ...model.sources.flatMap(({ source, table }) => [source, table]),
      ...(model.materialized ? [model.materialized] : []),
    ];
    for (const word of words) expect(written(sql, word)).toBe(word.text);
    for (const { name } of model.columns ?? []) {
      const text = written(sql, name);
      // What a star or a loop gives stands at the star, or where its name is made.
      if (!/^\*$|\{\{|star\(/.test(text)) expect(text).toBe(name.text);
    }
  });
});

test('what the templates say', () => {
  const text = `{{ config(materialized='incremental', tags=['pii', "daily"], meta={'tags': 'no'}) }}
{%- set cutoff = '2020-01-01' -%}
{% set kinds = ['a', 'b'] %}
{% set rows = run_query('select 1') %}
select * from {{ ref('orders') }} join {{ ref("shop", "customers") }} using (id)
{# {{ ref('commented') }} #}
union all select * from {{- source( 'crm' , 'people' ) -}}
{% if x %} union all select * from {{ ref('other') }} {% endif %}`;
  const model = read(text);
  expect(model.name).toBe('model');
  expect(model.materialized?.text).toBe('incremental');
  expect(model.tags.map(({ text: tag }) => tag)).toEqual(['pii', 'daily']);
  expect(model.refs.map((ref) => [ref.text, ref.place.line])).toEqual([
    ['orders', 4],
    ['customers', 4],
    ['other', 7],
  ]);
  expect(model.sources.map(({ source, table }) => [source.text, table.text])).toEqual([
    ['crm', 'people'],
  ]);
  expect(model.constants.map(({ text: name }) => name)).toEqual(['cutoff', 'kinds']);
});

test('where SQL is broken the templates are read all the same', () => {
  const model = read("{{ config(materialized='view') }} select from where {{ ref('a') }} (");
  expect(model.columns).toBeUndefined();
  expect(model.reads).toEqual([]);
  expect(model.materialized?.text).toBe('view');
  expect(model.refs.map(({ text }) => text)).toEqual(['a']);
});

test('every way of a value to the columns of the model is told', () => {
  const { reads } =
    read(`with a as (select email, {{ mask_pii('email') }} as masked from {{ ref('x') }})
select email as plain, sha2(email) as hashed, masked, email is null as is_missing from a`);
  expect(reads.map(({ column, reaches }) => [column.place.start, reaches])).toEqual([
    [
      18,
      [
        { column: 'plain', through: [], decides: false },
        { column: 'hashed', through: ['sha2'], decides: false },
        { column: 'is_missing', through: [], decides: true },
      ],
    ],
    [38, [{ column: 'masked', through: ['mask_pii'], decides: false }]],
  ]);
});

test('a name stands where it is given, not where it is passed on', () => {
  const text = `with renamed as (
    select id as customer_id from {{ ref('x') }}
)
select * from renamed`;
  expect(read(text).columns?.map(({ name }) => name.place)).toEqual([
    { line: 1, start: 17, end: 28 },
  ]);
});

test('columns that only a contract names stand at the star', () => {
  const model = readDbtModel(
    'model',
    "with c as (select * from {{ ref('customers') }}) select * from c",
    sqlReader,
    ['bigquery'],
    columnsOf,
  );
  const place = { line: 0, start: 18, end: 19 };
  expect(model.columns?.map(({ name }) => name)).toEqual([
    { text: 'id', place },
    { text: 'email', place },
    { text: 'Phone', place },
  ]);
});

test('the next dialect is tried', () => {
  const text = "select * exclude (email) from {{ ref('a') }}";
  expect(readDbtModel('m', text, sqlReader, ['postgresql']).columns).toBeUndefined();
  expect(readDbtModel('m', text, sqlReader, ['postgresql', 'snowflake']).columns?.length).toBe(1);
});

describe('what the config of a model leaves open', () => {
  test.each([
    ["['a', 'b']", ['a', 'b'], false],
    ["['a'] + ['b']", [], true],
    ["var('tags')", [], true],
    ["['a', var('tag')]", ['a'], true],
    ['none', [], false],
  ])('tags=%s', (tags, known, more) => {
    const model = read(`{{ config(tags=${tags}) }} select 1 as a`);
    expect(model.tags.map(({ text }) => text)).toEqual(known);
    expect(model.moreTags).toBe(more);
  });

  test.each([
    ['enabled=false', true],
    ['enabled=False', true],
    ['enabled=true', false],
    ["enabled=var('on')", false],
    ["alias='false'", false],
  ])('%s', (config, disabled) => {
    expect(read(`{{ config(${config}) }} select 1 as a`).disabled).toBe(disabled);
  });
});

test('macros of no package', () => {
  const sql = "select {{ Hash_PII('a') }} as a, {{ dbt_utils.hash('b') }} as b from {{ ref('c') }}";
  expect(read(sql).macros).toEqual(['hash_pii', 'ref']);
});

test('columns that are passed on as they are', () => {
  const passed = (select: string): readonly (boolean | undefined)[] | undefined =>
    read(`select ${select} from t`).columns?.map(({ passedOn }) => passedOn);
  expect(passed('A, t.B, t."C", d as D, lower(e) as E')).toEqual([
    true,
    true,
    undefined,
    undefined,
    undefined,
  ]);
});
