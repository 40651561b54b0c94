import { describe, expect, test } from 'vitest';
import { sampleKey, type DbtInput } from '../../../../server/src/generate/dbt/dbt-input.ts';
import { generateDbt } from '../../../../server/src/generate/dbt/generate-dbt.ts';
import { workspaceInput, type Given } from './workspace-input.ts';

const source = 'contracts/sources/shop/orders.odcs.yaml';
const product = 'contracts/data-products/sales/sales.odcs.yaml';

const head = (id: string): string =>
  `apiVersion: v3.1.0\nkind: DataContract\nid: ${id}\nname: ${id}\nversion: 1.0.0\nstatus: active\n`;

const files = {
  [source]: `${head('shop')}schema:
  - name: orders
    properties:
      - { name: order_id, physicalName: id, logicalType: integer, primaryKey: true }
      - { name: amount, logicalType: integer, required: true }
`,
  [product]: `${head('sales')}domain: sales
schema:
  - name: fct_orders
    properties:
      - { name: order_id, logicalType: integer, primaryKey: true, transformSourceObjects: [stg_orders] }
      - { name: euros, logicalType: integer, transformSourceObjects: [stg_orders], transformLogic: amount / 100 }
`,
};

async function project(given: Given = {}, more: Partial<DbtInput> = {}) {
  const made = generateDbt({ ...(await workspaceInput(files, given)), ...more });
  return { ...made, text: new Map(made.files.map(({ path, text }) => [path, text])) };
}

describe('what is wanted', () => {
  test('a source contract gives its source and staging models, and no mart', async () => {
    const { text } = await project({ wants: ({ isSource }) => isSource });
    expect([...text.keys()].filter((path) => path.startsWith('models/'))).toEqual([
      'models/staging/shop/_shop__models.yml',
      'models/staging/shop/_shop__sources.yml',
      'models/staging/shop/stg_orders.sql',
    ]);
  });

  test('a product gives its marts and all that they are made of', async () => {
    const { text, unexpressed } = await project({ wants: ({ isProduct }) => isProduct });
    expect([...text.keys()]).toContain('models/staging/shop/stg_orders.sql');
    expect(text.get('models/marts/sales/fct_orders.sql')).toContain(
      'cast(orders.amount / 100 as bigint) as euros',
    );
    expect(unexpressed).toEqual([]);
  });
});

describe('of a source with many objects', () => {
  const customers = `  - name: customers
    properties:
      - { name: customer_id, logicalType: integer, primaryKey: true }
`;
  const others = Array.from(
    { length: 30 },
    (_, at) =>
      `  - name: other_${String(at)}\n    properties: [{ name: id, logicalType: integer }]\n`,
  );
  const lead =
    '      - { name: customer_id, logicalType: integer, relationships: [{ to: customers.customer_id }] }\n';
  const many = {
    ...files,
    [source]: files[source] + lead + customers + others.join(''),
  };
  const wants: Given['wants'] = ({ isProduct }) => isProduct;
  const tablesOf = async (given: Given): Promise<string> => {
    const { files: made } = generateDbt(await workspaceInput(many, given));
    return made.find(({ path }) => path.endsWith('_shop__sources.yml'))?.text ?? '';
  };

  test('only those come in that the contract is made from', async () => {
    const text = await tablesOf({ wants });
    expect(text).toContain('name: orders');
    expect(text).not.toMatch(/other_|name: customers/);
    expect(await tablesOf({})).toContain('name: other_29');
  });

  test('where a relationship leads to none of these, it is said which contract has it', async () => {
    const { unexpressed } = generateDbt(await workspaceInput(many, { wants }));
    expect(unexpressed.map(({ reason }) => reason)).toContain(
      'It leads to "customers" of the contract "shop", of which the project has nothing yet: its test comes with the next scaffold after that of "shop".',
    );
  });

  test('a table that the project has beside them is led to', async () => {
    const made = generateDbt(
      await workspaceInput(many, { wants, existing: { tables: new Set(['shop.customers']) } }),
    );
    expect(made.unexpressed).toEqual([]);
    expect(made.files.map(({ text }) => text).join('')).toContain(
      "to: source('shop', 'customers')",
    );
  });
});

test('a relationship to a model of another contract is tested as soon as the project has it', async () => {
  const led = {
    ...files,
    [product]: files[product].replace(
      'transformSourceObjects: [stg_orders] }',
      'transformSourceObjects: [stg_orders], relationships: [{ to: ../crm/crm.odcs.yaml#/schema/dim_orders/properties/order_id }] }',
    ),
    'contracts/data-products/crm/crm.odcs.yaml': `${head('crm')}domain: crm
schema:
  - name: dim_orders
    properties: [{ name: order_id, logicalType: integer, primaryKey: true }]
`,
  };
  const wants: Given['wants'] = ({ content }) => content.name === 'sales';
  const { unexpressed } = generateDbt(await workspaceInput(led, { wants }));
  expect(unexpressed[0]?.reason).toContain('It leads to "dim_orders" of the contract "crm"');
  const models = new Map([['dim_orders', { sql: undefined, yaml: undefined }]]);
  const made = generateDbt(await workspaceInput(led, { wants, existing: { models } }));
  expect(made.unexpressed).toEqual([]);
  expect(made.files.map(({ text }) => text).join('')).toContain("to: ref('dim_orders')");
});

test('a query is made beside the YAML that describes its model already', async () => {
  const models = new Map([
    ['stg_orders', { sql: undefined, yaml: 'models/staging/sales/all.yml' }],
  ]);
  const { text } = await project({ existing: { models } });
  expect([...text.keys()]).toContain('models/staging/sales/stg_orders.sql');
  expect([...text.keys()]).not.toContain('models/staging/shop/stg_orders.sql');
});

describe('an existing project', () => {
  const existing = {
    models: new Map([
      ['stg_orders', { sql: 'models/raw/stg_orders.sql', yaml: 'models/raw/all.yml' }],
    ]),
    sources: new Map([['shop', 'models/sources.yml']]),
  };

  test('keeps the queries that people wrote, and their YAML is brought up to date', async () => {
    const { text } = await project({ existing });
    expect([...text.keys()].filter((path) => path.includes('stg_orders'))).toEqual([]);
    expect(text.get('models/raw/all.yml')).toContain('name: stg_orders');
    expect(text.get('models/sources.yml')).toContain('name: shop');
  });

  test('gets the same files again after they were made', async () => {
    const first = await project();
    const models = new Map(
      ['stg_orders', 'fct_orders'].map((name) => {
        const folder = name === 'stg_orders' ? 'staging/shop/_shop' : 'marts/sales/_sales';
        const sql = [...first.text.keys()].find((path) => path.endsWith(`/${name}.sql`));
        return [name, { sql, yaml: `models/${folder}__models.yml` }];
      }),
    );
    expect((await project({ existing: { models } })).files).toEqual(first.files);
  });

  test('keeps models in a file that is written for another contract', async () => {
    const yaml = 'models/staging/shop/_shop__models.yml';
    const models = new Map([['fct_orders', { sql: 'models/marts/sales/fct_orders.sql', yaml }]]);
    const { text } = await project({ existing: { models }, wants: ({ isSource }) => isSource });
    expect(text.get(yaml)).toContain('name: fct_orders');
  });
});

test('unit tests come from the samples of a model and of what it reads', async () => {
  const input = await workspaceInput(files);
  const [sales, shop] = input.contracts.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const samples = new Map([
    [sampleKey(shop!, 'orders'), { columns: ['id', 'amount'], rows: [['1', '250']] }],
    [sampleKey(sales!, 'fct_orders'), { columns: ['order_id', 'euros'], rows: [['1', '2']] }],
  ]);
  const { files: made } = generateDbt({
    ...{ ...input, samples },
    options: { ...input.options, unitTests: true },
  });
  const yaml = made.find(({ path }) => path.endsWith('_sales__models.yml'))?.text;
  expect(yaml).toContain(`    given:
      - input: ref('stg_orders')
        format: sql
        rows: |-
          select
              cast(order_id as bigint) as order_id,
              cast(amount as bigint) as amount
          from (
              select '1' as order_id, '250' as amount
          ) as fixture
    expect:
      rows:
        - order_id: "1"
          euros: "2"
`);
});

describe('where sources lie', () => {
  const schema = (table: string) =>
    `schema:\n  - { name: ${table}, properties: [{ name: id, logicalType: integer }] }\n`;
  const server = (name: string) =>
    `servers: [{ server: x, type: postgres, host: h, database: d, schema: ${name} }]\n`;
  const system = {
    'contracts/sources/shop/orders.odcs.yaml': `${head('orders')}${schema('orders')}`,
    'contracts/sources/shop/lines.odcs.yaml': `${head('lines')}${server('raw')}${schema('lines')}`,
    'contracts/sources/shop/old.odcs.yaml': `${head('old')}${server('old')}${schema('old')}`,
  };

  async function sources(existing: Given['existing'] = {}): Promise<Record<string, string[]>> {
    const input = await workspaceInput(system, { adapter: 'postgres', existing });
    const texts = generateDbt(input).files.filter(({ path }) => path.endsWith('__sources.yml'));
    return Object.fromEntries(
      texts.map(({ text }) => [
        `${/ {2}- name: (\w+)/.exec(text)?.[1] ?? ''}@${/schema: (\w+)/.exec(text)?.[1] ?? ''}`,
        [...text.matchAll(/^ {6}- name: (\w+)/gm)].map(([, name]) => name ?? ''),
      ]),
    );
  }

  test('who says no place lies where the others of the system do', async () => {
    expect(await sources()).toEqual({ 'shop@raw': ['orders', 'lines'], 'shop_old@old': ['old'] });
  });

  test('a table that the project has in the source of the system stays there', async () => {
    expect(await sources({ tables: new Set(['shop.old']) })).toEqual({
      'shop@raw': ['orders', 'lines', 'old'],
    });
    expect(await sources({ tables: new Set(['shop.old', 'shop_old.old']) })).toEqual(
      await sources(),
    );
  });
});

describe('a unit test of a staging model', () => {
  async function unitTests(rows: readonly string[][], given: Given = {}): Promise<string> {
    const { contracts } = await workspaceInput(files);
    const shop = contracts.find(({ isSource }) => isSource)!;
    const samples = new Map([[sampleKey(shop, 'orders'), { columns: ['id', 'amount'], rows }]]);
    const { text } = await project({ ...given, samples, options: { unitTests: true } });
    const yaml = text.get('models/staging/shop/_shop__models.yml') ?? '';
    return yaml.split('unit_tests:')[1] ?? '';
  }

  test('gives its source as a query, so that dbt need not look for the table', async () => {
    expect(await unitTests([['1', "it's {{ x }}"]])).toContain(`
      - input: source('shop', 'orders')
        format: sql
        rows: |-
          select
              cast(id as bigint) as id,
              cast(amount as bigint) as amount
          from (
              select '1' as id, 'it''s {' || '{ x }}' as amount
          ) as fixture
`);
  });

  test('shows five rows', async () => {
    const rows = Array.from({ length: 500 }, (_, at) => [String(at), '1']);
    const yaml = await unitTests(rows);
    expect(yaml.match(/union all/g)).toHaveLength(4);
    expect(yaml.match(/- order_id:/g)).toHaveLength(5);
  });

  test('is not made for a query that people wrote', async () => {
    const models = new Map([['stg_orders', { sql: 'models/raw/stg_orders.sql', yaml: undefined }]]);
    expect(await unitTests([['1', '2']], { existing: { models } })).toBe('');
  });
});

test('a unit test from a long sample is not made, and the reason is told', async () => {
  const input = await workspaceInput(files, { options: { unitTests: true } });
  const rows = Array.from({ length: 21 }, (_, at) => [String(at), '1']);
  const samples = new Map(
    input.contracts.map((contract) => {
      const [object] = contract.content.objects;
      return [
        sampleKey(contract, object!.name),
        { columns: object!.properties.map(({ name }) => name), rows },
      ];
    }),
  );
  expect(generateDbt({ ...input, samples }).unexpressed).toMatchObject([
    {
      element: 'fct_orders: unit test',
      reason: 'The sample of stg_orders has 21 rows, and unit tests are made from up to 20.',
    },
  ]);
});

describe('what YAML says', () => {
  const purposes = (purpose: string, more: Record<string, string> = {}) => ({
    [source]: `${files[source]}description: { purpose: ${purpose} }\n`,
    ...more,
  });

  async function sources(given: Record<string, string>): Promise<string> {
    const made = generateDbt(await workspaceInput(given)).files;
    return made.find(({ path }) => path.endsWith('__sources.yml'))?.text ?? '';
  }

  test('a source is for what its only contract is for', async () => {
    expect(await sources(purposes('Orders.'))).toContain(
      '- name: shop\n    description: Orders.\n',
    );
    expect(await sources(files)).not.toContain('description:');
  });

  test('a table of one contract of several is for what that contract is for', async () => {
    const other = 'contracts/sources/shop/other.odcs.yaml';
    const text = await sources(
      purposes('Orders.', { [other]: `${head('other')}schema: [{ name: other }]\n` }),
    );
    expect(text).toContain('- name: orders\n        description: Orders.\n');
    expect(text.match(/description:/g)).toHaveLength(1);
  });

  test('service levels stand at the source alone', async () => {
    const levels = `${files[source]}slaProperties: [{ property: latency, value: 1, unit: h }]\n`;
    const made = generateDbt(await workspaceInput({ [source]: levels })).files;
    const paths = made.filter(({ text }) => text.includes('service_levels:'));
    expect(paths.map(({ path }) => path)).toEqual(['models/staging/shop/_shop__sources.yml']);
  });

  test('a reserved word is called what the query of Snowflake calls it', async () => {
    const reserved = `${head('shop')}schema:
  - { name: orders, properties: [{ name: order, logicalType: integer, required: true }] }
`;
    const { files: made } = generateDbt(
      await workspaceInput({ [source]: reserved }, { adapter: 'snowflake' }),
    );
    const text = (end: string) => made.find(({ path }) => path.endsWith(end))?.text;
    expect(text('stg_orders.sql')).toContain('as "ORDER"');
    expect(text('__models.yml')).toContain('- name: ORDER\n');
    expect(text('__sources.yml')).toContain('- name: ORDER\n');
  });

  test('a question about consumers that nobody has answered is no exposure', async () => {
    const canvas = (consumer: string) => ({
      ...files,
      'product-canvas/sales.md': `---\nproduct: sales\n---\n\n# Sales\n\n## Data consumers\n\n- ${consumer}\n`,
    });
    const exposures = async (consumer: string) =>
      generateDbt(await workspaceInput(canvas(consumer))).files.filter(({ text }) =>
        text.includes('exposures:'),
      );
    expect(await exposures('Finance: monthly')).toHaveLength(1);
    expect(await exposures('Open: who reads it?')).toEqual([]);
  });
});

test('only foreign keys are constraints', async () => {
  const related = (type: string) => `${head('sales')}schema:
  - name: dim_customers
    properties: [{ name: id, logicalType: integer, primaryKey: true, transformSourceObjects: [stg_orders] }]
  - name: fct_sales
    properties:
      - name: customer_id
        logicalType: integer
        transformSourceObjects: [stg_orders]
        relationships: [{ type: ${type}, to: dim_customers.id }]
`;
  const texts = async (type: string) => {
    const given = { ...files, [product]: related(type) };
    const options = { enforceContracts: true };
    const made = generateDbt(await workspaceInput(given, { adapter: 'postgres', options }));
    return made.files.map(({ text }) => text).join('');
  };
  expect(await texts('foreignKey')).toContain('type: foreign_key');
  expect(await texts('similarTo')).not.toContain('type: foreign_key');
});

test('models that are made of each other are told, and no circle comes out', async () => {
  const circle = `${head('circle')}schema:
  - name: fct_a
    properties: [{ name: x, logicalType: integer, transformSourceObjects: [fct_b] }]
  - name: fct_b
    properties: [{ name: x, logicalType: integer, transformSourceObjects: [fct_a] }]
`;
  const made = generateDbt(await workspaceInput({ [product]: circle }));
  expect(made.unexpressed.map(({ element, reason }) => `${element}: ${reason}`)).toEqual([
    'fct_b.x: source object "fct_a": fct_a itself is made of fct_b.',
  ]);
});
