import { mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  ClientCapabilities,
  CodeAction,
  CompletionItem,
  Diagnostic,
  DocumentHighlight,
  DocumentSymbol,
  FoldingRange,
  Hover,
  Location,
  Position,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { tempFolder } from '../temp-folder.ts';
import { TestClient } from './test-client.ts';

const CONTRACT = 'specs/contracts/sources/shop/orders.odcs.yaml';
const TOPOLOGY = 'specs/pipelines/topology.mermaid';
const OTHER = 'specs/pipelines/sales/flow-spec.md';

const contract = `apiVersion: v3.1.0
kind: DataContract
id: orders
name: Orders
version: 1.0.0
status: active
description:
  purpose: What customers have bought.
schema:
  - name: orders
    properties:
      - name: order_id
      - name: total
`;
const topology = `flowchart LR
  subgraph shop
    orders["orders"] --> stg_orders
  end
  style orders fill:#fff
`;
const other = '# Sales\n\n```mermaid\nflowchart LR\n  orders --> report\n```\n';

const CAPABILITIES: ClientCapabilities = {
  textDocument: {
    publishDiagnostics: {},
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
    rename: { prepareSupport: true },
  },
  workspace: {
    workspaceFolders: true,
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceEdit: { documentChanges: true, resourceOperations: ['rename'] },
  },
};

let folder: string;
let client: TestClient;

const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href;
const texts = new Map<string, string>();

function write(name: string, text: string): void {
  texts.set(uriOf(name), text);
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

async function start(): Promise<void> {
  client = await TestClient.start({
    folders: [pathToFileURL(folder).href],
    capabilities: CAPABILITIES,
  });
}

beforeEach(() => {
  folder = realpathSync(tempFolder());
  write(CONTRACT, contract);
  write(TOPOLOGY, topology);
  write(OTHER, other);
});

afterEach(async () => {
  await client.stop();
  rmSync(folder, { recursive: true });
});

/** A request about the place where a text begins. */
function ask<Result>(method: string, name: string, at: string, more: object = {}): Promise<Result> {
  const uri = uriOf(name);
  const document = TextDocument.create(uri, '', 0, texts.get(uri) ?? '');
  const position: Position = document.positionAt(document.getText().indexOf(at));
  return client.request(`textDocument/${method}`, { textDocument: { uri }, position, ...more });
}

/** The texts after an edit, by the files that it changes. */
function applied(edit: WorkspaceEdit | null): Readonly<Record<string, string>> {
  return Object.fromEntries(
    (edit?.documentChanges ?? []).flatMap((change) => {
      if (!('edits' in change)) return [];
      const { uri } = change.textDocument;
      const document = TextDocument.create(uri, '', 0, texts.get(uri) ?? '');
      const edits = change.edits.filter((one) => 'newText' in one);
      return [[uri, TextDocument.applyEdits(document, edits)]];
    }),
  );
}

const isOurs = ({ code }: Diagnostic): boolean => code === 'valid-mermaid';

it('says what is wrong in open and closed files, without any policy, and repairs it', async () => {
  const broken = 'flowchart LR\n  a["x] --> b\n';
  write('specs/pipelines/broken.mmd', broken);
  write(OTHER, other.replace('orders -->', 'orders ->'));
  await start();
  const closed = await client.diagnostics(uriOf(OTHER), ({ diagnostics }) =>
    diagnostics.some(isOurs),
  );
  expect(closed.map(({ code, range }) => [code, range])).toEqual([
    ['valid-mermaid', { start: { line: 4, character: 9 }, end: { line: 4, character: 11 } }],
  ]);
  const uri = uriOf('specs/pipelines/broken.mmd');
  client.open(uri, broken, 'mermaid');
  const [found] = (
    await client.diagnostics(
      uri,
      ({ diagnostics, version }) => version === 1 && diagnostics.some(isOurs),
    )
  ).filter(isOurs);
  const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri },
    range: found!.range,
    context: { diagnostics: [] },
  });
  const [action] = actions.filter(({ isPreferred }) => isPreferred);
  expect(applied(action?.edit ?? null)).toEqual({ [uri]: 'flowchart LR\n  a["x"] --> b\n' });
  client.change(uri, 2, 'flowchart LR\n  a --> b\n');
  await client.diagnostics(uri, ({ diagnostics }) => !diagnostics.some(isOurs));
});

it('answers outline, folding, highlights, definition, references, hover and completion', async () => {
  await start();
  client.open(uriOf(TOPOLOGY), topology, 'mermaid');
  await client.indexed(1);
  const symbols = await ask<DocumentSymbol[]>('documentSymbol', TOPOLOGY, 'shop');
  expect(symbols.map(({ name, children }) => [name, children?.map((one) => one.name)])).toEqual([
    ['shop', ['orders', 'stg_orders']],
  ]);
  const folds = await ask<FoldingRange[]>('foldingRange', TOPOLOGY, 'shop');
  expect(folds.map(({ startLine, endLine }) => [startLine, endLine])).toEqual([[1, 3]]);
  const highlights = await ask<DocumentHighlight[]>('documentHighlight', TOPOLOGY, 'orders');
  expect(highlights.map(({ range }) => range.start.line)).toEqual([2, 4]);
  const definition = await ask<Location[]>('definition', TOPOLOGY, 'orders');
  expect(definition[0]).toMatchObject({ uri: uriOf(CONTRACT), range: { start: { line: 9 } } });
  const references = await ask<Location[]>('references', TOPOLOGY, 'orders', {
    context: { includeDeclaration: true },
  });
  expect(references.map(({ uri, range }) => [uri, range.start.line])).toEqual(
    expect.arrayContaining([
      [uriOf(TOPOLOGY), 2],
      [uriOf(TOPOLOGY), 4],
      [uriOf(OTHER), 4],
      [uriOf(CONTRACT), 9],
    ]),
  );
  const hover = await ask<Hover>('hover', TOPOLOGY, 'orders');
  expect(JSON.stringify(hover.contents)).toContain('What customers have bought');
  const items = await ask<CompletionItem[]>('completion', TOPOLOGY, 'stg_orders');
  expect(items.map(({ label }) => label)).toContain('orders');
});

it('renames a node here, where it stands for no table', async () => {
  await start();
  client.open(uriOf(TOPOLOGY), topology, 'mermaid');
  const ready = await ask<{ placeholder: string }>('prepareRename', TOPOLOGY, 'stg_orders');
  expect(ready.placeholder).toBe('stg_orders');
  const edit = await ask<WorkspaceEdit>('rename', TOPOLOGY, 'stg_orders', { newName: 'clean' });
  expect(applied(edit)).toEqual({ [uriOf(TOPOLOGY)]: topology.replace('stg_orders', 'clean') });
  await expect(ask('rename', TOPOLOGY, 'stg_orders', { newName: 'no id' })).rejects.toThrow(
    '`no id` cannot be the id of a node in a flowchart.',
  );
});

const renamed = (): Readonly<Record<string, string>> => ({
  [uriOf(CONTRACT)]: contract.replace('- name: orders', '- name: purchases'),
  [uriOf(TOPOLOGY)]: topology
    .replace('orders["orders"]', 'purchases["purchases"]')
    .replace('style orders', 'style purchases'),
  [uriOf(OTHER)]: other.replace('orders -->', 'purchases -->'),
});

it('renames the object of the contract that a node stands for, and all nodes', async () => {
  await start();
  client.open(uriOf(TOPOLOGY), topology, 'mermaid');
  await client.indexed(1);
  const edit = await ask<WorkspaceEdit>('rename', TOPOLOGY, 'orders', { newName: 'purchases' });
  expect(applied(edit)).toEqual(renamed());
});

it('renames only the node where a click binds it to a table that is called otherwise', async () => {
  const bound = `flowchart LR
  orders --> b
  click orders href "../contracts/sources/shop/customers.odcs.yaml"
`;
  write(
    'specs/contracts/sources/shop/customers.odcs.yaml',
    contract.replace('id: orders', 'id: customers').replace('- name: orders', '- name: customers'),
  );
  write(TOPOLOGY, bound);
  await start();
  client.open(uriOf(TOPOLOGY), bound, 'mermaid');
  await client.indexed(1);
  const edit = await ask<WorkspaceEdit>('rename', TOPOLOGY, 'orders', { newName: 'people' });
  expect(applied(edit)).toEqual({ [uriOf(TOPOLOGY)]: bound.replaceAll(' orders ', ' people ') });
});

it('a rename in the contract renames the node', async () => {
  await start();
  client.open(uriOf(CONTRACT), contract);
  await client.indexed(1);
  const params = { newName: 'purchases' };
  const edit = await ask<WorkspaceEdit>('rename', CONTRACT, 'orders\n    properties', params);
  expect(applied(edit)).toEqual(renamed());
});

it('formats flowcharts, and nothing else', async () => {
  await start();
  const text = 'flowchart LR\na-->b\n';
  const uri = uriOf(TOPOLOGY);
  client.open(uri, text, 'mermaid');
  const options = { tabSize: 4, insertSpaces: true };
  const edits = await client.request<TextEdit[]>('textDocument/formatting', {
    textDocument: { uri },
    options,
  });
  expect(TextDocument.applyEdits(TextDocument.create(uri, '', 0, text), edits)).toBe(
    'flowchart LR\n    a --> b\n',
  );
  client.open(uriOf(CONTRACT), contract);
  client.open(uriOf(OTHER), other, 'markdown');
  for (const name of [CONTRACT, OTHER])
    expect(
      await client.request('textDocument/formatting', {
        textDocument: { uri: uriOf(name) },
        options,
      }),
    ).toEqual([]);
});
