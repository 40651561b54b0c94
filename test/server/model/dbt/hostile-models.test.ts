import { expect, test } from 'vitest';
import { readDbtModel } from '../../../../server/src/model/dbt/read-dbt-model.ts';
import type { SqlDialect } from '../../../../server/src/syntax/sql/sql-facts.ts';
import { sqlReader } from '../../lint/sql-wasm.ts';

const many = (count: number, part: (index: number) => string, between = ''): string =>
  Array.from({ length: count }, (_, index) => part(index)).join(between);
const cte = (index: number, items: string): string =>
  `c${index} as (select ${items} from ${index === 0 ? "{{ ref('t') }}" : `c${index - 1}`})`;

/** Texts that take long, or do not end, where something is read again and again. */
const texts: Readonly<Record<string, string>> = {
  'openings of expressions': '{{'.repeat(50_000),
  'openings of statements': '{% if '.repeat(30_000),
  'openings of comments': '{#'.repeat(50_000) + '/*'.repeat(50_000),
  'expressions with a quote each': "{{ '".repeat(30_000),
  'escaped quotes': "{{ \\'".repeat(30_000),
  'blocks that end as others': '{% if x %}'.repeat(10_000) + '{% endfor %}'.repeat(10_000),
  'constants made of constants': `{% set a0 = ['x'] %}${many(60, (at) => `{% set a${at + 1} = [a${at}, a${at}] %}`)}select {{ f(a60) }} from t`,
  'dollar quotes': many(20_000, (at) => `$a${at}$ `),
  '10,000 CTEs': `with ${many(10_000, (at) => cte(at, '*'), ',\n')} select * from c9999`,
  '2,000 CTEs': `with ${many(2_000, (at) => cte(at, '*'), ',\n')} select * from c1999`,
  'stars that double': `with ${many(40, (at) => cte(at, '*, *'), ', ')} select * from c39`,
  'ways that double': `with ${many(40, (at) => cte(at, 'f(x) + g(x) as x'), ', ')} select * from c39`,
  unions: many(300, () => 'select a from t', ' union all '),
  'a wide table': `with a as (select ${many(1_500, (at) => `c${at}`, ', ')} from t) select ${many(1_500, (at) => `c${at}`, ', ')} from a`,
  joins: `select a from t${' join u'.repeat(1_000)}`,
  operators: `select ${'a + '.repeat(5_000)}a`,
  parentheses: `select ${'('.repeat(20_000)}`,
  calls: `select ${'f(end, '.repeat(40)}`,
  intervals: `select ${'interval ('.repeat(14)}`,
  'one long line of quoted names': `select ${'"😀", '.repeat(8_000)}a from t`,
  'loops over many values': `{% for x in [${many(500, (at) => `'a${at}'`, ', ')}] %} select ${'{{ x }}, '.repeat(500)}{% endfor %} 1`,
};

const dialects: readonly SqlDialect[] = ['postgresql', 'snowflake', 'bigquery'];

test.each(Object.entries(texts))('%s', (_title, text) => {
  for (const dialect of dialects) {
    const start = performance.now();
    readDbtModel('model', text, sqlReader, [dialect, 'generic']);
    // A tenth of it here; what is read again and again takes minutes.
    expect(performance.now() - start).toBeLessThan(3_000);
  }
  // The parser has survived.
  const { columns } = readDbtModel('model', 'select id from t', sqlReader, ['generic']);
  expect(columns).toHaveLength(1);
});

test('any beginning of a model is read without an error', () => {
  const text = `{{ config(materialized='view') }} with a as (select {{ hash_pii('a.b') }} as "c" from {{ source('s', 't') }} a {% if x %} where a.b = 'd' {% endif %}) select * exclude (e) from a -- f`;
  for (let end = 0; end <= text.length; end++) {
    const model = readDbtModel('model', text.slice(0, end), sqlReader, ['snowflake']);
    for (const { column } of model.reads) expect(column.place.end).toBeLessThanOrEqual(end);
  }
});
