import type { LinkedFile } from './linked-contracts.ts';

/** Contracts that dbt resources are bound to; the first ones by name, the last two by `meta`. */
export const IN_DBT = [0, 1, 2, 5, 38];

/**
 * A dbt project beside the linked contracts: comments, quotes, Windows line breaks, Jinja, and all
 * places that name columns. `customers` is declared by every contract, so it is bound to none.
 */
export function linkedDbt(): readonly LinkedFile[] {
  return [
    { path: 'warehouse/dbt_project.yml', text: "name: 'shop'\nversion: '1.0'\n" },
    { path: 'warehouse/models/orders.yml', text: MODELS },
    { path: 'warehouse/models/sources.yaml', text: SOURCES.replaceAll('\n', '\r\n') },
    { path: 'warehouse/seeds/seeds.yml', text: SEEDS },
    // Not below a project: nobody's business.
    {
      path: 'other/orders.yml',
      text: 'models:\n  - name: orders_0\n    columns: [{name: key_a}]\n',
    },
  ];
}

const MODELS = `# dbt
version: 2

models:
  - name: orders_0   # one row for each order
    description: "{{ doc('orders') }}"
    config: {materialized: "{{ env_var('M', 'table') }}"}
    data_tests:
      - dbt_utils.unique_combination_of_columns:
          combination_of_columns: [key_a, 'key_b']
    constraints:
      - type: primary_key
        columns: [key_a]
    columns:
      - name: key_a   # first part
        data_tests: [unique, not_null]
      - {name: "key_b"}
      - name: lines
      - name: lines.sku
      - name: customer
        tests:
          - relationships:
              to: ref('fct_orders')
              field: key_a
          - relationships:
              arguments: {to: "source('raw', 'orders_1')", field: 'key_b'}
  - name: fct_orders
    meta:
      data_contract: contract-5
      schema_object: orders_5
    columns:
      - name: 'key_a'
      - name: key_b
      - name: key_a_hash
  - name: customers
    columns:
      - name: customer_id
`;

const SOURCES = `sources:
  - name: raw
    tables:
      - name: orders_1
        columns:
          - name: key_a
          - name: key_b
            tests:
              - relationships: {to: ref("orders_0"), field: key_b}
      - name: two
        identifier: orders_2
        columns:
          - name: customer
`;

const SEEDS = `seeds:
  - name: past_orders
    config:
      meta: {data_contract: ../contracts/even/c38.odcs.yaml, schema_object: orders_38_id}
    columns:
      - name: key_a
      - name: lines.sku
`;
