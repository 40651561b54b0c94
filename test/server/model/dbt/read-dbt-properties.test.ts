import { expect, test } from 'vitest';
import { LineIndex } from '../../../../server/src/base/line-index.ts';
import { readDbtProperties } from '../../../../server/src/model/dbt/read-dbt-properties.ts';
import type { DbtPropertiesFile } from '../../../../server/src/model/governed-file.ts';
import { parseYaml } from '../../../../server/src/syntax/yaml/parse-yaml.ts';

function read(text: string): DbtPropertiesFile {
  return readDbtProperties(parseYaml(text), new LineIndex(text));
}

const words = (list: readonly { readonly text: string }[]): readonly string[] =>
  list.map(({ text }) => text);

test('models have places, tags, meta and columns', () => {
  const text = `version: 2
models:
  - name: "stg_orders"
    tags: staging
    config:
      materialized: view
      tags: [pii, 'cost-center:4711']
      meta: {owner: sales}
    meta:
      tier: silver
      nested: {a: 1}
    columns:
      - name: ordered_at
        data_type: timestamp
      - description: nameless
      - name: id
`;
  const [model] = read(text).models;
  expect(model?.name).toEqual({ text: 'stg_orders', place: { line: 2, start: 11, end: 21 } });
  expect(model?.materialized?.text).toBe('view');
  expect(words(model?.tags ?? [])).toEqual(['staging', 'pii', 'cost-center:4711']);
  expect(model?.meta.map(({ key, value }) => [key.text, value.text])).toEqual([
    ['tier', 'silver'],
    ['owner', 'sales'],
  ]);
  expect(model?.columns.map(({ name, dataType }) => [name.text, dataType])).toEqual([
    ['ordered_at', 'timestamp'],
    ['id', undefined],
  ]);
});

test('tables of sources say which source they are of', () => {
  const { tables } = read(`sources:
  - name: shop
    tables:
      - name: raw_orders
        columns: [{name: id, data_type: varchar(20)}]
  - tables:
      - name: of_nothing
`);
  expect(tables.map(({ source, name }) => [source, name.text])).toEqual([['shop', 'raw_orders']]);
});

test('anchors count, and so do all documents', () => {
  const { models } = read(`models:
  - &first
    name: stg_a
    columns: &columns
      - name: id
  - name: stg_b
    columns: *columns
---
models:
  - name: stg_c
`);
  expect(models.map(({ name, columns }) => [name.text, columns.length])).toEqual([
    ['stg_a', 1],
    ['stg_b', 1],
    ['stg_c', 0],
  ]);
});

test.each([
  '',
  'models: stg_orders',
  'models:\n  - stg_orders\n  -\n  - name:\n  - name: "{{ var(\'x\') }}"',
  'semantic_models:\n  - name: orders\nexposures:\n  - name: dashboard\nmetrics: [{name: revenue}]\nseeds: [{name: x}]',
  'models: {{ broken',
])('what describes no model gives none: %j', (text) => {
  expect(read(text)).toEqual({ kind: 'dbt-properties', models: [], tables: [] });
});
