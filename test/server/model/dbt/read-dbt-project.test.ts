import { expect, test } from 'vitest';
import { LineIndex } from '../../../../server/src/base/line-index.ts';
import { isInFolder, readDbtProject } from '../../../../server/src/model/dbt/read-dbt-project.ts';
import { parseYaml } from '../../../../server/src/syntax/yaml/parse-yaml.ts';

test('what a project says of its models, by folder, with its place', () => {
  const text = `name: shop
models:
  +tags: all
  shop:
    +materialized: view
    marts:
      tags: ["gold", 'two']
      materialized: "table"
      finance:
        +meta: { tags: [none] }
seeds:
  +tags: seed
`;
  const { tags, materialized } = readDbtProject(parseYaml(text), new LineIndex(text));
  expect(tags.map(({ folder, tag }) => `${folder} ${tag.text}`)).toEqual([
    ' all',
    'marts gold',
    'marts two',
  ]);
  expect(materialized.map(({ folder, how }) => `${folder} ${how.text}`)).toEqual([
    ' view',
    'marts table',
  ]);
  const lines = text.split('\n');
  for (const { text: word, place } of [
    ...tags.map(({ tag }) => tag),
    ...materialized.map(({ how }) => how),
  ])
    expect(lines[place.line]!.slice(place.start, place.end)).toBe(word);
});

test.each([
  ['', true],
  ['marts', true],
  ['marts/finance', true],
  ['marts/finance/fct_mrr', true],
  ['mart', false],
  ['finance/marts', false],
])('a model is in the folder %j: %s', (folder, isIn) => {
  expect(isInFolder('dbt/models/marts/finance/fct_mrr.sql', folder)).toBe(isIn);
});
