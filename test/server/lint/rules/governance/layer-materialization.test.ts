import { expect, test } from 'vitest';
import { applyEdits } from '../../../../../server/src/base/text-edit.ts';
import { fixesOf } from '../../check.ts';
import { lintTogether } from '../../check-workspace.ts';
import { saidTogether } from '../workspace/said-together.ts';

const CODE = 'layer-materialization';
const POLICY = 'specs/governance/naming.json';
const TIERS = 'specs/governance/tiering-standards.md';
const DBT = 'implementation/dbt_project';
const PROJECT = `${DBT}/dbt_project.yml`;
const YAML = `${DBT}/models/marts/models.yml`;
const MODEL = `${DBT}/models/marts/fct_orders.sql`;

const naming = (marts: string): string =>
  JSON.stringify({
    layers: { staging: { materialization: 'view' }, marts: { materialization: marts } },
  });
const sql = (how?: string): string =>
  `${how === undefined ? '' : `{{ config(materialized='${how}') }}\n`}select 1 as order_id\n`;
const project = (lines: string): string => `name: shop\nmodels:\n  shop:\n${lines}`;
const described = (how: string): string =>
  `models:\n  - name: fct_orders\n    config:\n      materialized: ${how}\n`;
const tiers = (mode: string): string =>
  `# Tiering standards\n\n## Gold\n\n- Layer: marts\n- Write mode: ${mode}\n`;

const usual = { [POLICY]: naming('table'), [PROJECT]: project(''), [MODEL]: sql() };
const said = (files: Readonly<Record<string, string>>): string[] =>
  saidTogether(CODE, { ...usual, ...files });

test('a policy may name alternatives', () => {
  const built = (how: string, policy: string): string[] =>
    said({ [POLICY]: naming(policy), [MODEL]: sql(how) });
  expect(built('incremental', 'table|incremental')).toEqual([]);
  expect(built('table', 'table | incremental')).toEqual([]);
  expect(built('view', 'table|incremental')).toEqual([
    `${MODEL}:1: \`view\` is not how models of this layer are built: \`layers.marts.materialization\` demands \`table\`, \`incremental\` (naming.json:1).`,
  ]);
});

test.each([
  ['rebuilt or merged by key', 'incremental', true],
  ['append-only', 'incremental', true],
  ['incremental', 'incremental', true],
  ['rebuilt on every run', 'incremental', false],
  ['rebuilt, never merged', 'incremental', false],
  ['rebuilt or merged by key', 'view', false],
])('where the tier is %s, %s is fine: %s', (mode, how, isFine) => {
  const found = said({ [TIERS]: tiers(mode), [MODEL]: sql(how) });
  expect(found).toHaveLength(isFine ? 0 : 1);
});

test('a view is not merged', () => {
  const model = `${DBT}/models/staging/stg_orders.sql`;
  const files = { [TIERS]: tiers('merged by key').replace('marts', 'staging, marts') };
  expect(said({ ...files, [model]: sql('incremental') })).toHaveLength(1);
});

test('the YAML about a model says it where its SQL does not', () => {
  expect(said({ [YAML]: described('table') })).toEqual([]);
  expect(said({ [YAML]: described('view') })).toEqual([
    `${YAML}:4: \`view\` is not how models of this layer are built: \`layers.marts.materialization\` demands \`table\` (naming.json:1).`,
  ]);
  expect(said({ [YAML]: described('view'), [MODEL]: sql('table') })).toEqual([]);
  expect(said({ [YAML]: described('view'), [MODEL]: sql('view') })[0]).toContain(MODEL);
});

test('the project says it of the models that nobody else says it of', () => {
  const marts = project('    marts:\n      +materialized: view\n');
  expect(said({ [PROJECT]: marts })).toEqual([
    `${PROJECT}:5: \`view\` is how \`fct_orders\` is built, which takes it from here: \`layers.marts.materialization\` demands \`table\` (naming.json:1).`,
  ]);
  expect(said({ [PROJECT]: marts, [MODEL]: sql('table') })).toEqual([]);
  expect(said({ [PROJECT]: marts, [YAML]: described('table') })).toEqual([]);
  expect(
    said({ [PROJECT]: marts, [MODEL]: '{{ config(enabled=false) }} select 1 as a\n' }),
  ).toEqual([]);
  const two = { [MODEL.replace('orders', 'returns')]: sql() };
  expect(said({ [PROJECT]: marts, ...two })).toHaveLength(1);
  const nearer = project('    +materialized: view\n    marts:\n      materialized: table\n');
  expect(said({ [PROJECT]: nearer })).toEqual([]);
  const one = project(
    '    marts:\n      +materialized: view\n      fct_orders:\n        +materialized: table\n',
  );
  expect(said({ [PROJECT]: one })).toEqual([]);
  expect(said({ [PROJECT]: project('    +materialized: "{{ var(\'how\') }}"\n') })).toEqual([]);
});

test('the fix writes what is demanded, where it is right for all', () => {
  const fixed = (path: string, files: Readonly<Record<string, string>>): string[] => {
    const all: Readonly<Record<string, string>> = { ...usual, ...files };
    const text = all[path]!;
    const found = lintTogether(all)
      .flatMap((file) => (file.path === path ? file.findings : []))
      .filter(({ code }) => code === CODE);
    return fixesOf(text, found[0]!, path).map(({ edits }) => applyEdits(text, edits));
  };
  const alternatives = { [POLICY]: naming('table|incremental') };
  expect(fixed(MODEL, { ...alternatives, [MODEL]: sql('view') })).toEqual([
    sql('table'),
    sql('incremental'),
  ]);
  expect(fixed(YAML, { [YAML]: described('"view" # why') })).toEqual([described('"table" # why')]);
  const root = project('    +materialized: view\n');
  expect(fixed(PROJECT, { [PROJECT]: root })).toEqual([root.replace('view', 'table')]);
  const staging = { [`${DBT}/models/staging/stg_orders.sql`]: sql() };
  expect(fixed(PROJECT, { [PROJECT]: root, ...staging })).toEqual([]);
});
