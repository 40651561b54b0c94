import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { ColumnLineages } from '../../../server/src/analysis/lineage/column-lineage.ts';
import { finish } from '../../../server/src/base/steps.ts';
import { LineIndex } from '../../../server/src/base/line-index.ts';
import { readManifest } from '../../../server/src/model/dbt/read-manifest.ts';
import { LineageWorkspace } from './lineage-workspace.ts';

/** A contract with objects; lines of each stand below its name. */
function contract(id: string, objects: Readonly<Record<string, string>>, more = ''): string {
  const schema = Object.entries(objects).map(
    ([name, body]) => `  - name: ${name}\n${body.replaceAll(/^/gm, '    ')}\n`,
  );
  return `apiVersion: v3.1.0
kind: DataContract
id: ${id}
name: ${id}
version: 1.0.0
status: active
${more}schema:
${schema.join('')}`;
}

const made = (...from: readonly string[]): string =>
  `properties:\n  - name: id\n    transformSourceObjects: [${from.join(', ')}]`;
const PLAIN = 'properties:\n  - name: id';
const PROJECT = ['dbt/dbt_project.yml', 'name: shop\n'] as const;
const model = (name: string, sql: string): readonly [string, string] => [
  `dbt/models/${name}.sql`,
  sql,
];

describe('one table is one node', () => {
  it('whoever speaks of it: contract, source of dbt, topology, asset', () => {
    const workspace = new LineageWorkspace([
      PROJECT,
      ['contracts/sources/shop/orders.odcs.yaml', contract('o', { orders: PLAIN })],
      [
        'contracts/data-products/sales/f.odcs.yaml',
        contract('f', { fct_orders: made('stg_orders') }),
      ],
      model('stg_orders', "select id from {{ source('raw_shop', 'orders') }}"),
      model('fct_orders', "select id from {{ ref('stg_orders') }}"),
      ['pipelines/topology.mermaid', 'flowchart LR\n  orders --> stg_orders --> A[fct_orders]\n'],
      ['pipelines/assets/fct.yaml', 'name: fct_orders\ninputs: [stg_orders]\n'],
    ]);
    expect(workspace.tables()).toEqual([
      'fct_orders model',
      'orders source shop',
      'stg_orders model',
    ]);
    expect(workspace.edges()).toEqual([
      'orders -> stg_orders: dbt topology',
      'stg_orders -> fct_orders: contract dbt asset topology',
    ]);
    expect(workspace.node('fct_orders').faces.map(({ witness }) => witness)).toEqual([
      ...['contract', 'dbt', 'asset', 'topology'],
    ]);
  });

  it('but not where two systems have a table of the name', () => {
    const workspace = new LineageWorkspace([
      PROJECT,
      ['contracts/sources/shop/c.odcs.yaml', contract('a', { customers: PLAIN })],
      ['contracts/sources/crm/c.odcs.yaml', contract('b', { customers: PLAIN })],
      model('stg_shop', "select id from {{ source('shop', 'customers') }}"),
      model('stg_crm', "select id from {{ source('crm', 'customers') }}"),
      [
        'pipelines/topology.mermaid',
        'flowchart LR\n subgraph CRM\n customers\n end\n customers --> stg_crm\n',
      ],
    ]);
    expect(workspace.tables().slice(0, 2)).toEqual([
      'customers source crm',
      'customers source shop',
    ]);
    const { nodes, edges } = workspace.graph;
    expect(edges.map(({ from, to }) => [nodes.get(from)?.system, nodes.get(to)?.name])).toEqual([
      ['crm', 'stg_crm'],
      ['shop', 'stg_shop'],
    ]);
    expect(edges[0]?.said.map(({ witness }) => witness)).toEqual(['dbt', 'topology']);
  });

  it('nor where products of several domains promise the same name, and the model lies in one of them', () => {
    const workspace = new LineageWorkspace([
      PROJECT,
      ['contracts/a.odcs.yaml', contract('a', { orders: PLAIN }, 'domain: sales\n')],
      ['contracts/b.odcs.yaml', contract('b', { orders: PLAIN }, 'domain: finance\n')],
      model('marts/sales/orders', 'select 1 as id'),
    ]);
    expect(workspace.tables()).toEqual(['orders model sales', 'orders object finance']);
  });

  it('though dbt calls its source otherwise: the schema is that of the contract', () => {
    const workspace = new LineageWorkspace([
      PROJECT,
      ['contracts/sources/shop/c.odcs.yaml', contract('a', { orders: PLAIN })],
      ['contracts/sources/crm/c.odcs.yaml', contract('b', { orders: PLAIN })],
      [
        'dbt/models/sources.yml',
        'sources:\n  - name: fivetran\n    schema: raw_shop\n    tables:\n      - name: orders\n',
      ],
      model('stg', "select id from {{ source('fivetran', 'orders') }}"),
      model('other', 'select id from raw_shop.orders'),
    ]);
    expect(workspace.tables()).toEqual([
      ...['orders source crm', 'orders source shop', 'other model', 'stg model'],
    ]);
    const { nodes, edges } = workspace.graph;
    expect(edges.map(({ from, to }) => [nodes.get(from)?.system, nodes.get(to)?.name])).toEqual([
      ['shop', 'other'],
      ['shop', 'stg'],
    ]);
  });

  it('for each project that has a model of the name, by the project that is said', () => {
    const workspace = new LineageWorkspace([
      PROJECT,
      ['two/dbt_project.yml', 'name: second\n'],
      model('stg', 'select 1 as a'),
      ['two/models/stg.sql', 'select 1 as b'],
      model('own', "select * from {{ ref('stg') }}"),
      model('foreign', "select * from {{ ref('second', 'stg') }}"),
      ['two/models/near.sql', "select * from {{ ref('stg') }}"],
      ['two/models/far.sql', "select * from {{ ref('shop', 'stg') }}"],
    ]);
    expect(workspace.columns('own')).toEqual(['a <- stg.a']);
    expect(workspace.columns('foreign')).toEqual(['b <- stg.b']);
    expect(workspace.columns('near')).toEqual(['b <- stg.b']);
    expect(workspace.columns('far')).toEqual(['a <- stg.a']);
  });

  it('of several versions of a contract', () => {
    const text = contract('a', { orders: PLAIN });
    const workspace = new LineageWorkspace([
      ['contracts/a1.odcs.yaml', text],
      ['contracts/a2.odcs.yaml', text.replace('1.0.0', '2.0.0')],
    ]);
    expect(workspace.tables()).toEqual(['orders object']);
    expect(workspace.node('orders').faces).toHaveLength(2);
  });

  it('of a product that is called as its source', () => {
    const workspace = new LineageWorkspace([
      ['contracts/sources/shop/o.odcs.yaml', contract('a', { orders: PLAIN })],
      ['contracts/data-products/o.odcs.yaml', contract('b', { orders: made('orders') })],
    ]);
    // Within its own contract the name means the object itself, which is not made of itself.
    expect(workspace.tables()).toEqual(['orders object', 'orders source shop']);
    expect(workspace.edges()).toEqual([]);
  });
});

describe('what is said', () => {
  it('by keys: references, across files, too', () => {
    const to = 'a.odcs.yaml#/schema/customers_/properties/id_';
    const workspace = new LineageWorkspace([
      [
        'a.odcs.yaml',
        contract('a', { customers: 'id: customers_\nproperties:\n  - name: id\n    id: id_' }),
      ],
      [
        'b.odcs.yaml',
        contract('b', {
          orders: `properties:\n  - name: customer_id\n    relationships:\n      - to: ${to}`,
        }),
      ],
    ]);
    expect(workspace.edges()).toEqual(['customers ..> orders: contract']);
    expect(workspace.columns('orders')).toEqual(['customer_id <- customers.id']);
  });

  it('by products: an edge only where nobody says it better', () => {
    const product = `apiVersion: v1.0.0
kind: DataProduct
id: p
name: p
status: active
inputPorts:
  - { name: orders, version: 1.0.0, contractId: o }
outputPorts:
  - { name: report, version: 1.0.0, contractId: r }
`;
    const files: [string, string][] = [
      ['contracts/sources/shop/o.odcs.yaml', contract('o', { orders: PLAIN })],
      ['contracts/data-products/r.odcs.yaml', contract('r', { report: PLAIN })],
      ['p.odps.yaml', product],
    ];
    expect(new LineageWorkspace(files).edges()).toEqual(['orders -> report: product']);
    const better: [string, string][] = [
      [PROJECT[0], PROJECT[1]],
      ...files,
      ['dbt/models/stg.sql', "select id from {{ source('shop', 'orders') }}"],
      ['dbt/models/report.sql', "select id from {{ ref('stg') }}"],
    ];
    expect(new LineageWorkspace(better).edges()).toEqual([
      'orders -> stg: dbt',
      'stg -> report: dbt',
    ]);
  });

  it('of tables that nobody declares: one node with the place that names it', () => {
    const workspace = new LineageWorkspace([
      PROJECT,
      model('fct', "select id from {{ ref('gone') }} join raw.other using (id)"),
      ['contracts/data-products/x.odcs.yaml', contract('x', { x: made('gone') })],
    ]);
    expect(workspace.tables()).toEqual(['fct model', 'gone unknown', 'other unknown', 'x object']);
    expect(workspace.node('gone').faces[0]).toMatchObject({ uri: expect.stringContaining('w/') });
  });

  it('not by pictures of other things, by disabled models and by what the database knows of itself', () => {
    const workspace = new LineageWorkspace([
      PROJECT,
      ['docs/login.mermaid', 'flowchart LR\n  user --> browser\n'],
      model('off', "{{ config(enabled=false) }} select id from {{ ref('x') }}"),
      model('on', 'select 1 as id from information_schema.tables'),
    ]);
    expect(workspace.tables()).toEqual(['on model']);
  });
});

describe('columns', () => {
  it('through SQL, with stars spread out', () => {
    const workspace = new LineageWorkspace([
      PROJECT,
      [
        'contracts/sources/shop/o.odcs.yaml',
        contract('o', {
          orders: 'properties:\n  - name: id\n  - name: paid\n    physicalName: PAID_AT',
        }),
      ],
      model('stg', "select *, upper(id) as big from {{ source('shop', 'orders') }}"),
      model('fct', "select s.id, coalesce(paid, big) as x from {{ ref('stg') }} s"),
    ]);
    expect(workspace.columns('stg')).toEqual([
      'id <- orders.id',
      'paid <- orders.paid',
      'big <- orders.id',
    ]);
    expect(workspace.columns('fct')).toEqual(['id <- stg.id', 'x <- stg.paid, stg.big']);
  });

  it('through contracts: logic, or the same name, where the source has it', () => {
    const workspace = new LineageWorkspace([
      ['a.odcs.yaml', contract('a', { a: 'properties:\n  - name: id\n  - name: cents' })],
      [
        'b.odcs.yaml',
        contract('b', {
          b: `properties:
  - name: id
    transformSourceObjects: [a]
  - name: amount
    transformSourceObjects: [a]
    transformLogic: cents / 100.0
  - name: other
    transformSourceObjects: [a]`,
        }),
      ],
    ]);
    expect(workspace.columns('b')).toEqual(['id <- a.id', 'amount <- a.cents', 'other <-']);
  });

  it('through contracts: the column that is named, in other files by its id, too', () => {
    const workspace = new LineageWorkspace([
      [
        'a.odcs.yaml',
        contract('a', { a: 'id: a_\nproperties:\n  - name: cents\n    id: cents_\n  - name: id' }),
      ],
      [
        'b.odcs.yaml',
        contract('b', {
          b: `properties:
  - name: amount
    transformSourceObjects: [a.cents]
  - name: total
    transformSourceObjects: [a.odcs.yaml#/schema/a_/properties/cents_]
    transformLogic: sum(cents)
  - name: twice
    transformSourceObjects: [b.amount]`,
        }),
      ],
    ]);
    expect(workspace.columns('b')).toEqual([
      ...['amount <- a.cents', 'total <- a.cents', 'twice <- b.amount'],
    ]);
    const { id } = workspace.node('b');
    const all = new ColumnLineages(workspace.store.lineage, workspace.index).of(id);
    expect(all.flatMap(({ from }) => from.map(({ kind }) => kind ?? 'flow'))).toEqual([
      ...['flow', 'flow', 'flow'],
    ]);
  });

  it('through CTEs, unions and renamed columns, in whatever case', () => {
    const workspace = new LineageWorkspace([
      PROJECT,
      [
        'contracts/sources/shop/o.odcs.yaml',
        contract('o', { orders: 'properties:\n  - name: id\n  - name: amount' }),
      ],
      model('more', 'select 1 as id, 2 as amount'),
      model(
        'stg',
        `with raw as (select * from {{ source('shop', 'orders') }} union all select * from {{ ref('more') }}),
renamed as (select ID as order_id, Amount / 100.0 as paid from raw)
select *, order_id || '-' as label from renamed`,
      ),
      model('less', "select * exclude (amount) from {{ source('shop', 'orders') }}"),
    ]);
    expect(workspace.columns('stg')).toEqual([
      'order_id <- orders.id, more.id',
      'paid <- orders.amount, more.amount',
      'label <- orders.id, more.id',
    ]);
    expect(workspace.columns('less')).toEqual(['id <- orders.id']);
  });

  it('of a table that several contracts promise: of all of them', () => {
    const workspace = new LineageWorkspace([
      ['a.odcs.yaml', contract('a', { fct: 'properties:\n  - name: id' })],
      ['b.odcs.yaml', contract('a', { fct: made('raw') })],
      ['raw.odcs.yaml', contract('r', { raw: PLAIN })],
    ]);
    expect(workspace.tables()).toEqual(['fct object', 'raw object']);
    expect(workspace.columns('fct')).toEqual(['id <- raw.id']);
  });

  it('does not go round in circles of stars', () => {
    const workspace = new LineageWorkspace([
      PROJECT,
      model('a', "select *, 1 as x from {{ ref('b') }}"),
      model('b', "select * from {{ ref('a') }}"),
    ]);
    expect(workspace.columns('a')).toContain('x <-');
    expect(workspace.edges()).toEqual(['a -> b: dbt', 'b -> a: dbt']);
  });
});

describe('columns in steps', () => {
  const chain = (length: number): LineageWorkspace => {
    const workspace = new LineageWorkspace([PROJECT, model('m0', 'select 1 as a, 2 as b')]);
    for (let index = 1; index < length; index++)
      workspace.set(
        ...model(`m${String(index)}`, `select * from {{ ref('m${String(index - 1)}') }}`),
      );
    return workspace;
  };

  it('through a chain of stars of any length', { timeout: 60_000 }, () => {
    const workspace = chain(3_000);
    expect(workspace.columns('m2999')).toEqual(['a <- m2998.a', 'b <- m2998.b']);
  });

  it('the same for two who ask at once, and after one has given up', () => {
    const workspace = chain(10);
    const all = new ColumnLineages(workspace.store.lineage, workspace.index);
    const [one, other] = [all.steps(workspace.node('m9').id), all.steps(workspace.node('m8').id)];
    for (let step = 0; step < 5; step++) one.next();
    const names = finish(other).map(({ column }) => column);
    expect(names).toEqual(['a', 'b']);
    expect(finish(all.steps(workspace.node('m9').id)).map(({ column }) => column)).toEqual(names);
    expect(finish(one).map(({ from }) => from.length)).toEqual([1, 1]);
  });
});

test('the type of a column is that of the database, else the logical one', () => {
  const columns = `properties:
  - {name: id, logicalType: string, physicalType: VARCHAR(18)}
  - {name: at, logicalType: date}
  - name: other`;
  const workspace = new LineageWorkspace([['a.odcs.yaml', contract('a', { orders: columns })]]);
  const { id } = workspace.node('orders');
  const all = new ColumnLineages(workspace.store.lineage, workspace.index).of(id);
  expect(all.map(({ type }) => type)).toEqual(['VARCHAR(18)', 'date', undefined]);
});

test('a product between contracts of many tables is put together at once', () => {
  const tables = (id: string): string =>
    contract(
      id,
      Object.fromEntries(Array.from({ length: 800 }, (_, at) => [`${id}_${at}`, PLAIN])),
    );
  const product = `apiVersion: v1.0.0
kind: DataProduct
id: p
name: p
status: active
inputPorts:
  - { name: a, version: 1.0.0, contractId: a }
outputPorts:
  - { name: b, version: 1.0.0, contractId: b }
`;
  const workspace = new LineageWorkspace([
    ['a.odcs.yaml', tables('a')],
    ['b.odcs.yaml', tables('b')],
    ['p.odps.yaml', product],
  ]);
  const started = performance.now();
  expect(workspace.edges()).toHaveLength(100);
  // Tables of both multiplied took seconds.
  expect(performance.now() - started).toBeLessThan(1_000);
});

const NAMES = ['orders', 'customers', 'fct', 'stg', 'Orders'] as const;
const name = fc.constantFrom(...NAMES);
const file = fc.oneof(
  fc
    .tuple(name, name, name)
    .map(([a, b, home]): [string, string] => [
      `contracts/sources/${home}/${a}-${b}.odcs.yaml`,
      contract(`s-${a}`, { [a]: made(b) }),
    ]),
  fc
    .tuple(name, name, name)
    .map(([a, b, home]): [string, string] => [
      `contracts/data-products/${home}/${a}.odcs.yaml`,
      contract(`p-${home}`, { [a]: made(b) }, `domain: ${home}\n`),
    ]),
  fc
    .tuple(name, name, fc.constantFrom('dbt', 'other'))
    .map(([a, b, project]): [string, string] => [
      `${project}/models/${a}.sql`,
      `select id from {{ ref('${b}') }} join {{ source('${a}', '${b}') }} using (id)`,
    ]),
  fc
    .tuple(name, name, name)
    .map(([a, b, home]): [string, string] => [
      `pipelines/${home}/topology.mermaid`,
      `flowchart LR\n subgraph ${a}_\n  ${a} --> ${b}\n end\n`,
    ]),
  fc
    .tuple(name, name)
    .map(([a, b]): [string, string] => [
      `pipelines/${b}/assets/${a}.yaml`,
      `name: ${a}\ninputs: [${b}]\n`,
    ]),
);
const projects: readonly [string, string][] = [
  ['dbt/dbt_project.yml', 'name: one\n'],
  ['other/dbt_project.yml', 'name: two\n'],
];
const workspaces = fc.uniqueArray(file, { selector: ([path]) => path, maxLength: 14 });
const shape = (workspace: LineageWorkspace): unknown => ({
  nodes: [...workspace.graph.nodes],
  edges: workspace.graph.edges,
});

test('the order of files does not matter', () => {
  const orders = workspaces.chain((files) =>
    fc.tuple(
      fc.constant(files),
      fc.shuffledSubarray([...files, ...projects], { minLength: files.length + projects.length }),
    ),
  );
  fc.assert(
    fc.property(orders, ([files, other]) => {
      const one = new LineageWorkspace([...projects, ...files]);
      expect(shape(new LineageWorkspace(other))).toEqual(shape(one));
    }),
    { numRuns: 60 },
  );
});

test('after edits and removals it is as if it were put together anew', () => {
  fc.assert(
    fc.property(workspaces, fc.array(file, { maxLength: 5 }), (files, edits) => {
      const now = new Map([...projects, ...files]);
      const workspace = new LineageWorkspace(now);
      const before = shape(workspace);
      for (const [path, text] of edits) {
        workspace.set(path, text);
        now.set(path, text);
        expect(shape(workspace)).toEqual(shape(new LineageWorkspace(now)));
      }
      for (const [path] of edits) {
        workspace.remove(path);
        const old = files.find(([one]) => one === path);
        if (old !== undefined) workspace.set(...old);
      }
      expect(shape(workspace)).toEqual(before);
    }),
    { numRuns: 40 },
  );
});

test('the same lineage while nothing that counts has changed', () => {
  const text = contract('a', { a: PLAIN });
  const workspace = new LineageWorkspace([['a.odcs.yaml', text]]);
  const { lineage } = workspace.store;
  expect(workspace.store.lineage).toBe(lineage);
  workspace.set('a.odcs.yaml', `${text}# A remark.\n`);
  expect(workspace.store.lineage).toBe(lineage);
  workspace.set('a.odcs.yaml', text.replace('- name: a', '- name: b'));
  expect(workspace.store.lineage).not.toBe(lineage);
});

describe("dbt's manifest", () => {
  const manifest = JSON.stringify({
    metadata: { project_name: 'shop' },
    nodes: {
      'model.shop.fct': {
        ...{ resource_type: 'model', name: 'fct', package_name: 'shop' },
        depends_on: { nodes: ['model.pkg.calendar', 'source.shop.raw.orders', 'macro.x'] },
      },
      'model.pkg.calendar': { resource_type: 'model', name: 'calendar', package_name: 'pkg' },
      'model.pkg.other': { resource_type: 'model', name: 'other', package_name: 'pkg' },
      'test.shop.t': {
        resource_type: 'test',
        name: 't',
        depends_on: { nodes: ['model.shop.fct'] },
      },
    },
    sources: { 'source.shop.raw.orders': { source_name: 'raw', name: 'orders' } },
    exposures: {
      'exposure.shop.board': { name: 'board', depends_on: { nodes: ['model.shop.fct'] } },
    },
  });
  const read = (text: string): ReturnType<typeof readManifest> =>
    readManifest(text, new LineIndex(text));

  it('adds what SQL does not say, and exposures', () => {
    const workspace = new LineageWorkspace([PROJECT, model('fct', 'select 1 as id')]);
    const governed = read(manifest);
    if ('reason' in governed) throw new Error(governed.reason);
    workspace.index.governed.put('file:///w/dbt/target/manifest.json', { governed });
    expect(workspace.tables()).toEqual([
      ...['board exposure', 'calendar model', 'fct model', 'orders source raw'],
    ]);
    expect(workspace.edges()).toEqual([
      ...['calendar -> fct: manifest', 'fct -> board: manifest', 'orders -> fct: manifest'],
    ]);
    const { place } = workspace.node('board').faces[0] ?? {};
    expect(manifest.slice(place?.start, place?.end)).toBe('exposure.shop.board');
    workspace.remove('dbt/target/manifest.json');
    expect(workspace.tables()).toEqual(['fct model']);
  });

  it.each(['', '{', '[]', '7', '{"nodes": 1}', 'null'])('takes %j for none', (text) => {
    expect(read(text)).toHaveProperty('reason');
  });

  it.each([
    '{"nodes": {"model.a.b": null, "model.a.c": {"resource_type": "model"}}}',
    '{"nodes": {"model.a.b": {"resource_type": "model", "name": "b", "depends_on": {"nodes": {}}}}}',
    '{"nodes": {}, "sources": [], "exposures": 3, "metadata": "x"}',
  ])('reads what is there of other versions', (text) => {
    expect(read(text)).toHaveProperty('kind', 'dbt-manifest');
  });
});
