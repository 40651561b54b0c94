import { expect, test } from 'vitest';
import { contract } from '../../../../../server/src/lint/example.ts';
import lint from '../../../../../server/src/operations/lint.ts';
import { memoryContext } from '../../../operations/memory-source.ts';
import { messageOf } from '../../check.ts';
import { lintTogether } from '../../check-workspace.ts';

const MESH = 'specs/pipelines/topology.mermaid';
const MANIFEST = 'dbt/target/manifest.json';

interface Node {
  readonly type?: 'model' | 'seed' | 'snapshot';
  readonly reads?: readonly string[];
}

/** A manifest of models and seeds; what is read is `orders` or `raw.orders`. */
function manifest(
  nodes: Readonly<Record<string, Node>>,
  exposures: Readonly<Record<string, readonly string[]>> = {},
): Record<string, string> {
  const idOf = (name: string): string =>
    name.includes('.') ? `source.shop.${name}` : `${nodes[name]?.type ?? 'model'}.shop.${name}`;
  const reads = Object.values(nodes).flatMap((node) => node.reads ?? []);
  const sources = reads.filter((name) => name.includes('.'));
  const on = (names: readonly string[]): object => ({ nodes: names.map(idOf) });
  const text = JSON.stringify({
    metadata: { project_name: 'shop' },
    nodes: Object.fromEntries(
      Object.entries(nodes).map(([name, { type = 'model', reads: all = [] }]) => [
        idOf(name),
        { resource_type: type, name, package_name: 'shop', depends_on: on(all) },
      ]),
    ),
    sources: Object.fromEntries(
      sources.map((name) => {
        const [source_name, table] = name.split('.');
        return [idOf(name), { source_name, name: table }];
      }),
    ),
    exposures: Object.fromEntries(
      Object.entries(exposures).map(([name, all]) => [
        `exposure.shop.${name}`,
        { name, depends_on: on(all) },
      ]),
    ),
  });
  return { 'dbt/dbt_project.yml': 'name: shop\n', [MANIFEST]: text };
}

function sql(path: string, text: string): Record<string, string> {
  return { 'dbt/dbt_project.yml': 'name: shop\n', [`dbt/${path}.sql`]: text };
}

function said(body: string, files: Readonly<Record<string, string>>): readonly string[] {
  const all = lintTogether({ ...files, [MESH]: `flowchart LR\n${body}\n` });
  const found = all.find(({ path }) => path === MESH)?.findings ?? [];
  return found.map((finding) => `${finding.code}: ${messageOf(finding)}`);
}

test("dbt's manifest knows tables, confirms edges and demands those that are not drawn", () => {
  const files = manifest(
    { codes: { type: 'seed' }, stg: { reads: ['raw.orders'] }, fct: { reads: ['stg', 'codes'] } },
    { board: ['fct'] },
  );
  expect(said('orders --> stg --> fct --> board\ncodes --> fct', files)).toEqual([]);
  expect(said('orders --> stg\ncodes --> stg\nfct', files)).toEqual([
    'topology-edges-confirmed: No contract, dbt model, asset or data product says that `stg` is made of `codes`: they say that it reads `orders`.',
    'topology-edges-complete: `fct` is made of `stg`, but no edge leads from there.',
    'topology-edges-complete: `fct` is made of `codes`, but no edge leads from there.',
  ]);
});

test('where the SQL is there, an older manifest confirms but demands nothing', () => {
  const files = {
    ...manifest({ stg: {}, old: {}, fct: { reads: ['old'] } }),
    ...sql('models/stg', 'select 1 as id'),
    ...sql('models/old', 'select 1 as id'),
    ...sql('models/fct', "select id from {{ ref('stg') }}"),
  };
  expect(said('stg --> fct\nold --> stg', files)).toEqual([]);
  expect(said('stg & old --> fct', files)).toEqual([]);
  expect(said('old --> fct\nstg --> old', files)).toEqual([
    'topology-edges-complete: `fct` is made of `stg`, but no edge leads from there.',
  ]);
});

test('snapshots are called as their block, and made of what their SQL reads', () => {
  const files = {
    ...sql('models/stg', 'select 1 as id'),
    ...sql('models/other', 'select 1 as id'),
    ...sql(
      'snapshots/of_orders',
      "{% snapshot history %}select id from {{ ref('stg') }}{% endsnapshot %}",
    ),
  };
  expect(said('stg --> history\nother --> stg', files)).toEqual([]);
  expect(said('other --> history\nstg --> other', files)).toEqual([
    'topology-edges-confirmed: No contract, dbt model, asset or data product says that `history` is made of `other`: they say that it reads `stg`.',
    'topology-edges-complete: `history` is made of `stg`, but no edge leads from there.',
  ]);
});

test('a disabled model makes nothing', () => {
  const files = {
    ...sql('models/stg', 'select 1 as id'),
    ...sql('models/fct', "select id from {{ ref('stg') }}"),
    ...sql('models/off', "{{ config(enabled=false) }} select id from {{ ref('stg') }}"),
  };
  expect(said('stg --> fct', files)).toEqual([]);
});

test('a source that a contract names by its id in another file is that table', () => {
  const orders = contract('schema:\n  - name: orders\n    id: orders_\n');
  const schema = `schema:
  - name: revenue
    properties:
      - name: id
        transformSourceObjects: [orders.odcs.yaml#/schema/orders_]`;
  const revenue = contract(schema).replace('id: orders', 'id: revenue');
  const files = {
    'specs/contracts/orders.odcs.yaml': orders,
    'specs/contracts/revenue.odcs.yaml': revenue,
  };
  expect(said('orders --> revenue', files)).toEqual([]);
  expect(said('orders\nrevenue', files)).toHaveLength(1);
});

test('on the command line the manifest is read, too', async () => {
  const files = {
    ...manifest({ stg: { reads: ['raw.orders'] }, fct: { reads: ['stg'] } }),
    [MESH]: 'flowchart LR\n  orders --> stg\n  fct\n',
  };
  const reports = await lint.run({ paths: undefined }, memoryContext(files));
  const found = reports.find(({ path }) => path === MESH)?.findings ?? [];
  expect(found.map(({ code }) => code)).toEqual(['topology-edges-complete']);
});
