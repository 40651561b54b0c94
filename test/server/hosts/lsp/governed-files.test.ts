import { mkdirSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  CodeAction,
  CompletionItem,
  DocumentSymbol,
  FoldingRange,
  Hover,
  PublishDiagnosticsParams,
} from 'vscode-languageserver-protocol';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { tempFolder } from '../temp-folder.ts';
import { TestClient } from './test-client.ts';

const NAMING = 'specs/governance/naming.json';
const TIERING = 'specs/governance/tiering-standards.md';
const MODEL = 'implementation/dbt_project/models/marts/fct_orders.sql';
const TOPOLOGY = 'specs/pipelines/topology.mermaid';
const CODE = 'layers-depend-downwards';

const naming = '{"layers": {"staging": {"prefix": "stg_"}, "marts": {"prefix": "fct_|dim_"}}}\n';
const tiering = `# Tiering standards

## Bronze

- Layer: raw
- Reads from: source

## Silver

- Layer: staging
- Reads from: bronze, silver

## Gold

- Layer: marts
- Reads from: silver, gold
`;
const generous = tiering.replace('silver, gold', 'bronze, silver, gold, source');
const model = "select order_id from {{ source('shop', 'orders') }}\n";
const better = "select order_id from {{ ref('stg_orders') }}\n";

let folder: string;
let client: TestClient;

const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href;

function write(name: string, text: string, type?: 1 | 2): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
  if (type !== undefined) tell(name, type);
}

function tell(name: string, type: 1 | 2 | 3): void {
  client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(name), type }] });
}

async function start(): Promise<void> {
  client = await TestClient.start({ folders: [pathToFileURL(folder).href] });
}

const finds = ({ diagnostics }: PublishDiagnosticsParams): boolean =>
  diagnostics.some(({ code }) => code === CODE);
/** Of a topology rules on lineage say something without policies, too. */
const isUngoverned = (sent: PublishDiagnosticsParams): boolean => !finds(sent);
const isClean = ({ diagnostics }: PublishDiagnosticsParams): boolean => diagnostics.length === 0;

beforeEach(() => {
  folder = realpathSync(tempFolder());
});

afterEach(async () => {
  await client.stop();
});

it('follows policies and models on disk', async () => {
  write(NAMING, naming);
  write(TIERING, tiering);
  write(MODEL, model);
  await start();
  const [finding] = await client.diagnostics(uriOf(MODEL), finds);
  expect(finding).toMatchObject({
    message: expect.stringContaining('tiering-standards.md:') as string,
    range: { start: { line: 0 } },
  });
  write(TIERING, generous, 2);
  await client.diagnostics(uriOf(MODEL), isClean);
  write(TIERING, tiering, 2);
  await client.diagnostics(uriOf(MODEL), finds);
  write(MODEL, better, 2);
  await client.diagnostics(uriOf(MODEL), isClean);
  write(MODEL, model, 2);
  await client.diagnostics(uriOf(MODEL), finds);
  rmSync(join(folder, TIERING));
  tell(TIERING, 3);
  await client.diagnostics(uriOf(MODEL), isClean);
});

it('follows what is created, renamed and deleted in the editor, whose watcher may miss it', async () => {
  write(NAMING, naming);
  write(TIERING, tiering);
  await start();
  write(MODEL, model);
  client.notify('workspace/didCreateFiles', { files: [{ uri: uriOf(MODEL) }] });
  await client.diagnostics(uriOf(MODEL), finds);
  const renamed = MODEL.replace('fct_orders', 'fct_sales');
  renameSync(join(folder, MODEL), join(folder, renamed));
  const move = { oldUri: uriOf(MODEL), newUri: uriOf(renamed) };
  client.notify('workspace/didRenameFiles', { files: [move] });
  await client.diagnostics(uriOf(renamed), finds);
  await client.diagnostics(uriOf(MODEL), isClean);
  rmSync(join(folder, renamed));
  client.notify('workspace/didDeleteFiles', { files: [{ uri: uriOf(renamed) }] });
  await client.diagnostics(uriOf(renamed), isClean);
});

it('follows what is edited, in open and closed files', async () => {
  write(NAMING, naming);
  write(TIERING, tiering);
  write(MODEL, model);
  write(TOPOLOGY, 'graph LR\n  stg_orders --> fct_orders\n');
  await start();
  await client.diagnostics(uriOf(MODEL), finds);
  client.open(uriOf(TIERING), generous, 'markdown');
  await client.diagnostics(uriOf(MODEL), isClean);
  client.open(uriOf(MODEL), model, 'sql');
  client.open(uriOf(TOPOLOGY), 'graph LR\n  fct_orders --> stg_orders\n', 'mermaid');
  client.change(uriOf(TIERING), 2, tiering);
  await client.diagnostics(uriOf(MODEL), finds);
  const [edge] = await client.diagnostics(uriOf(TOPOLOGY), finds);
  expect(edge?.range.start.line).toBe(1);
  client.change(uriOf(MODEL), 2, better);
  await client.diagnostics(uriOf(MODEL), isClean);
  client.change(uriOf(TOPOLOGY), 2, 'graph LR\n  stg_orders --> fct_orders\n');
  await client.diagnostics(uriOf(TOPOLOGY), isClean);
});

it('reads models when the first policy comes, and forgets them with the last', async () => {
  write(MODEL, model);
  write(TOPOLOGY, 'graph LR\n  fct_orders --> stg_orders\n');
  await start();
  client.open(uriOf(TOPOLOGY), 'graph LR\n  fct_orders --> stg_orders\n', 'mermaid');
  await client.diagnostics(uriOf(TOPOLOGY), isUngoverned);
  write(NAMING, naming, 1);
  write(TIERING, tiering, 1);
  await client.diagnostics(uriOf(MODEL), finds);
  await client.diagnostics(uriOf(TOPOLOGY), finds);
  rmSync(join(folder, 'specs/governance'), { recursive: true });
  tell('specs/governance', 3);
  await client.diagnostics(uriOf(MODEL), isClean);
  await client.diagnostics(uriOf(TOPOLOGY), isUngoverned);
});

it('counts dbt files of projects only', async () => {
  write(NAMING, naming);
  write(TIERING, tiering);
  write('dbt/models/marts/fct_orders.sql', model);
  await start();
  write('dbt/dbt_project.yml', 'name: shop\n', 1);
  await client.diagnostics(uriOf('dbt/models/marts/fct_orders.sql'), finds);
  rmSync(join(folder, 'dbt/dbt_project.yml'));
  tell('dbt/dbt_project.yml', 3);
  await client.diagnostics(uriOf('dbt/models/marts/fct_orders.sql'), isClean);
});

it('looks for contracts in folders called models without any policy', async () => {
  write('contracts/models/orders.yaml', 'apiVersion: v3.1.0\nkind: DataContract\n');
  await start();
  const found = await client.diagnostics(
    uriOf('contracts/models/orders.yaml'),
    ({ diagnostics }) => diagnostics.length > 0,
  );
  expect(found[0]?.code).toBe('required-fields');
});

it('silences with a comment of the language', async () => {
  write(NAMING, naming);
  write(TIERING, tiering);
  await start();
  const uri = uriOf(MODEL);
  client.open(uri, model, 'sql');
  const [finding] = await client.diagnostics(uri, finds);
  const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri },
    range: finding?.range,
    context: { diagnostics: [] },
  });
  const disable = actions.find(({ title }) => title.startsWith('Disable'));
  const change = disable?.edit?.documentChanges?.[0];
  const edits = change !== undefined && 'edits' in change ? change.edits : [];
  expect(edits).toMatchObject([
    {
      newText: `-- dataengos-disable-next-line ${CODE} -- say why\n`,
      range: { start: { line: 0 } },
    },
  ]);
  client.change(uri, 2, `-- dataengos-disable-next-line ${CODE} -- moved later\n${model}`);
  await client.diagnostics(uri, isClean);
});

it('offers nothing of contracts in other languages', async () => {
  write(NAMING, naming);
  await start();
  const schema = uriOf('implementation/dbt_project/models/schema.yml');
  const files: readonly (readonly [string, string])[] = [
    [uriOf(MODEL), ''],
    [uriOf(TOPOLOGY), 'graph LR\n'],
    [schema, 'version: 2\nmodels:\n  - name: "{{ x'],
    [uriOf('implementation/dbt_project/models/empty.yml'), ''],
  ];
  for (const [uri, text] of files) {
    client.open(uri, text, uri.endsWith('.yml') ? 'yaml' : 'sql');
    const at = { textDocument: { uri }, position: { line: 0, character: 0 } };
    expect(await client.request('textDocument/completion', at)).toEqual([]);
    expect(await client.request('textDocument/hover', at)).toBeNull();
    expect(await client.request('textDocument/documentSymbol', at)).toEqual([]);
    expect(await client.request('textDocument/codeLens', at)).toEqual([]);
    expect(await client.diagnostics(uri)).toEqual([]);
  }
});

it('serves Markdown of governance', async () => {
  write(NAMING, naming);
  await start();
  const uri = uriOf(TIERING);
  const text = `${tiering.slice(0, tiering.indexOf('## Gold'))}#`;
  client.open(uri, text, 'markdown');
  const textDocument = { uri };
  const heading = { textDocument, position: { line: 2, character: 5 } };
  expect(await client.request<Hover>('textDocument/hover', heading)).toMatchObject({
    range: { start: { line: 2, character: 3 } },
  });
  const last = { textDocument, position: { line: text.split('\n').length - 1, character: 1 } };
  const items = await client.request<CompletionItem[]>('textDocument/completion', last);
  expect(items.map(({ label }) => label)).toContain('Gold');
  const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', heading);
  expect(symbols[0]?.children?.map(({ name }) => name).slice(0, 2)).toEqual(['Bronze', 'Silver']);
  const folds = await client.request<FoldingRange[]>('textDocument/foldingRange', heading);
  expect(folds.length).toBeGreaterThan(2);
});

it('offers the fixes of Markdown', async () => {
  write(NAMING, naming);
  await start();
  const uri = uriOf(TIERING);
  client.open(uri, tiering.replace('## Silver', '## Silvr'), 'markdown');
  const [finding] = await client.diagnostics(uri, ({ diagnostics }) => diagnostics.length > 0);
  expect(finding?.code).toBe('governance-prose-complete');
  const [fix] = await client.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri },
    range: finding?.range,
    context: { diagnostics: [] },
  });
  expect(fix?.title).toBe('Write `Silver`');
  expect(fix?.edit?.documentChanges).toMatchObject([{ edits: [{ newText: 'Silver' }] }]);
  client.change(uri, 2, tiering);
  await client.diagnostics(uri, isClean);
});
