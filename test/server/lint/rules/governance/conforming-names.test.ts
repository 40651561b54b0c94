import { describe, expect, test } from 'vitest';
import { LineIndex } from '../../../../../server/src/base/line-index.ts';
import { applyEdits } from '../../../../../server/src/base/text-edit.ts';
import { contract, product } from '../../../../../server/src/lint/example.ts';
import { locate } from '../../../../../server/src/lint/locate.ts';
import conformingNames from '../../../../../server/src/lint/rules/governance/conforming-names.ts';
import layerMaterialization from '../../../../../server/src/lint/rules/governance/layer-materialization.ts';
import type { Word } from '../../../../../server/src/model/dbt/dbt-model.ts';
import type { GovernedFile } from '../../../../../server/src/model/governed-file.ts';
import { engine, spec, TODAY } from '../../check.ts';
import { indexOf } from '../../check-workspace.ts';
import { formatMessage } from '../../../../../server/src/lint/format-message.ts';
import { defaultConfig } from '../../../../../server/src/lint/config.ts';
import { saidTogether } from '../workspace/said-together.ts';

/** Line for line as the founding text has it. */
const founding = `{"layers": {"staging": {"prefix": "stg_", "materialization": "view"}, "intermediate": {"prefix": "int_", "materialization": "ephemeral"}, "marts": {"prefix": "fct_|dim_", "materialization": "table"}}, "column_rules": {"boolean": {"prefix": "is_|has_", "example": "is_active"}, "timestamp": {"suffix": "_at", "timezone": "UTC"}}}
`;
const cased = `{
  "casing": { "tables": "snake_case", "columns": "snake_case", "sql_constants": "UPPER_CASE" }
}
`;
const POLICY = 'specs/governance/naming.json';
const SOURCE = 'specs/contracts/sources/crm/c.odcs.yaml';
const PRODUCT = 'specs/contracts/data-products/sales/c.odcs.yaml';

const said = (files: Readonly<Record<string, string>>): readonly string[] =>
  saidTogether('conforming-names', files);
const schema = (body: string): string => contract(`schema:\n${body}`);

describe('contracts', () => {
  test('`customerData` breaks the casing rule of the named file', () => {
    const files = {
      'specs/governance/naming-conventions.json': cased,
      [SOURCE]: schema('  - name: customerData\n    properties:\n      - name: customerData'),
    };
    expect(said(files)).toEqual([
      `${SOURCE}:8: \`customerData\` is not in snake_case, which \`casing.tables\` demands (naming-conventions.json:2).`,
      `${SOURCE}:10: \`customerData\` is not in snake_case, which \`casing.columns\` demands (naming-conventions.json:2).`,
    ]);
  });

  test('layers and types demand beginnings and ends', () => {
    const body = `  - name: orders
    properties:
      - name: active
        logicalType: boolean
      - name: created
        physicalType: TIMESTAMP_TZ
      - name: place
        logicalType: object
        properties:
          - name: visited
            logicalType: timestamp`;
    expect(said({ [POLICY]: founding, [PRODUCT]: schema(body) })).toEqual([
      `${PRODUCT}:8: \`orders\` begins with none of \`fct_\`, \`dim_\`, one of which \`layers.marts.prefix\` demands (naming.json:1).`,
      `${PRODUCT}:10: \`active\` begins with none of \`is_\`, \`has_\`, one of which \`column_rules.boolean.prefix\` demands (naming.json:1).`,
      `${PRODUCT}:12: \`created\` does not end with \`_at\`, which \`column_rules.timestamp.suffix\` demands (naming.json:1).`,
      `${PRODUCT}:17: \`visited\` does not end with \`_at\`, which \`column_rules.timestamp.suffix\` demands (naming.json:1).`,
    ]);
    // Tables of sources are in no layer; their columns have types.
    expect(said({ [POLICY]: founding, [SOURCE]: schema(body) })).toHaveLength(3);
  });

  test('a date that is kept as a point in time is one: older versions had no other word', () => {
    const body = `  - name: fct_orders
    properties:
      - name: created
        logicalType: date
        physicalType: TIMESTAMP
      - name: due
        logicalType: date
        physicalType: DATE`;
    expect(said({ [POLICY]: founding, [PRODUCT]: schema(body) })).toHaveLength(1);
  });

  test('a name that breaks several rules is one finding', () => {
    const both = `{ "layers": { "marts": { "prefix": "fct_" } },
  "casing": { "tables": "snake_case" } }
`;
    expect(said({ [POLICY]: both, [PRODUCT]: schema('  - name: OrderLines') })).toEqual([
      `${PRODUCT}:8: \`OrderLines\` breaks 2 rules of names: \`casing.tables\` snake_case (naming.json:2); \`layers.marts.prefix\` \`fct_\` (naming.json:1).`,
    ]);
  });

  test('physical names are judged where they are ours', () => {
    const all = `{ "layers": { "marts": { "prefix": "fct_" } },
  "casing": { "tables": "snake_case", "columns": "snake_case" } }
`;
    const body = `  - name: orders
    physicalName: ANALYTICS.FCT_ORDERS
    properties:
      - name: order_id
        physicalName: ORDER_ID
      - name: buyer_id
        physicalName: BuyerRef
      - name: seller_id
        physicalName: SELLER_REF`;
    expect(said({ [POLICY]: all, [PRODUCT]: schema(body) })).toEqual([
      `${PRODUCT}:14: \`BuyerRef\` is not in snake_case, which \`casing.columns\` demands (naming.json:2).`,
    ]);
    expect(said({ [POLICY]: all, [SOURCE]: schema(body) })).toEqual([]);
    // The layer speaks of the table, once.
    const wrong = body.replace('FCT_ORDERS', 'ORDERS_TABLE');
    expect(said({ [POLICY]: all, [PRODUCT]: schema(wrong) })[0]).toContain(':9: `orders_table`');
  });

  test('exceptions hold until their last day', () => {
    const until = (day: string): string =>
      `{ "casing": { "tables": "snake_case" }, "exceptions": [{ "name": "OrderLines", "reason": "r", "expires": "${day}" }] }\n`;
    const text = schema('  - name: OrderLines');
    expect(said({ [POLICY]: until(TODAY), [SOURCE]: text })).toEqual([]);
    expect(said({ [POLICY]: until('2026-06-14'), [SOURCE]: text })).toHaveLength(1);
  });

  test('an exception for a layer lifts names of its columns as well', () => {
    const policy = (layer: string): string =>
      `{ "layers": { "marts": {}, "staging": {} }, "casing": { "columns": "snake_case" }, "exceptions": [{ "name": "fct_orders.OldCode", "reason": "r", "layer": "${layer}" }] }\n`;
    const files = {
      [PRODUCT]: schema('  - name: fct_orders\n    properties:\n      - name: OldCode'),
      'dbt/dbt_project.yml': 'name: shop\n',
      'dbt/models/marts/fct_orders.sql': 'select 1 as OldCode\n',
      'dbt/models/marts/_models.yml':
        'models:\n  - name: fct_orders\n    columns:\n      - name: OldCode\n',
    };
    expect(said({ [POLICY]: policy('marts'), ...files })).toEqual([]);
    expect(said({ [POLICY]: policy('staging'), ...files })).toHaveLength(3);
  });

  test('an exception for a domain holds for its folders and all spellings of it', () => {
    const policy =
      '{ "casing": { "columns": "snake_case" }, "exceptions": [{ "name": "OldCode", "reason": "r", "domain": "Customer Success" }] }\n';
    const files = (folder: string, head = ''): Record<string, string> => ({
      [POLICY]: policy,
      [`specs/contracts/sources/${folder}/c.odcs.yaml`]: contract(
        `${head}schema:\n  - name: codes\n    properties:\n      - name: OldCode`,
      ),
      'dbt/dbt_project.yml': 'name: shop\n',
      [`dbt/models/${folder}/codes.sql`]: 'select 1 as OldCode\n',
    });
    expect(said(files('customer_success'))).toEqual([]);
    expect(said(files('sales'))).toHaveLength(2);
    expect(said(files('sales', 'domain: customer-success\n'))).toHaveLength(1);
    expect(said(files('customer_success', 'domain: sales\n'))).toHaveLength(1);
  });

  test('an exception for tables lifts nothing of their columns', () => {
    const policy = (name: string): string =>
      `{ "casing": { "tables": "snake_case", "columns": "snake_case" }, "exceptions": [{ "name": "${name}", "reason": "r" }] }\n`;
    const text = schema('  - name: legacy_Codes\n    properties:\n      - name: OldCode');
    expect(said({ [POLICY]: policy('legacy_*'), [SOURCE]: text })).toHaveLength(1);
    expect(said({ [POLICY]: policy('legacy_*.*'), [SOURCE]: text })).toHaveLength(1);
    expect(said({ [POLICY]: policy('*'), [SOURCE]: text })).toEqual([]);
  });

  test('a domain has its own rules', () => {
    const files = {
      [POLICY]: cased,
      'specs/governance/finance/naming.json': '{ "casing": { "tables": "PascalCase" } }\n',
      [SOURCE]: contract('domain: finance\nschema:\n  - name: OrderLines'),
    };
    expect(said(files)).toEqual([]);
    const other = { ...files, [SOURCE]: files[SOURCE].replace('OrderLines', 'order_lines') };
    expect(said(other)).toEqual([expect.stringContaining('demands (finance/naming.json:1).')]);
  });

  test('products and their ports are called like tables', () => {
    const text = product(
      'outputPorts:\n  - name: newOrders\n    version: 1.0.0\n    contractId: orders',
    );
    expect(said({ [POLICY]: cased, 'specs/sales.odps.yaml': text })).toEqual([
      'specs/sales.odps.yaml:4: `Customer 360` is not in snake_case, which `casing.tables` demands (naming.json:2).',
      'specs/sales.odps.yaml:7: `newOrders` is not in snake_case, which `casing.tables` demands (naming.json:2).',
    ]);
  });

  test('other rules that are broken, and the example, are related', () => {
    const text = schema(
      '  - name: x\n    properties:\n      - name: Active\n        logicalType: boolean',
    );
    const both = founding.replace('{"layers"', '{"casing": {"columns": "snake_case"}, "layers"');
    const index = indexOf({ [POLICY]: both, [SOURCE]: text });
    const [finding] = engine.lintInWorkspace(index.recorded(SOURCE)!, index, defaultConfig);
    expect(finding?.demand?.rule).toBe('casing.columns');
    expect(finding?.elsewhere?.map(({ messageId, params }) => [messageId, params])).toEqual([
      ['demands', { rule: 'column_rules.boolean.prefix' }],
      ['example', { example: 'is_active' }],
    ]);
  });
});

describe('names to have instead', () => {
  const renames = (
    text: string,
    policy: string,
    uri = PRODUCT,
    others: Readonly<Record<string, string>> = {},
  ): readonly (readonly string[])[] => {
    const index = indexOf({ [POLICY]: policy, [uri]: text, ...others });
    const file = index.recorded(uri)!;
    const lines = new LineIndex(text);
    const { records, governed } = file;
    const visit = { kind: 'workspace', uri, records, governed, workspace: index } as const;
    return engine
      .lintInWorkspace(file, index, defaultConfig)
      .filter(({ code }) => code === 'conforming-names')
      .map((one) => conformingNames.renames!(locate(one, lines), visit, { today: TODAY }));
  };

  test('one for each beginning, none that is taken beside it', () => {
    const text = schema(`  - name: orders
    properties:
      - name: active
        logicalType: boolean
      - name: is_active
        logicalType: boolean
      - name: place
        properties:
          - name: active
            logicalType: boolean
  - name: FCT_ORDERS`);
    expect(renames(text, founding)).toEqual([
      ['dim_orders'],
      ['has_active'],
      ['is_active', 'has_active'],
      ['fct_orders'],
    ]);
  });

  test('none for physical names: the database has them', () => {
    const text = schema('  - name: orders\n    physicalName: OrderTable');
    expect(renames(text, cased)).toEqual([[]]);
  });

  test('of models, those that no other model of the project has', () => {
    const model = 'dbt/models/marts/Orders.sql';
    const project = { 'dbt/dbt_project.yml': 'name: shop\n' };
    const text = '{% set days = 30 %} select 1 as ID';
    expect(renames(text, founding, model, project)).toEqual([['fct_Orders', 'dim_Orders']]);
    const policy = founding.replace('{"layers"', '{"casing": {"tables": "snake_case"}, "layers"');
    const others = { ...project, 'dbt/models/fct_orders.sql': 'select 1 as id' };
    expect(renames(text, policy, model, others)).toEqual([['dim_orders']]);
    // Constants are no names of models.
    expect(renames(text, cased, model, project)).toEqual([['orders'], [], ['id']]);
  });

  test('of columns of models, aliases that nobody else reads', () => {
    const model = 'dbt/models/orders.sql';
    const columnsOf = (text: string, other = '', file = 'dbt/models/b.sql') =>
      renames(text, cased, model, { 'dbt/dbt_project.yml': 'name: shop\n', [file]: other });
    const text = "select id as orderId, o.paid as is_paid from {{ source('crm', 'orders') }} as o";
    expect(columnsOf(text)).toEqual([['order_id']]);
    const ref = "from {{ ref('orders') }} as o";
    expect(columnsOf(text, `select o.is_paid ${ref}`)).toEqual([['order_id']]);
    for (const sql of [
      `select o.ORDERID as x ${ref}`,
      `select * ${ref}`,
      `select is_paid ${ref} where`,
    ])
      expect(columnsOf(text, sql), sql).toEqual([[]]);
    // What is read is called so where it comes from.
    expect(columnsOf('select orderId from raw.orders')).toEqual([[]]);
    expect(columnsOf('select o.orderId as orderId from raw.orders as o')).toEqual([[]]);
    expect(columnsOf(text.replace('is_paid', 'order_id'))).toEqual([[]]);
    const promised = schema('  - name: orders\n    properties:\n      - name: order_id');
    expect(columnsOf(text, promised, SOURCE)).toEqual([[]]);
  });
});

/** A rule over a file whose facts are given. */
function saidOf(
  rule: typeof conformingNames | typeof layerMaterialization,
  uri: string,
  governed: GovernedFile,
  policy: string,
  others: Readonly<Record<string, string>> = {},
): { readonly messages: readonly string[]; readonly fixed: (text: string) => readonly string[] } {
  const index = indexOf({ [POLICY]: policy, ...others });
  const visit = { kind: 'workspace', uri, records: [], governed, workspace: index } as const;
  const context = { spec, version: '', today: TODAY };
  const found = [...rule.check(visit, context)];
  const { messages } = rule.meta as { messages: Readonly<Record<string, string>> };
  return {
    messages: found.map(
      ({ place, messageId, params }) =>
        `${String(place.line + 1)}:${String(place.start)}: ${formatMessage(messages[messageId]!, params)}`,
    ),
    fixed: (text) =>
      found.flatMap((one) => {
        const finding = locate(
          { ...one, code: rule.meta.code, severity: 'warning' },
          new LineIndex(text),
        );
        return (rule.fixText?.(finding, text) ?? []).map((fix) => applyEdits(text, fix.edits));
      }),
  };
}

const word = (text: string, line = 0, start = 0): Word => ({
  text,
  place: { line, start, end: start + text.length },
});

describe('dbt', () => {
  const model = {
    name: 'orders',
    materialized: word('table', 0, 24),
    tags: [],
    refs: [],
    sources: [],
    tables: [],
    macros: [],
    moreTags: false,
    disabled: false,
    constants: [word('maxAge', 1, 7), word('MIN_AGE', 2, 7)],
    columns: [
      { name: word('orderId', 3, 7), from: [] },
      { name: { text: 'customerName', place: { line: 4, start: 7, end: 8 } }, from: [] },
    ],
    reads: [],
  };
  const at = (folder: string): string => `specs/models/${folder}/orders.sql`;
  const policy = founding.replace('{"layers"', `${cased.trim().slice(0, -1)}, "layers"`);

  test('a model by its layer, its constants and the columns that it names', () => {
    expect(
      saidOf(conformingNames, at('staging/shop'), { kind: 'dbt-model', model }, policy).messages,
    ).toEqual([
      '1:0: `orders` does not begin with `stg_`, which `layers.staging.prefix` demands (naming.json:3).',
      '2:7: `maxAge` is not in UPPER_CASE, which `casing.sql_constants` demands (naming.json:2).',
      '4:7: `orderId` is not in snake_case, which `casing.columns` demands (naming.json:2).',
    ]);
  });

  test('columns that YAML describes, by what the database keeps', () => {
    const governed: GovernedFile = {
      kind: 'dbt-properties',
      models: [
        {
          name: word('stg_orders'),
          tags: [],
          columns: [
            { name: word('isPaid', 3), dataType: undefined },
            { name: word('paid', 4), dataType: 'boolean' },
            { name: word('made', 5), dataType: 'timestamp_ntz' },
          ],
        },
      ],
      // What a system calls its own is its own.
      tables: [
        {
          source: 'shop',
          name: word('Orders'),
          tags: [],
          columns: [{ name: word('Id'), dataType: undefined }],
        },
      ],
    } as unknown as GovernedFile;
    const uri = 'specs/models/staging/_models.yml';
    expect(saidOf(conformingNames, uri, governed, policy).messages).toEqual([
      '4:0: `isPaid` is not in snake_case, which `casing.columns` demands (naming.json:2).',
      '5:0: `paid` begins with none of `is_`, `has_`, one of which `column_rules.boolean.prefix` demands (naming.json:3).',
      '6:0: `made` does not end with `_at`, which `column_rules.timestamp.suffix` demands (naming.json:3).',
    ]);
  });

  test('a column that YAML alone has is called otherwise there', () => {
    const yaml = `models:
  - name: stg_orders
    columns:
      - {name: 'isPaid', data_tests: [isPaid]}
      - name: is_open
`;
    const after = (sql: string, text = yaml): readonly string[] => {
      const path = 'dbt/models/staging/_models.yml';
      const files = { 'dbt/dbt_project.yml': 'name: shop\n', [POLICY]: cased, [path]: text };
      const index = indexOf({ ...files, 'dbt/models/staging/stg_orders.sql': sql });
      const { governed } = index.recorded(path)!;
      return saidOf(conformingNames, path, governed!, cased, {
        ...files,
        'dbt/models/staging/stg_orders.sql': sql,
      }).fixed(text);
    };
    expect(after('select paid as is_paid from raw.orders')).toEqual([
      yaml.replace("'isPaid'", "'is_paid'"),
    ]);
    // The SQL gives it, may give it, or cannot be read.
    for (const sql of ['select ispaid from raw.orders', 'select * from raw.orders', 'select from'])
      expect(after(sql), sql).toEqual([]);
    // Another column has the name.
    const taken = yaml.replace('is_open', 'is_paid');
    expect(after('select paid as is_paid from raw.orders', taken)).toEqual([]);
  });

  test('the texts of a project', () => {
    const project = 'specs/dbt/dbt_project.yml';
    const files = {
      [POLICY]: policy,
      [project]: 'name: shop\n',
      'specs/dbt/models/staging/orders.sql': `{% set maxAge = 30 %}
select o.orderId, o.buyer as buyerName, o.*
from {{ source('shop', 'orders') }} as o
where o.age < {{ maxAge }}
`,
      'specs/dbt/models/staging/_models.yml': `models:
  - name: stg_orders
    columns:
      - name: paid
        data_type: boolean
`,
    };
    expect(said(files).map((one) => one.replace(/^.*\//, '').replace(/(`\w+`).*/, '$1'))).toEqual([
      'orders.sql:1: `orders`',
      'orders.sql:1: `maxAge`',
      'orders.sql:2: `orderId`',
      'orders.sql:2: `buyerName`',
      '_models.yml:4: `paid`',
    ]);
    // SQL outside of any project is no model.
    const { [project]: _project, ...others } = files;
    expect(said(others)).toEqual([]);
  });

  test('a name in capitals that is passed on is judged as the database folds it', () => {
    const judged = (sql: string): string[] =>
      said({
        [POLICY]: cased,
        'specs/dbt/dbt_project.yml': 'name: shop\n',
        'specs/dbt/models/orders.sql': sql,
      }).map((one) => one.replace(/^.*?(`\w+`).*/, '$1'));
    const from = "from {{ source('shop', 'orders') }} as o\n";
    expect(judged(`select o.COUNTRY_CODE, CITY ${from}`)).toEqual([]);
    expect(judged(`with c as (select CITY ${from}) select CITY from c`)).toEqual([]);
    expect(judged(`select o."COUNTRY_CODE" ${from}`)).toEqual(['`COUNTRY_CODE`']);
    expect(judged(`select o.country as COUNTRY_CODE ${from}`)).toEqual(['`COUNTRY_CODE`']);
    expect(judged(`select o.countryCode ${from}`)).toEqual(['`countryCode`']);
  });

  test('a model is built as its layer demands', () => {
    const text = "{{ config(materialized='table') }}\nselect 1\n";
    const governed: GovernedFile = { kind: 'dbt-model', model };
    const found = saidOf(layerMaterialization, at('staging'), governed, founding);
    expect(found.messages).toEqual([
      '1:24: `table` is not how models of this layer are built: `layers.staging.materialization` demands `view` (naming.json:1).',
    ]);
    expect(found.fixed(text)).toEqual([text.replace('table', 'view')]);
    expect(saidOf(layerMaterialization, at('marts'), governed, founding).messages).toEqual([]);
    expect(saidOf(layerMaterialization, at('other'), governed, founding).messages).toEqual([]);
    const silent: GovernedFile = {
      kind: 'dbt-model',
      model: { ...model, materialized: undefined },
    };
    expect(saidOf(layerMaterialization, at('staging'), silent, founding).messages).toEqual([]);
  });
});

describe('flowcharts', () => {
  test('what is described in words is a table only where its id looks like one', () => {
    const chart = `flowchart LR
  A[(Stripe API)] --> raw_Orders["Orders of the shop"] --> Board{{Revenue dashboard}}
  Board --> otherTable
`;
    expect(said({ [POLICY]: cased, 'specs/pipelines/topology.mermaid': chart })).toEqual([
      'specs/pipelines/topology.mermaid:2: `raw_Orders` is not in snake_case, which `casing.tables` demands (naming.json:2).',
      'specs/pipelines/topology.mermaid:3: `otherTable` is not in snake_case, which `casing.tables` demands (naming.json:2).',
    ]);
  });

  const text = `flowchart LR
  subgraph Staging
    rawOrders[rawOrders]
  end
  rawOrders-->fct_orders
  rawOrders2 --> my-rawOrders
  customers --> rawOrders
`;
  const governed: GovernedFile = {
    kind: 'topology',
    nodes: [
      { name: word('rawOrders', 2, 4), label: undefined, within: ['Staging'] },
      { name: word('fct_orders', 4, 14), label: undefined, within: [] },
      { name: word('Customers', 6, 2), label: undefined, within: [] },
    ],
    edges: [],
    mistakes: [],
  };
  const policy = founding.replace('{"layers"', `${cased.trim().slice(0, -1)}, "layers"`);
  const uri = 'specs/pipelines/topology.mermaid';

  test('a node by the frame around it, what contracts declare left out', () => {
    const others = { [SOURCE]: schema('  - name: Customers') };
    const found = saidOf(conformingNames, uri, governed, policy, others);
    expect(found.messages).toEqual([
      '3:4: `rawOrders` breaks 2 rules of names: `casing.tables` snake_case (naming.json:2); `layers.staging.prefix` `stg_` (naming.json:3).',
    ]);
    expect(found.fixed(text)).toEqual([
      `flowchart LR
  subgraph Staging
    stg_raw_orders[stg_raw_orders]
  end
  stg_raw_orders-->fct_orders
  rawOrders2 --> my-rawOrders
  customers --> stg_raw_orders
`,
    ]);
  });
});
