import { cpSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CancellationTokenSource } from 'vscode-languageserver-protocol/node';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  LINEAGE,
  LINEAGE_AT,
  LINEAGE_CHANGED,
  LINEAGE_COLUMNS,
  LINEAGE_DOCUMENT,
  LINEAGE_PLACE,
  LINEAGE_PRODUCTS,
  type LineageAt,
  type LineageDocument,
  type LineagePlace,
  type ViewColumn,
  type ViewGraph,
  type ViewNode,
  type ViewProduct,
} from '../../../../server/src/hosts/lsp/protocol.ts';
import { tempFolder } from '../temp-folder.ts';
import { positionOf } from './position-of.ts';
import { TestClient } from './test-client.ts';

const CHURN = join(import.meta.dirname, '../../../../examples/churn');
const CONTRACT = 'specs/contracts/data-products/finance/mrr_report.odcs.yaml';
const MODEL = 'implementation/dbt_project/models/marts/finance/fct_mrr.sql';
const TOPOLOGY = 'specs/pipelines/finance/topology.mermaid';

let folder: string;
let client: TestClient;

const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href;

function write(name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

async function start(): Promise<void> {
  client = await TestClient.start({ folders: [pathToFileURL(folder).href] });
}

/** The answer, once the scan has brought what is looked for. */
async function graph(isReady: (graph: ViewGraph) => boolean): Promise<ViewGraph> {
  for (;;) {
    const found = await client.request<ViewGraph>(LINEAGE, null);
    if (isReady(found)) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const named = ({ nodes }: ViewGraph, name: string): ViewNode => {
  const [node, other] = nodes.filter((one) => one.name === name);
  if (node === undefined || other !== undefined) throw new Error(`There is not one ${name}.`);
  return node;
};

const edges = (of: ViewGraph): readonly string[] => {
  const names = new Map(of.nodes.map(({ id, name }) => [id, name]));
  return of.edges.map(
    ({ from, to, kind, said }) =>
      `${names.get(from) ?? ''} ${kind} ${names.get(to) ?? ''}: ${said.join(' ')}`,
  );
};

beforeEach(() => {
  folder = realpathSync(tempFolder());
});

afterEach(async () => {
  await client.stop();
});

describe('of the example', () => {
  let all: ViewGraph;

  beforeEach(async () => {
    cpSync(CHURN, folder, { recursive: true });
    await start();
    all = await graph(({ nodes, edges: flows }) => nodes.length >= 16 && flows.length >= 23);
  });

  it('knows each table once, with what is promised of it', () => {
    expect(all.nodes).toHaveLength(16);
    expect(named(all, 'fct_mrr')).toMatchObject({
      ...{ kind: 'model', layer: 'marts', domain: 'finance', owner: 'finance-data' },
      ...{ classification: 'confidential', freshness: '8 h', contracts: ['mrr_report'] },
      ...{ errors: 0, warnings: 0 },
      description: expect.stringContaining('each customer') as string,
    });
    expect(named(all, 'customers')).toMatchObject({ kind: 'source', system: 'stripe' });
    expect(named(all, 'stg_charges').description).toContain('Stripe charges');
  });

  it('says who says so', () => {
    expect(edges(all)).toContain('fct_mrr flow fct_churn: dbt contract asset topology product');
    expect(edges(all)).toContain('dim_customers reference fct_mrr: contract');
    expect(edges(all)).toContain('customers flow stg_customers: dbt asset topology');
  });

  it('finds the table and column at a place, and the place of a table', async () => {
    const node = named(all, 'fct_mrr').id;
    const from = named(all, 'int_mrr_movements').id;
    const at = async (name: string, text: string, nth = 0): Promise<LineageAt | null> => {
      const content = readFileSync(join(folder, name), 'utf8');
      client.open(uriOf(name), content, 'yaml');
      const position = positionOf(content, text, nth);
      return client.request(LINEAGE_AT, { textDocument: { uri: uriOf(name) }, position });
    };
    expect(await at(CONTRACT, 'mrr_month')).toEqual({ node });
    expect(await at(CONTRACT, 'name: mrr_amount')).toEqual({ node, column: 'mrr_amount' });
    expect(await at(CONTRACT, '- int_mrr_movements')).toEqual({ node, column: 'customer_id' });
    const places = await client.request<readonly LineagePlace[]>(LINEAGE_PLACE, { node });
    expect(places.map(({ uri }) => uri).slice(0, 2)).toEqual([uriOf(CONTRACT), uriOf(MODEL)]);
    expect(from).not.toBe(node);
  });

  it('tells what columns are made of', async () => {
    const columns = async (name: string): Promise<readonly string[]> => {
      const node = named(all, name).id;
      const found = await client.request<readonly ViewColumn[]>(LINEAGE_COLUMNS, { node });
      const names = new Map(all.nodes.map((one) => [one.id, one.name]));
      return found.map((one) => {
        const from = one.from.map((origin) => `${names.get(origin.node) ?? ''}.${origin.column}`);
        return `${one.name} <- ${from.join(', ')}`;
      });
    };
    expect(await columns('fct_mrr')).toContain('mrr_amount <- int_mrr_movements.mrr_amount_cents');
    expect(await columns('stg_customers')).toContain('email_hash <- customers.email');
    expect(await columns('customers')).toContain('email <- ');
  });

  it('knows the nodes of an open topology, and what is wrong with it', async () => {
    const text = 'flowchart LR\n  A[stg_subscriptions] --> int_subscription_months\n  typo[\n';
    client.open(uriOf(TOPOLOGY), text, 'mermaid');
    const document = { textDocument: { uri: uriOf(TOPOLOGY) } };
    const found = await client.request<LineageDocument>(LINEAGE_DOCUMENT, document);
    expect(found.nodes[0]).toEqual({
      mermaidId: 'A',
      node: named(all, 'stg_subscriptions').id,
      range: { start: { line: 1, character: 2 }, end: { line: 1, character: 3 } },
      label: { start: { line: 1, character: 4 }, end: { line: 1, character: 21 } },
    });
    expect(found.nodes[1]).toMatchObject({ node: named(all, 'int_subscription_months').id });
    expect(found.problem?.message).toEqual(expect.any(String));
    const other = { textDocument: { uri: uriOf(CONTRACT) } };
    expect(await client.request(LINEAGE_DOCUMENT, other)).toBeNull();
  });

  it('lists products with the tables of their ports', async () => {
    const [product] = await client.request<readonly ViewProduct[]>(LINEAGE_PRODUCTS, null);
    expect(product).toMatchObject({ name: 'churn_report', domain: 'customer_success' });
    expect(product?.outputs).toEqual([named(all, 'dim_customers').id, named(all, 'fct_churn').id]);
    expect(product?.inputs).toContain(named(all, 'fct_mrr').id);
  });

  it('tells once that the graph has changed, and not when it has not', async () => {
    let told = 0;
    client.connection.onNotification(LINEAGE_CHANGED, () => told++);
    const text = readFileSync(join(folder, CONTRACT), 'utf8');
    client.open(uriOf(CONTRACT), text, 'yaml');
    client.change(uriOf(CONTRACT), 2, `${text}# A remark.\n`);
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(told).toBe(0);
    client.change(uriOf(CONTRACT), 3, text.replaceAll('fct_mrr', 'fct_revenue'));
    await expect.poll(() => told).toBe(1);
    // Nobody has looked since: there is nobody to tell.
    client.change(uriOf(CONTRACT), 4, text.replaceAll('fct_mrr', 'fct_turnover'));
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(told).toBe(1);
    expect(named(await graph(() => true), 'fct_turnover').kind).toBe('object');
    client.change(uriOf(CONTRACT), 5, text.replaceAll('fct_mrr', 'fct_revenue'));
    await expect.poll(() => told, { timeout: 5_000 }).toBe(2);
    const now = await graph(() => true);
    expect(named(now, 'fct_revenue').kind).toBe('object');
    expect(named(now, 'fct_mrr').kind).toBe('model');
  });
});

it('reads models and assets without policies, when somebody asks or a topology is there', async () => {
  write('dbt/dbt_project.yml', 'name: shop\n');
  write('dbt/models/stg_orders.sql', "select * from {{ source('shop', 'orders') }}\n");
  write('dbt/models/fct_orders.sql', "select order_id from {{ ref('stg_orders') }}\n");
  write('specs/pipelines/assets/report.yaml', 'name: report\ninputs: [fct_orders]\n');
  await start();
  const all = await graph(({ nodes }) => nodes.length >= 4);
  expect(edges(all)).toEqual([
    'fct_orders flow report: asset',
    'orders flow stg_orders: dbt',
    'stg_orders flow fct_orders: dbt',
  ]);
});

it("reads dbt's manifest, though git ignores it, and follows it", async () => {
  const manifest = (source: string): string =>
    JSON.stringify({
      nodes: {
        'seed.s.codes': { resource_type: 'seed', name: source },
        'model.s.m': {
          ...{ resource_type: 'model', name: 'm' },
          depends_on: { nodes: ['seed.s.codes'] },
        },
      },
    });
  write('.gitignore', 'target/\n');
  write('dbt/dbt_project.yml', 'name: s\n');
  write('dbt/target/manifest.json', manifest('codes'));
  await start();
  expect(edges(await graph(({ nodes }) => nodes.length > 0))).toEqual(['codes flow m: manifest']);
  write('dbt/target/manifest.json', manifest('other'));
  const uri = uriOf('dbt/target/manifest.json');
  client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] });
  const now = await graph(({ nodes }) => nodes.some(({ name }) => name === 'other'));
  expect(edges(now)).toEqual(['other flow m: manifest']);
});

it('holds topologies against the manifest, and again when dbt has written another', async () => {
  const manifest = (source: string): string =>
    JSON.stringify({
      nodes: {
        'model.s.stg': { resource_type: 'model', name: 'stg' },
        'model.s.other': { resource_type: 'model', name: 'other' },
        'model.s.fct': {
          ...{ resource_type: 'model', name: 'fct' },
          depends_on: { nodes: [`model.s.${source}`] },
        },
      },
    });
  write('dbt/dbt_project.yml', 'name: s\n');
  write('dbt/target/manifest.json', manifest('stg'));
  write('specs/pipelines/topology.mermaid', 'flowchart LR\n  stg --> fct --> other\n');
  await start();
  const topology = uriOf('specs/pipelines/topology.mermaid');
  client.open(topology, readFileSync(new URL(topology), 'utf8'), 'mermaid');
  const uri = uriOf('dbt/target/manifest.json');
  const codes = async (count: number): Promise<readonly unknown[]> => {
    const found = await client.diagnostics(topology, (one) => one.diagnostics.length === count);
    return found.map(({ code }) => code);
  };
  expect(await codes(0)).toEqual([]);
  write('dbt/target/manifest.json', manifest('other'));
  client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] });
  expect(await codes(2)).toEqual(['topology-edges-confirmed', 'topology-edges-confirmed']);
});

it('works out no columns that nobody waits for', async () => {
  const properties = Array.from(
    { length: 1_500 },
    (_, at) => `      - name: c${String(at)}\n        transformSourceObjects: [orders]\n`,
  );
  const wide = `apiVersion: v3.1.0
kind: DataContract
id: wide
version: 1.0.0
status: active
schema:
  - name: wide
    properties:
${properties.join('')}`;
  write('wide.odcs.yaml', wide);
  write('orders.odcs.yaml', wide.replaceAll('[orders]', '[raw]').replaceAll('wide', 'orders'));
  await start();
  const { id } = named(await graph(({ nodes }) => nodes.length >= 3), 'wide');
  const source = new CancellationTokenSource();
  const asked = client.connection.sendRequest(LINEAGE_COLUMNS, { node: id }, source.token);
  source.cancel();
  await expect(asked).rejects.toThrow(/cancel/i);
  const columns = await client.request<readonly ViewColumn[]>(LINEAGE_COLUMNS, { node: id });
  expect(columns).toHaveLength(1_500);
  expect(columns.every(({ from }) => from.length === 1)).toBe(true);
});

it('refuses ids that are none', async () => {
  await start();
  await expect(client.request(LINEAGE_COLUMNS, { node: 7 })).rejects.toThrow('node must be');
  expect(await client.request(LINEAGE_COLUMNS, { node: 'x' })).toBeNull();
  expect(await client.request(LINEAGE_PLACE, { node: 'x' })).toBeNull();
});
