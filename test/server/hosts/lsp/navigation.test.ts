import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type {
  ClientCapabilities,
  CodeLens,
  CompletionItem,
  DocumentHighlight,
  Hover,
  Location,
  LocationLink,
  SymbolInformation,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { linkedContracts, pathOf } from '../../linked-contracts.ts';
import { positionOf } from './position-of.ts';
import { TestClient } from './test-client.ts';

const capabilities: ClientCapabilities = {
  textDocument: {
    publishDiagnostics: {},
    definition: { linkSupport: true },
    rename: { prepareSupport: true },
  },
  workspace: {
    workspaceFolders: true,
    workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} },
    symbol: {},
  },
};

let folder: string;
let client: TestClient;

function uriOf(index: number): string {
  return pathToFileURL(join(folder, pathOf(index))).href;
}

function textOf(index: number): string {
  return readFileSync(join(folder, pathOf(index)), 'utf8');
}

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'dataengos linked #')));
  for (const { path, text } of linkedContracts()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
});

afterEach(async () => {
  await client.stop();
  rmSync(folder, { recursive: true });
});

/** Opens a contract and waits until the workspace is indexed. */
async function open(index: number, text = textOf(index)): Promise<string> {
  client = await TestClient.start({ folders: [pathToFileURL(folder).href], capabilities });
  const uri = uriOf(index);
  client.open(uri, text);
  await client.indexed(40);
  return uri;
}

function apply(edit: WorkspaceEdit | null): void {
  for (const change of edit?.documentChanges ?? []) {
    if (!('edits' in change)) continue;
    const path = fileURLToPath(change.textDocument.uri);
    const document = TextDocument.create('', '', 0, readFileSync(path, 'utf8'));
    writeFileSync(path, TextDocument.applyEdits(document, change.edits));
    client.notify('workspace/didChangeWatchedFiles', {
      changes: [{ uri: change.textDocument.uri, type: 2 }],
    });
  }
}

it('goes to definitions, lists references and highlights', async () => {
  const uri = await open(4);
  const text = textOf(4);
  const position = positionOf(text, 'c5.odcs.yaml#orders_5.key_a', 22);
  const textDocument = { uri };
  const links = await client.request<LocationLink[]>('textDocument/definition', {
    textDocument,
    position,
  });
  expect(links).toMatchObject([
    {
      targetUri: uriOf(5),
      targetSelectionRange: {
        start: { line: 17, character: 15 },
        end: { line: 17, character: 20 },
      },
      targetRange: { start: { line: 17, character: 0 } },
      originSelectionRange: { start: { line: 22 } },
    },
  ]);
  const ask = (includeDeclaration: boolean): Promise<Location[]> =>
    client.request('textDocument/references', {
      textDocument,
      position,
      context: { includeDeclaration },
    });
  const references = await ask(false);
  expect(references).toHaveLength(9);
  expect(await ask(true)).toHaveLength(10);
  const highlights = await client.request<DocumentHighlight[]>('textDocument/documentHighlight', {
    textDocument,
    position,
  });
  expect(highlights.map(({ range }) => range.start.line)).toEqual([22, 23]);
  const symbols = await client.request<SymbolInformation[]>('workspace/symbol', { query: 'ord17' });
  expect(symbols[0]).toMatchObject({
    name: 'orders_17',
    containerName: 'shop_17',
    location: { uri: uriOf(17) },
  });
});

it('renames in open and closed files, and back to the same bytes', async () => {
  const uri = await open(4);
  const before = linkedContracts().map((_, index) => textOf(index));
  const textDocument = { uri };
  const position = positionOf(textOf(4), '- name: key_a', 9);
  expect(
    await client.request('textDocument/prepareRename', { textDocument, position }),
  ).toMatchObject({
    placeholder: 'key_a',
    range: { start: { line: 17, character: 14 } },
  });
  const rename = (newName: string): Promise<WorkspaceEdit> =>
    client.request('textDocument/rename', { textDocument, position, newName });
  const edit = await rename('order_key');
  expect(edit.changeAnnotations).toEqual({ rename: { label: 'Rename `key_a`' } });
  const versions = edit.documentChanges?.map(
    (change) => 'textDocument' in change && change.textDocument.version,
  );
  expect(versions).toEqual([1, null, null]);
  apply(edit);
  expect(textOf(4)).toContain('order_key');
  client.change(uri, 2, textOf(4));
  apply(await rename('key_a'));
  expect(linkedContracts().map((_, index) => textOf(index))).toEqual(before);
  await expect(rename('key_b')).rejects.toThrow('is taken: see line');
  await expect(rename('')).rejects.toThrow('must not be empty');
});

it('shows the target of a reference, and offers targets', async () => {
  const text = textOf(4).replace('to: customers.customer_id', 'to: ');
  const uri = await open(4, text);
  const textDocument = { uri };
  const hover = await client.request<Hover>('textDocument/hover', {
    textDocument,
    position: positionOf(text, 'c5.odcs.yaml#orders_5.key_a', 22),
  });
  expect(JSON.stringify(hover.contents)).toContain('First part of the key');
  const items = await client.request<CompletionItem[]>('textDocument/completion', {
    textDocument,
    position: positionOf(text, 'to: \r\n', 4),
  });
  const item = items.find(({ label }) => label === 'customers.customer_id');
  expect(item).toMatchObject({ detail: 'string' });
});

it('counts references above what is named', async () => {
  const uri = await open(4);
  const lenses = await client.request<CodeLens[]>('textDocument/codeLens', {
    textDocument: { uri },
  });
  expect(lenses.map(({ range }) => range.start.line)).toEqual([8, 17, 24, 34, 41, 54, 56]);
  const resolved = await client.request<CodeLens>('codeLens/resolve', lenses[1]);
  expect(resolved.command).toMatchObject({
    title: '9 references · 2 consumers',
    command: '',
  });
  expect(resolved.command?.arguments?.[2]).toHaveLength(9);
  const titles: string[] = [];
  for (const lens of lenses)
    titles.push((await client.request<CodeLens>('codeLens/resolve', lens)).command?.title ?? '');
  expect(new Set(titles)).toEqual(
    new Set([
      '1 reference',
      '2 references',
      '4 references · 1 consumer',
      '9 references · 2 consumers',
      '12 references · 2 consumers',
    ]),
  );
});

it('does not look out of the workspace folders', async () => {
  const outside = realpathSync(mkdtempSync(join(tmpdir(), 'dataengos outside ')));
  writeFileSync(join(outside, 'secret.odcs.yaml'), textOf(5));
  symlinkSync(outside, join(folder, 'contracts/even/link'));
  symlinkSync(join(outside, 'secret.odcs.yaml'), join(folder, 'contracts/even/linked.odcs.yaml'));
  const away = `../../../${outside.slice(outside.lastIndexOf('/') + 1)}/secret.odcs.yaml`;
  for (const path of [
    away,
    'link/secret.odcs.yaml',
    'linked.odcs.yaml',
    `file://${outside}/secret.odcs.yaml`,
  ]) {
    const text = textOf(4).replaceAll('../odd/c5.odcs.yaml', path);
    const uri = await open(4, text);
    client.notify('workspace/didChangeWatchedFiles', {
      changes: [
        { uri: pathToFileURL(join(folder, 'contracts/even/linked.odcs.yaml')).href, type: 2 },
      ],
    });
    await client.request('dataengos/debugInfo', undefined);
    const position = positionOf(text, '#orders_5.key_a', 3);
    const found = await client.request('textDocument/definition', {
      textDocument: { uri },
      position,
    });
    expect(found).toBeNull();
    await client.stop();
  }
  rmSync(outside, { recursive: true });
});
