import { expect, test } from 'vitest';
import { contract } from '../../../../server/src/lint/example.ts';
import { messageOf } from '../check.ts';
import { lintTogether } from '../check-workspace.ts';

const MESH = 'specs/pipelines/topology.mermaid';

function table(path: string, domain: string, from = ''): Record<string, string> {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const sources = from === '' ? '' : `\n        transformSourceObjects: [${from}]`;
  const text = contract(`domain: ${domain}
schema:
  - name: ${name}
    properties:
      - name: id
        logicalType: string${sources}`);
  return {
    [`specs/contracts/${path}.odcs.yaml`]: text
      .replace('id: orders', `id: ${name}`)
      .replace('name: Orders', `name: ${name}_report`),
  };
}

function model(path: string, from: string): Record<string, string> {
  return { [`dbt/models/${path}.sql`]: `select a.id from ${from}\n` };
}

const shop = {
  ...table('sources/shop/orders', 'sales'),
  ...table('sources/stripe/payments', 'billing'),
  ...table('data-products/sales/fct_revenue', 'sales', 'int_paid'),
  ...table('data-products/finance/fct_margin', 'finance', 'fct_revenue'),
  'dbt/dbt_project.yml': 'name: shop\n',
  ...model('staging/stg_orders', "{{ source('shop', 'orders') }} as a"),
  ...model('staging/stg_payments', "{{ source('stripe', 'payments') }} as a"),
  ...model(
    'intermediate/int_paid',
    "{{ ref('stg_orders') }} as a join {{ ref('stg_payments') }} as b",
  ),
  ...model('marts/fct_revenue', "{{ ref('int_paid') }} as a"),
  ...model('marts/fct_margin', "{{ ref('fct_revenue') }} as a"),
};

const all = `orders --> stg_orders --> int_paid --> fct_revenue --> fct_margin
payments --> stg_payments --> int_paid
`;

test.each<[what: string, body: string, path?: string]>([
  ['all tables', all],
  [
    'systems and dashboards, in one word or several',
    `${all}stripe[(Stripe)] --> payments
crm[(CRM)]
db[("Shop<br/>Postgres")] --> orders
fct_revenue --> looker[Looker]
fct_margin --> sales_board[Weekly sales] & D[Dashboard]`,
  ],
  ['the names of systems and domains alone', `${all}stripe --> payments\nfct_margin --> finance`],
  [
    'labels of several lines',
    `A["orders<br/>raw"] --> B["stg_orders<br>view"] --> C["int_paid\\nephemeral"] --> D["fct_revenue
daily"] --> E[fct_margin]
F[(payments)] --> G["stg_payments<br />view"] --> C`,
  ],
  [
    'ids with something in front',
    `src_orders[(orders)] --> m_stg_orders[stg_orders] --> m_int[int_paid] --> p_rev[[fct_revenue]] --> p_mar[["fct_margin<br/>finance"]]
src_payments[(payments)] --> m_stg_payments[stg_payments] --> m_int`,
  ],
  ['a mart called like its source', `raw_revenue[(fct_revenue)] --> orders\n${all}`],
  [
    'steps between tables, an orchestrator, and a legend',
    `orders --> load[Nightly load] --> stg_orders --> int_paid --> dbt{{dbt}} --> fct_revenue --> fct_margin
payments --> fivetran([Fivetran]) --> stg_payments --> int_paid
airflow((airflow)) -.-> load & dbt
subgraph Legend
  l1[source] --> l2[[mart]]
end`,
  ],
  [
    'layers, and no single edge',
    `subgraph raw [Raw]
  orders[(orders)]
  payments[(payments)]
end
subgraph stg [Staging]
  stg_orders
  stg_payments
end
subgraph marts [Marts]
  int_paid
  fct_revenue
  fct_margin
end
raw --> stg --> marts`,
  ],
  [
    'a layer as a whole, and single edges behind it',
    `subgraph raw [Raw]
  orders
  payments
end
subgraph stg [Staging]
  stg_orders & stg_payments
end
raw --> stg
stg_orders & stg_payments --> int_paid --> fct_revenue --> fct_margin`,
  ],
  ['domains alone', 'billing[Billing] & shop --> sales --> finance[Finance]'],
  [
    'contracts alone',
    'orders_report & payments_report --> fct_revenue_report --> fct_margin_report',
  ],
  [
    'a part on purpose',
    'orders & payments --> fct_revenue --> fct_margin',
    'specs/pipelines/overview.mermaid',
  ],
  [
    'classes, clicks and shapes of what is no table',
    `${all}web:::external --> orders
pos --> orders
class pos,board system
click board_of_sales href "https://bi.example.com/1"
fct_margin --> board_of_sales & board & mail>mail] & check{check}
classDef external fill:#eee`,
  ],
  [
    'a system of another domain',
    `${all}subgraph billing
  payments
  pos[Point of sale]
end
pos --> fct_margin`,
  ],
])('nothing is wrong with a picture of %s', (_, body, path = MESH) => {
  const text = `flowchart LR\n${body}\n`;
  const found = lintTogether({ ...shop, [path]: text }).find((one) => one.path === path);
  expect(found?.findings.map(messageOf)).toEqual([]);
});

test('a folder that is called like no domain does not hide what is missing', () => {
  const path = 'specs/pipelines/nightly/topology.mermaid';
  const text = 'flowchart LR\norders --> stg_orders\nfct_revenue --> fct_margin\n';
  const found = lintTogether({ ...shop, [path]: text }).find((one) => one.path === path);
  expect(found?.findings.map(messageOf)).toEqual([
    '`fct_revenue` is made of `stg_orders` by way of `int_paid`, but no edge leads from there.',
  ]);
});
