import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../../../server/src/base/text-edit.ts';
import { contract, product } from '../../../../../server/src/lint/example.ts';
import { fixesOf } from '../../check.ts';
import { lintTogether } from '../../check-workspace.ts';
import { saidTogether } from '../workspace/said-together.ts';

const path = 'specs/contracts/orders.odcs.yaml';
const workspace = (policy: unknown, text: string) => ({
  'specs/governance/tagging.json': JSON.stringify(policy),
  [path]: text,
});
const missing = (policy: unknown, text: string) =>
  saidTogether('required-tags', workspace(policy, text));
const values = (policy: unknown, text: string) =>
  saidTogether('allowed-tag-values', workspace(policy, text));

/** The texts that the fixes of the first finding of a rule lead to. */
function fixedTexts(code: string, policy: unknown, text: string): string[] {
  const file = lintTogether(workspace(policy, text)).find((one) => one.path === path)!;
  const finding = file.findings.find((one) => one.code === code)!;
  return fixesOf(text, finding, path).map(({ edits }) => applyEdits(text, edits));
}

const table = `
schema:
  - name: orders
    tags: [gold]
    properties:
      - name: order_id`;

test('contracts, objects and properties are asked for what applies to them', () => {
  const ask = (appliesTo: string) =>
    missing({ required: { steward: { appliesTo: [appliesTo] } } }, contract(table));
  const said = (line: number, name: string) => [
    `${path}:${String(line)}: \`${name}\` has no tag \`steward\`, which \`required.steward\` (tagging.json:1) demands.`,
  ];
  expect(ask('contract')).toEqual(said(4, 'Orders'));
  expect(ask('object')).toEqual(said(8, 'orders'));
  expect(ask('property')).toEqual(said(11, 'order_id'));
  expect(ask('product')).toEqual([]);
});

test('data products are asked as well', () => {
  const policy = { required: { steward: { appliesTo: ['product'] } } };
  const files = {
    'specs/governance/tagging.json': JSON.stringify(policy),
    'specs/orders.odps.yaml': product(''),
  };
  expect(saidTogether('required-tags', files)).toHaveLength(1);
});

test('a tag with any value counts, and so does one without', () => {
  const policy = { required: { steward: { appliesTo: ['object'] } } };
  for (const tag of ['steward', 'steward:ann', 'steward: ann'])
    expect(missing(policy, contract(table.replace('gold', `"${tag}"`)))).toEqual([]);
  expect(missing(policy, contract(table.replace('gold', 'stewards:ann')))).toHaveLength(1);
});

test('a policy of another domain demands nothing', () => {
  const policy = JSON.stringify({ required: ['steward'] });
  const files = (domain: string) => ({
    'specs/governance/finance/tagging.json': policy,
    [path]: contract(`domain: ${domain}\nschema: []`),
  });
  expect(saidTogether('required-tags', files('finance'))).toHaveLength(1);
  expect(saidTogether('required-tags', files('sales'))).toEqual([]);
});

test('a missing tag takes the value of the contract, of the team, or any that is allowed', () => {
  const policy = (rule: object) => ({ required: { owner: { appliesTo: ['object'], ...rule } } });
  const text = contract(`tags: [owner:sales]\nteam:\n  name: crm${table}`);
  const added = (rule: object, source = text) =>
    fixedTexts('required-tags', policy(rule), source).map((one) => /gold, (.*?)\]/.exec(one)?.[1]);
  expect(added({})).toEqual(['owner:sales', 'owner:crm']);
  expect(added({ allowed: ['crm', 'web'] })).toEqual(['owner:crm']);
  expect(added({ allowed: ['web', 'shop'] })).toEqual(['owner:web', 'owner:shop']);
  expect(added({ pattern: '^c' })).toEqual(['owner:crm']);
  expect(added({}, contract(table))).toEqual(['owner:TODO']);
});

test('the fix adds to lists in brackets and below a key, to none, and in JSON', () => {
  const policy = { required: { owner: { appliesTo: ['contract'], allowed: ['crm'] } } };
  const added = (text: string) => fixedTexts('required-tags', policy, text)[0]!;
  expect(added(contract('tags:\n- a # one\n# two\nschema: []'))).toContain(
    'tags:\n- a # one\n- owner:crm\n# two\n',
  );
  expect(added(contract('tags: []\nschema: []'))).toContain('tags: [owner:crm]\n');
  expect(added(contract('schema: []'))).toContain('status: active\ntags:\n  - owner:crm\nschema');
  const json = '{"apiVersion": "v3.1.0", "kind": "DataContract", "id": "a", "name": "b"}';
  expect(added(json)).toContain('"name": "b", "tags": ["owner:crm"]}');
  expect(added(json.replace('}', ', "tags": ["c"]}'))).toContain('"tags": ["c", "owner:crm"]}');
});

const optional = (rule: object, more: object = {}) => ({
  optional: { 'cost-center': rule },
  ...more,
});
const tagged = (tag: string) => contract(table.replace('gold', tag));

test.each([
  ['cost-center:4711', { allowed: ['4711'] }],
  ['cost-center:4711', { pattern: '^[0-9]{4}$' }],
  ['cost-center', {}],
  ['anything', {}],
  ['cost-center:${CENTER}', { allowed: ['4711'] }],
])('%s is fine for %o', (tag, rule) => {
  expect(values(optional(rule), tagged(tag))).toEqual([]);
});

test.each([
  [
    'cost-center:4710',
    { allowed: ['4711', '12'] },
    'Did you mean `4711`? See `optional.cost-center`',
  ],
  ['cost-center:9', { allowed: ['4711', '1234'] }, 'may be `4711`, `1234`, not `9`'],
  ['cost-center:47', { pattern: '^[0-9]{4}$' }, 'must match `^[0-9]{4}$`'],
  ['cost-center', { pattern: '^[0-9]{4}$' }, 'needs a value behind a colon'],
])('%s is not allowed by %o', (tag, rule, part) => {
  const found = values(optional(rule), tagged(tag));
  expect(found).toHaveLength(1);
  expect(found[0]).toContain(part);
  expect(found[0]).toContain('(tagging.json:1)');
});

test('only the value is marked', () => {
  const text = tagged('cost-center:47');
  const files = workspace(optional({ pattern: '^[0-9]{4}$' }), text);
  const [, file] = lintTogether(files);
  const { range } = file!.findings.find(({ code }) => code === 'allowed-tag-values')!;
  expect(text.slice(range.start, range.end)).toBe('47');
});

test('a closed list knows tags of classes and tiers', () => {
  const closed = optional({}, { closed: true });
  const files = (tag: string) => ({
    ...workspace(closed, tagged(tag)),
    'specs/governance/classification.yaml': 'classes:\n  - name: PII\n    tag: personal\n',
  });
  expect(saidTogether('allowed-tag-values', files('personal'))).toEqual([]);
  expect(saidTogether('allowed-tag-values', files('urgent'))).toHaveLength(1);
  expect(fixedTexts('allowed-tag-values', closed, tagged('cost-centre:1'))[0]).toContain(
    'cost-center:1',
  );
});

describe('dbt models', () => {
  const model = 'implementation/models/marts/fct_orders.sql';
  const said = (code: string, files: Readonly<Record<string, string>>) =>
    saidTogether(code, {
      'specs/governance/tagging.json': JSON.stringify({
        required: { owner: { appliesTo: ['model'], allowed: ['sales'] } },
      }),
      [model]: 'select 1 as one\n',
      ...files,
    });

  test('a model without the tag is reported at its config, or at its first line', () => {
    const found = [
      `${model}:1: \`fct_orders\` has no tag \`owner\`, which \`required.owner\` (tagging.json:1) demands.`,
    ];
    expect(said('required-tags', {})).toEqual(found);
    const config = "\n{{ config(materialized='table') }}\nselect 1 as one\n";
    expect(said('required-tags', { [model]: config })).toEqual([found[0]!.replace(':1:', ':2:')]);
  });

  test.each([
    [model, "{{ config(tags=['owner:sales']) }}\nselect 1 as one\n"],
    [
      'implementation/models/marts/_models.yml',
      'models:\n  - name: fct_orders\n    tags: ["owner:sales"]\n',
    ],
    [
      'implementation/dbt_project.yml',
      'name: shop\nmodels:\n  shop:\n    +tags: ["owner:sales"]\n',
    ],
    [
      'implementation/dbt_project.yml',
      'name: shop\nmodels:\n  shop:\n    marts:\n      +tags: owner:sales\n',
    ],
  ])('%s may give it', (path, text) => {
    expect(said('required-tags', { [path]: text })).toEqual([]);
  });

  test('tags of other folders are not those of the model', () => {
    const text = 'name: shop\nmodels:\n  shop:\n    staging:\n      +tags: owner:sales\n';
    expect(said('required-tags', { 'implementation/dbt_project.yml': text })).toHaveLength(1);
  });

  test.each([
    "{{ config(tags=['a'] + ['b']) }}",
    "{{ config(tags=var('tags')) }}",
    "{{ config(tags=['a', var('owner')]) }}",
  ])('%s may give it, too', (config) => {
    expect(said('required-tags', { [model]: `${config}\nselect 1 as one\n` })).toEqual([]);
  });

  test('so may a variable in YAML', () => {
    const text = 'name: shop\nmodels:\n  +tags: "{{ var(\'tags\') }}"\n';
    expect(said('required-tags', { 'implementation/dbt_project.yml': text })).toEqual([]);
  });

  test('values are judged in SQL and in YAML', () => {
    const sql = "{{ config(tags=['owner:sale']) }}\nselect 1 as one\n";
    const yaml = 'models:\n  - name: fct_orders\n    tags: ["owner:sale"]\n';
    expect(said('allowed-tag-values', { [model]: sql })).toHaveLength(1);
    expect(said('allowed-tag-values', { 'implementation/models/a.yml': yaml })).toHaveLength(1);
    const config = 'models:\n  - name: fct_orders\n    config:\n      tags: owner:sale\n';
    expect(said('allowed-tag-values', { 'implementation/models/a.yml': config })).toHaveLength(1);
    const project = 'name: shop\nmodels:\n  shop:\n    marts:\n      +tags: [gold, "owner:sale"]\n';
    expect(said('allowed-tag-values', { 'implementation/dbt_project.yml': project })).toEqual([
      'implementation/dbt_project.yml:5: The tag `owner` may not be `sale`. Did you mean `sales`? See `required.owner` (tagging.json:1).',
    ]);
  });
});
