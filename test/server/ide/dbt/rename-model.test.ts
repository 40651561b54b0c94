import { describe, expect, it } from 'vitest';
import { TestWorkspace, uriOf } from '../../analysis/linked-workspace.ts';
import { HEAD } from '../ide-fixture.ts';

const MODEL = 'dbt/models/staging/customers.sql';
const PROJECT = 'dbt/dbt_project.yml';
const SQL = 'select id from raw.customers\n';

/** The files after the model `customers` became `stg_customers`, or why it did not. */
function renamed(
  files: Readonly<Record<string, string>>,
  newName = 'stg_customers',
): ReadonlyMap<string, string> | string {
  const all = { [PROJECT]: 'name: shop\n', [MODEL]: SQL, ...files };
  const workspace = new TestWorkspace(Object.entries(all).map(([path, text]) => ({ path, text })));
  return workspace.renameModel(uriOf(MODEL), newName) ?? workspace.texts;
}

/** A single file after the rename. */
function after(path: string, text: string): string | undefined {
  const texts = renamed({ [path]: text });
  return typeof texts === 'string' ? texts : texts.get(uriOf(path));
}

it('gives the file the name', () => {
  const texts = renamed({});
  expect(texts).not.toContain(uriOf(MODEL));
  expect(Array.from(texts as ReadonlyMap<string, string>, ([uri]) => uri)).toEqual([
    uriOf(PROJECT),
    uriOf('dbt/models/staging/stg_customers.sql'),
  ]);
});

describe('SQL', () => {
  it.each([
    ["select * from {{ ref('customers') }}", "select * from {{ ref('stg_customers') }}"],
    ['{{ref("customers")}}', '{{ref("stg_customers")}}'],
    ["{{ ref('shop', 'customers') }}", "{{ ref('shop', 'stg_customers') }}"],
    [
      "{% set from = ref('customers') %}{{ dbt_utils.star(ref('customers')) }}",
      "{% set from = ref('stg_customers') %}{{ dbt_utils.star(ref('stg_customers')) }}",
    ],
    // dbt renders what SQL leaves out.
    ["-- {{ ref('customers') }}", "-- {{ ref('stg_customers') }}"],
    // The name of a constant is one place, read twice.
    [
      "{% set t = 'customers' %}{{ ref(t) }} {{ ref(t) }}",
      "{% set t = 'stg_customers' %}{{ ref(t) }} {{ ref(t) }}",
    ],
    [
      "{% for t in ['customers', 'orders'] %}{{ ref(t) }}{% endfor %}",
      "{% for t in ['stg_customers', 'orders'] %}{{ ref(t) }}{% endfor %}",
    ],
  ])('%s', (before, wanted) => {
    for (const folder of ['models/marts', 'tests', 'macros', 'snapshots', 'analyses'])
      expect(after(`dbt/${folder}/a.sql`, before), folder).toBe(wanted);
  });

  it.each([
    "select customers.id from {{ source('crm', 'customers') }} as customers",
    "{{ ref('customers_2') }} {{ ref('Customers') }} {{ ref('other', 'customers') }}",
    "{# {{ ref('customers') }} #}",
    "{% raw %}{{ ref('customers') }}{% endraw %}",
  ])('is left alone: %s', (text) => {
    expect(after('dbt/models/a.sql', text)).toBe(text);
  });

  it('of other projects names it with that of its own in front', () => {
    const text = "{{ ref('shop', 'customers') }} {{ ref('customers') }}";
    const texts = renamed({ 'b/dbt_project.yml': 'name: b\n', 'b/models/b.sql': text });
    expect((texts as ReadonlyMap<string, string>).get(uriOf('b/models/b.sql'))).toBe(
      "{{ ref('shop', 'stg_customers') }} {{ ref('customers') }}",
    );
  });

  it('reads models in Python', () => {
    expect(
      after('dbt/models/p.py', 'df = dbt.ref("customers")\nx = ref( \'b\', "customers")\n'),
    ).toBe('df = dbt.ref("stg_customers")\nx = ref( \'b\', "customers")\n');
  });
});

describe('YAML', () => {
  const yaml = `models:
  - name: customers # who buys
    description: 'see {{ ref("customers") }}, not customers'
    columns:
      - name: customers
  - name: orders
    columns:
      - name: customer_id
        data_tests:
          - relationships: {to: ref('customers'), field: id}
          - relationships:
              to: "ref('customers')"
              field: id
seeds:
  - name: customers
sources:
  - name: crm
    tables: [{name: customers}]
unit_tests:
  - name: customers
    model: customers
    given:
      - input: ref('customers')
exposures:
  - name: customers
    depends_on: [ref('customers'), "ref('orders')", "ref('shop', 'customers')"]
`;

  it('follows in the entry of the model, tests and exposures', () => {
    const wanted = yaml
      .replace('- name: customers # who', '- name: stg_customers # who')
      .replace('model: customers', 'model: stg_customers')
      .replaceAll(/(ref\((?:'shop', )?['"])customers/g, '$1stg_customers');
    expect(after('dbt/models/schema.yml', yaml)).toBe(wanted);
  });

  it('follows in the configuration by folders', () => {
    const text = `name: shop
models:
  shop:
    customers: {+enabled: true}
    staging:
      customers:
        +materialized: view
`;
    const at = text.lastIndexOf('customers');
    expect(after(PROJECT, text)).toBe(`${text.slice(0, at)}stg_${text.slice(at)}`);
  });

  it('of other projects stays', () => {
    const texts = renamed({ 'b/dbt_project.yml': 'name: b\n', 'b/models/b.yml': yaml });
    expect((texts as ReadonlyMap<string, string>).get(uriOf('b/models/b.yml'))).toBe(
      yaml.replace("ref('shop', 'customers')", "ref('shop', 'stg_customers')"),
    );
  });
});

describe('what names it elsewhere', () => {
  const sources = (names: string, schema = 'orders'): string =>
    `${HEAD}id: a\nschema:\n  - name: ${schema}\n    properties:\n      - name: a\n        transformSourceObjects: ${names}\n`;

  it('is a source object of a contract', () => {
    expect(after('a.odcs.yaml', sources('[customers, other]'))).toBe(
      sources('[stg_customers, other]'),
    );
  });

  it('is not a source object that a contract declares', () => {
    const text = sources('[customers]', 'customers');
    expect(after('a.odcs.yaml', text)).toBe(text);
    const texts = renamed({
      'a.odcs.yaml': sources('[customers]'),
      'b.odcs.yaml': sources('[x]', 'customers').replace('id: a', 'id: b'),
    });
    expect((texts as ReadonlyMap<string, string>).get(uriOf('a.odcs.yaml'))).toBe(
      sources('[customers]'),
    );
  });

  it('is a node of a flowchart', () => {
    const text = 'flowchart LR\n  raw_customers --> customers\n  customers --> dim_customers\n';
    expect(after('docs/t.mermaid', text)).toBe(
      'flowchart LR\n  raw_customers --> stg_customers\n  stg_customers --> dim_customers\n',
    );
  });
});

describe('is refused', () => {
  it.each([
    'dbt/models/marts/stg_customers.sql',
    'dbt/models/Stg_Customers.py',
    'dbt/seeds/stg_customers.csv',
  ])('when there is %s', (path) => {
    expect(renamed({ [path]: SQL })).toBe('dbt has `{name}` already: see {file}.');
  });

  it('not because of a macro, or another project', () => {
    const others = { 'dbt/macros/stg_customers.sql': SQL, 'b/models/stg_customers.sql': SQL };
    expect(renamed({ ...others, 'b/dbt_project.yml': 'name: b\n' })).not.toBeTypeOf('string');
  });

  it.each(['../../x', 'a b', '', "a'b", '.sql'])('for what is no name: %j', (name) => {
    expect(renamed({}, name)).toBe('`{name}` cannot be the name of a file.');
  });

  it.each(['versions: [{v: 1}]', 'versions: [{v: 2, defined_in: customers}]'])(
    'for a model with %s',
    (versions) => {
      const text = `models:\n  - name: customers\n    ${versions}\n`;
      expect(renamed({ 'dbt/models/m.yml': text })).toContain('has versions');
    },
  );
});
