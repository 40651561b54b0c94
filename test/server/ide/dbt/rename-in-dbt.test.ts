import { describe, expect, it } from 'vitest';
import { TestWorkspace, uriOf } from '../../analysis/linked-workspace.ts';
import { HEAD } from '../ide-fixture.ts';

const PROJECT = { path: 'dbt/dbt_project.yml', text: 'name: shop\n' };

function contract(id: string, schema: string): string {
  return `${HEAD}id: ${id}\nschema:\n${schema}`;
}

const ORDERS = contract(
  'sales',
  `  - name: orders
    properties:
      - name: buyer
      - name: total
`,
);

interface Case {
  readonly dbt: string;
  readonly contract?: string;
  readonly others?: readonly { readonly path: string; readonly text: string }[];
  /** What is renamed; the last place where it stands in the contract. */
  readonly from?: string;
  readonly to?: string;
}

/** The dbt file after the rename, or why there was none. */
function renamed({ dbt, contract = ORDERS, others = [], from = 'buyer', to = 'customer' }: Case) {
  const workspace = new TestWorkspace([
    { path: 'a.odcs.yaml', text: contract },
    PROJECT,
    { path: 'dbt/models/x.yml', text: dbt },
    ...others,
  ]);
  const uri = uriOf('a.odcs.yaml');
  const nth = contract.split(from).length - 2;
  const problem = workspace.rename(uri, workspace.find(uri, from, nth), to);
  return problem ?? workspace.texts.get(uriOf('dbt/models/x.yml'));
}

const model = (name: string, ...columns: string[]): string =>
  `models:\n  - name: ${name}\n    columns:\n${columns.map((one) => `      - name: ${one}\n`).join('')}`;

describe('a dbt resource is bound', () => {
  it.each(['models', 'seeds', 'snapshots'])('by its name: %s', (kind) => {
    const dbt = model('orders', 'buyer # who', '"total"').replace('models', kind);
    expect(renamed({ dbt })).toBe(dbt.replace('buyer', 'customer'));
  });

  it('by the physical name of the object', () => {
    const text = ORDERS.replace('- name: orders\n', '- name: sales\n    physicalName: orders\n');
    const dbt = model('orders', 'buyer');
    expect(renamed({ dbt, contract: text })).toBe(dbt.replace('buyer', 'customer'));
  });

  it('by identifier or alias before its name', () => {
    const dbt = `sources:
  - name: raw
    tables:
      - {name: one, identifier: orders, columns: [{name: buyer}]}
      - {name: orders, identifier: other, columns: [{name: buyer}]}
models:
  - {name: two, config: {alias: orders}, columns: [{name: buyer}]}
`;
    expect(renamed({ dbt })).toBe(dbt.replaceAll('buyer', 'customer'));
  });

  it.each(['sales', 'a.odcs.yaml', '../../a.odcs.yaml', '../a.odcs.yaml'])(
    'by meta that says %s',
    (named) => {
      const dbt = `${model('facts', 'buyer')}    meta: {data_contract: ${named}}\n`;
      expect(renamed({ dbt })).toBe(dbt.replace('buyer', 'customer'));
    },
  );

  it('by the meta of its source', () => {
    const dbt = `sources:
  - name: raw
    config: {meta: {data_contract: sales, schema_object: orders}}
    tables:
      - {name: t1, columns: [{name: buyer}]}
`;
    expect(renamed({ dbt })).toBe(dbt.replace('buyer', 'customer'));
  });

  it.each([
    ['to another contract by meta', `${model('orders', 'buyer')}    meta: {data_contract: none}\n`],
    ['by another name', model('stg_orders', 'buyer')],
    ['by another case', model('ORDERS', 'buyer')],
  ])('not %s', (_, dbt) => {
    expect(renamed({ dbt })).toBe(dbt);
  });

  it('not by a name that two contracts declare', () => {
    const dbt = model('orders', 'buyer');
    const other = ORDERS.replace('sales', 'other');
    expect(renamed({ dbt, others: [{ path: 'b.odcs.yaml', text: other }] })).toBe(dbt);
    const withMeta = `${dbt}    meta: {data_contract: sales}\n`;
    const others = [{ path: 'b.odcs.yaml', text: other }];
    expect(renamed({ dbt: withMeta, others })).toBe(withMeta.replace('buyer', 'customer'));
  });

  it('not by an id that two contracts have', () => {
    const dbt = `${model('facts', 'buyer')}    meta: {data_contract: sales}\n`;
    expect(renamed({ dbt, others: [{ path: 'b.odcs.yaml', text: ORDERS }] })).toBe(dbt);
  });

  it('to the object whose physical name it is, of two in the contract', () => {
    const text = contract(
      'sales',
      `  - name: orders
    physicalName: orders_v1
    properties: [{name: total}]
  - name: orders_next
    physicalName: orders
    properties: [{name: buyer}]
`,
    );
    const dbt = model('orders', 'buyer', 'total');
    expect(renamed({ dbt, contract: text })).toBe(dbt.replace('buyer', 'customer'));
    expect(renamed({ dbt, contract: text, from: 'total' })).toBe(dbt);
  });
});

describe('a column', () => {
  it('with a physical name is called so, whatever the property is called', () => {
    const dbt = model('orders', 'buyer', 'BUYER_ID');
    for (const physical of ['buyer', 'BUYER_ID', '${COLUMN}'])
      expect(
        renamed({
          dbt,
          contract: ORDERS.replace(
            '- name: buyer',
            `- physicalName: ${physical}\n        name: buyer`,
          ),
        }),
      ).toBe(dbt);
  });

  it('within another is found by its path', () => {
    const text = contract(
      'sales',
      `  - name: orders
    properties:
      - name: address
        physicalName: addr
        properties:
          - name: town
      - name: town_2
`,
    );
    const dbt = model('orders', 'town', 'addr.town', 'addr.town.name', 'addr.towns', 'town_2');
    expect(renamed({ dbt, contract: text, from: 'town\n', to: 'city' })).toBe(
      dbt.replaceAll('addr.town\n', 'addr.city\n').replace('addr.town.', 'addr.city.'),
    );
  });

  it('is renamed where tests, constraints and other models name it', () => {
    const dbt = `models:
  - name: orders
    data_tests:
      - dbt_utils.unique_combination_of_columns: {combination_of_columns: [buyer, total]}
      - dbt_utils.expression_is_true: {expression: "buyer > 0"}
    constraints: [{type: unique, columns: [buyer]}]
    columns:
      - name: buyer
  - name: lines
    constraints: [{type: foreign_key, to: ref('orders'), columns: [buyer], to_columns: [buyer]}]
    columns:
      - name: buyer
        tests:
          - relationships: {to: "ref('orders')", field: buyer}
          - relationships: {to: "ref('shop', 'orders', v=2)", field: 'buyer'}
          - relationships: {to: "ref('away', 'orders')", field: buyer}
          - relationships: {to: source('raw', 'orders'), field: buyer}
          - dbt_utils.relationships_where:
              arguments: {to: "{{ ref('orders') }}", field: buyer, from_condition: buyer > 1}
`;
    expect(renamed({ dbt })).toBe(
      dbt
        .replace('[buyer, total]', '[customer, total]')
        .replace('unique, columns: [buyer]', 'unique, columns: [customer]')
        .replace('- name: buyer', '- name: customer')
        .replace('to_columns: [buyer]', 'to_columns: [customer]')
        .replace(`ref('orders')", field: buyer}`, `ref('orders')", field: customer}`)
        .replace(`v=2)", field: 'buyer'`, `v=2)", field: 'customer'`)
        .replace(`}}", field: buyer`, `}}", field: customer`),
    );
  });

  it('that is there already is a clash, if the old one is there, too', () => {
    expect(renamed({ dbt: model('orders', 'buyer', 'customer') })).toBe(
      'dbt has a column `{name}` in `{resource}` already: see line {line} of {file}.',
    );
    const done = model('orders', 'customer');
    expect(renamed({ dbt: done })).toBe(done);
  });

  it('in another case is the same one, and keeps its case', () => {
    const dbt = `${model('orders', 'BUYER', 'TOTAL')}  - name: lines
    columns:
      - name: ORDER_BUYER
        tests:
          - relationships: {to: ref('orders'), field: BUYER}
`;
    expect(renamed({ dbt })).toBe(
      dbt.replace(': BUYER', ': CUSTOMER').replace(': BUYER', ': CUSTOMER'),
    );
    const mixed = ORDERS.replace('buyer', 'Buyer');
    const lower = model('orders', 'buyer', 'total');
    expect(renamed({ dbt: lower, contract: mixed, from: 'Buyer', to: 'CustomerId' })).toBe(
      lower.replace('buyer', 'customerid'),
    );
    const odd = model('orders', 'bUYER');
    expect(renamed({ dbt: odd, to: 'orderNo' })).toBe(odd.replace('bUYER', 'orderNo'));
  });

  it('in another case clashes as well, but not with itself', () => {
    expect(renamed({ dbt: model('orders', 'BUYER', 'CUSTOMER') })).toContain('already');
    const dbt = model('orders', 'buyer');
    expect(renamed({ dbt, to: 'BUYER' })).toBe(dbt.replace('buyer', 'BUYER'));
  });

  it('that Jinja writes, or an alias repeats, is left alone', () => {
    const dbt = `models:
  - name: orders
    columns:
      - name: "{{ buyer }}"
      - name: {{ buyer }}
      - &column
        name: total
      - *column
`;
    expect(renamed({ dbt })).toBe(dbt);
    expect(renamed({ dbt, from: 'total', to: 'sum' })).toBe(dbt.replace('total', 'sum'));
  });

  it('gets quotes where YAML needs them', () => {
    const dbt = model('orders', 'buyer');
    expect(renamed({ dbt, to: 'on' })).toBe(dbt.replace('buyer', '"on"'));
    expect(renamed({ dbt, to: 'n' })).toBe(dbt.replace('buyer', 'n'));
  });

  it('loses quotes that only its name needed', () => {
    const text = ORDERS.replace('buyer', '"on"');
    const dbt = model('orders', '"on"');
    expect(renamed({ dbt, contract: text, from: 'on"' })).toBe(dbt.replace('"on"', 'customer'));
  });
});

describe('a schema object', () => {
  it('keeps the name of its model', () => {
    const dbt = model('orders', 'buyer');
    expect(renamed({ dbt, from: 'orders', to: 'sales_orders' })).toBe(dbt);
  });

  it('is renamed in meta, by name and by id', () => {
    const text = ORDERS.replace('- name: orders', '- id: orders_id\n    name: orders');
    const dbt = (object: string): string =>
      `${model('facts', 'buyer')}    meta: {data_contract: sales, schema_object: ${object}}\n`;
    expect(renamed({ dbt: dbt('orders'), contract: text, from: 'orders', to: 'o2' })).toBe(
      dbt('o2'),
    );
    expect(renamed({ dbt: dbt('orders_id'), contract: text, from: 'orders_id', to: 'o2' })).toBe(
      dbt('o2'),
    );
    expect(renamed({ dbt: dbt('orders_id'), contract: text, from: 'orders\n', to: 'o2' })).toBe(
      dbt('orders_id'),
    );
  });
});

describe('the id of a contract', () => {
  const dbt = `${model('facts', 'buyer')}    meta: {data_contract: sales} # ours\n`;

  it('is renamed in meta', () => {
    expect(renamed({ dbt, from: 'sales', to: 'sales v2' })).toBe(
      dbt.replace('data_contract: sales', 'data_contract: sales v2'),
    );
  });

  it('is left where it means two contracts', () => {
    const others = [{ path: 'b.odcs.yaml', text: ORDERS }];
    expect(renamed({ dbt, others, from: 'sales', to: 'new' })).toBe(dbt);
  });

  it('must not be that of another contract', () => {
    const others = [{ path: 'b.odcs.yaml', text: ORDERS.replace('sales', 'taken') }];
    expect(renamed({ dbt, others, from: 'sales', to: 'taken' })).toContain('Another contract');
    expect(renamed({ dbt, others, from: 'sales', to: ' ' })).toContain('must not be empty');
  });
});
