// What contracts show of lineage in the editor, in the example: counts above their tables and in hovers, and products.
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  CodeLens,
  ConfigurationParams,
  Hover,
  MarkupContent,
} from 'vscode-languageserver-protocol';
import { afterEach, expect, it, vi } from 'vitest';
import { contract } from '../../../../server/src/lint/example.ts';
import type { ViewGraph, ViewProduct } from '../../../../server/src/hosts/lsp/protocol.ts';
import { positionOf } from './position-of.ts';
import { TestClient, type ClientOptions } from './test-client.ts';

const CHURN = resolve(import.meta.dirname, '../../../../examples/churn');
const REPORT = 'specs/contracts/data-products/customer_success/churn_report.odcs.yaml';
const uri = pathToFileURL(resolve(CHURN, REPORT)).href;
const text = readFileSync(resolve(CHURN, REPORT), 'utf8');

let client: TestClient;
afterEach(() => client.stop());

async function start(options: ClientOptions = {}): Promise<void> {
  const initializationOptions = { opensLineage: true };
  const folders = [pathToFileURL(CHURN).href];
  client = await TestClient.start({ folders, initializationOptions, ...options });
  client.open(uri, text);
  await vi.waitFor(
    async () => {
      expect(await hover('name: dim_customers')).toMatch(/^4 upstream/);
      expect(await hover('name: fct_churn')).toMatch(/^12 upstream/);
    },
    { timeout: 10_000, interval: 50 },
  );
}

async function hover(word: string): Promise<string> {
  const position = positionOf(text, word, 6);
  const params = { textDocument: { uri }, position };
  const found = await client.request<Hover | null>('textDocument/hover', params);
  return (found?.contents as MarkupContent | undefined)?.value ?? '';
}

async function lenses(of = uri): Promise<CodeLens[]> {
  const params = { textDocument: { uri: of } };
  const found = await client.request<CodeLens[]>('textDocument/codeLens', params);
  return Promise.all(found.map((lens) => client.request<CodeLens>('codeLens/resolve', lens)));
}

const isLineage = ({ command }: CodeLens): boolean => command?.title.includes('stream') === true;

it('counts what is upstream and downstream above each table, and opens the preview there', async () => {
  await start();
  const { line, character } = positionOf(text, 'name: fct_churn', 6);
  const found = (await lenses()).filter(isLineage);
  expect(found.map(({ command }) => command?.title)).toEqual([
    '4 upstream, 0 downstream',
    '12 upstream, 0 downstream',
  ]);
  // Above the whole object, which begins with its id.
  expect(found[1]?.range.start.line).toBe(line - 1);
  expect(found[1]?.command).toMatchObject({
    command: 'dataengos.openLineage',
    arguments: [{ uri, line, character }],
  });
});

it('shows no counts where they are turned off, or where the editor cannot open the preview', async () => {
  await start();
  client.connection.onRequest('workspace/configuration', ({ items }: ConfigurationParams) =>
    items.map(({ section }) => (section === 'dataengos.lineage.codeLens' ? false : {})),
  );
  client.notify('workspace/didChangeConfiguration', { settings: {} });
  expect((await lenses()).filter(isLineage)).toEqual([]);
  await client.stop();
  await start({ initializationOptions: {} });
  const all = await lenses();
  expect(all.length).toBeGreaterThan(0);
  expect(all.filter(isLineage)).toEqual([]);
});

it('says in the hover of a table what is next to it', async () => {
  await start();
  expect(await hover('name: dim_customers')).toContain('Made of stg\\_accounts, stg\\_customers.');
  const whole = await hover('name: churn_report');
  expect(whole).toContain('**dim\\_customers** · 4 upstream, 0 downstream');
  expect(whole).toContain('**fct\\_churn** · 12 upstream, 0 downstream');
});

it('lists data products with the tables of their ports', async () => {
  await start();
  const products = await client.request<ViewProduct[]>('dataengos/lineageProducts', undefined);
  expect(products).toMatchObject([{ name: 'churn_report', domain: 'customer_success' }]);
  const [product] = products;
  expect(product?.inputs).toHaveLength(6);
  expect(product?.outputs).toHaveLength(2);
  expect(product?.place.uri).toMatch(/churn_report\.odps\.yaml$/);
});

it('draws tables of all folders of a window into one graph', async () => {
  const second = realpathSync(mkdtempSync(join(tmpdir(), 'dataengos second #')));
  const path = join(second, 'board.odcs.yaml');
  const board = contract(`schema:
  - name: board
    properties:
      - name: churned
        transformSourceObjects: [fct_churn]`);
  writeFileSync(path, board);
  await start({ folders: [pathToFileURL(CHURN).href, pathToFileURL(second).href] });
  try {
    await vi.waitFor(
      async () => {
        const graph = await client.request<ViewGraph>('dataengos/lineage', undefined);
        const idOf = (name: string): string | undefined =>
          graph.nodes.find((node) => node.name === name)?.id;
        const edge = { from: idOf('fct_churn'), to: idOf('board') };
        expect(graph.edges).toContainEqual(expect.objectContaining(edge));
      },
      { timeout: 10_000, interval: 100 },
    );
  } finally {
    rmSync(second, { recursive: true });
  }
});

it('asks for the counts again when another file changes them, and only then', async () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'dataengos lenses')));
  const made = (name: string, from: string): string =>
    contract(`schema:
  - name: ${name}
    properties:
      - name: id
        transformSourceObjects: [${from}]`).replace('id: orders', `id: ${name}`);
  const orders = pathToFileURL(join(folder, 'orders.odcs.yaml')).href;
  const report = pathToFileURL(join(folder, 'report.odcs.yaml')).href;
  client = await TestClient.start({
    folders: [pathToFileURL(folder).href],
    initializationOptions: { opensLineage: true },
    capabilities: { workspace: { codeLens: { refreshSupport: true } } },
  });
  let refreshed = 0;
  client.connection.onRequest('workspace/codeLens/refresh', () => {
    refreshed++;
    return null;
  });
  client.open(orders, made('orders', 'raw'));
  client.open(report, made('report', 'other'));
  const titles = async (): Promise<readonly string[]> => {
    const textDocument = { uri: orders };
    const found = await client.request<CodeLens[]>('textDocument/codeLens', { textDocument });
    const all = found.map((lens) => client.request<CodeLens>('codeLens/resolve', lens));
    return (await Promise.all(all)).filter(isLineage).map(({ command }) => command?.title ?? '');
  };
  await vi.waitFor(async () => {
    expect(await titles()).toEqual(['1 upstream, 0 downstream']);
  });
  // The scan is over, too.
  await new Promise((resolve) => setTimeout(resolve, 800));
  const before = refreshed;
  client.change(report, 2, `# A remark.\n${made('report', 'other')}`);
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(refreshed).toBe(before);
  client.change(report, 3, made('report', 'orders'));
  await vi.waitFor(() => {
    expect(refreshed).toBe(before + 1);
  });
  expect(await titles()).toEqual(['1 upstream, 1 downstream']);
  rmSync(folder, { recursive: true });
});

it('counts what dbt says, too, where nobody has asked for the preview', async () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'dataengos-dbt-')));
  const orders = contract('schema:\n  - name: fct_orders');
  const address = pathToFileURL(join(folder, 'orders.odcs.yaml')).href;
  mkdirSync(join(folder, 'models'));
  writeFileSync(join(folder, 'orders.odcs.yaml'), orders);
  writeFileSync(join(folder, 'dbt_project.yml'), 'name: shop\n');
  writeFileSync(join(folder, 'models/stg_orders.sql'), 'select 1 as id\n');
  writeFileSync(join(folder, 'models/fct_orders.sql'), "select * from {{ ref('stg_orders') }}\n");
  try {
    const initializationOptions = { opensLineage: true };
    client = await TestClient.start({
      folders: [pathToFileURL(folder).href],
      initializationOptions,
    });
    client.open(address, orders);
    await vi.waitFor(
      async () => {
        const titles = (await lenses(address)).filter(isLineage).map((lens) => lens.command?.title);
        expect(titles).toEqual(['1 upstream, 0 downstream']);
      },
      { timeout: 10_000, interval: 100 },
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});
