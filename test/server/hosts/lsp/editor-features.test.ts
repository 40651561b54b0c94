import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  ClientCapabilities,
  InlayHint,
  Position,
  Range,
  SemanticTokens,
  SemanticTokensDelta,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { afterEach, describe, expect, it } from 'vitest';
import { linkedContracts, pathOf } from '../../linked-contracts.ts';
import { positionOf } from './position-of.ts';
import { TestClient } from './test-client.ts';

const CAPABILITIES: ClientCapabilities = {
  textDocument: { publishDiagnostics: {} },
  workspace: {
    configuration: true,
    workspaceFolders: true,
    inlayHint: { refreshSupport: true },
    symbol: {},
  },
};

let client: TestClient;
let folder: string | undefined;

afterEach(async () => {
  await client.stop();
  if (folder !== undefined) rmSync(folder, { recursive: true });
  folder = undefined;
});

const TEXT = `apiVersion: v3.1.0
kind: DataContract
id: orders-contract
version: 1.0.0
status: active
servers:
  - server: production
    type: postgres
    host: db.example.com
    port: 5432
    database: shop
    schema: public
schema:
  - name: orders
    properties:
      - name: address
        classification: confidential
        logicalType: object
        properties:
          - name: street
      - name: note
        logicalType: string
        encryptedName: missing
`;
const URI = 'file:///w/orders.odcs.yaml';
const WHOLE: Range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

describe('inlay hints', () => {
  const hints = (range = WHOLE): Promise<InlayHint[]> =>
    client.request('textDocument/inlayHint', { textDocument: { uri: URI }, range });

  it('are off, and come and go with the settings of the document', async () => {
    client = await TestClient.start({ capabilities: CAPABILITIES });
    let refreshed = 0;
    client.connection.onRequest('workspace/inlayHint/refresh', () => {
      refreshed++;
      return null;
    });
    const asked: unknown[] = [];
    client.connection.onRequest(
      'workspace/configuration',
      ({ items }: { items: { scopeUri?: string; section: string }[] }) =>
        items.map((item) => {
          asked.push(item);
          return item.section === 'dataengos.inlayHints' ? client.settings : {};
        }),
    );
    client.open(URI, TEXT);
    expect(await hints()).toEqual([]);
    expect(asked).toContainEqual({ scopeUri: URI, section: 'dataengos.inlayHints' });

    client.settings = { physicalTypes: true };
    client.notify('workspace/didChangeConfiguration', { settings: null });
    const [type, ...others] = await hints();
    expect(others).toEqual([]);
    expect(type).toMatchObject({
      label: ': TEXT',
      kind: 1,
      position: { line: 21, character: 27 },
      textEdits: [{ newText: '\n        physicalType: TEXT' }],
    });
    expect(refreshed).toBe(1);

    client.settings = { physicalTypes: false, classification: true };
    client.notify('workspace/didChangeConfiguration', { settings: null });
    expect(await hints()).toMatchObject([
      { label: 'confidential', position: { line: 19, character: 24 }, paddingLeft: true },
    ]);

    client.settings = { physicalTypes: 'yes', classification: null };
    client.notify('workspace/didChangeConfiguration', { settings: null });
    expect(await hints()).toEqual([]);
  });

  it('follow the range that is asked for, and editors that push their settings', async () => {
    client = await TestClient.start({
      capabilities: { textDocument: {} },
      initializationOptions: { settings: { inlayHints: { classification: true } } },
    });
    client.open(URI, TEXT);
    expect(await hints()).toHaveLength(1);
    const settings = { dataengos: { inlayHints: { physicalTypes: true, classification: true } } };
    client.notify('workspace/didChangeConfiguration', { settings });
    expect(await hints()).toHaveLength(2);
    const top = { start: { line: 0, character: 0 }, end: { line: 20, character: 0 } };
    expect(await hints(top)).toMatchObject([{ label: 'confidential' }]);
    await expect(
      client.request('textDocument/inlayHint', { textDocument: { uri: URI } }),
    ).rejects.toThrow('A range');
  });
});

describe('semantic tokens', () => {
  /** `line text type modifiers` of each token, by the legend that the server gave. */
  function read(data: readonly number[], text: string): string[] {
    const { tokenTypes = [], tokenModifiers = [] } =
      client.initialized?.capabilities.semanticTokensProvider?.legend ?? {};
    const lines = text.split('\n');
    let line = 0;
    let column = 0;
    return Array.from({ length: data.length / 5 }, (_, index) => {
      const [down = 0, across = 0, length = 0, type = 0, bits = 0] = data.slice(index * 5);
      line += down;
      column = down === 0 ? column + across : across;
      const word = lines[line]?.slice(column, column + length) ?? '';
      const modifiers = tokenModifiers.filter((_one, bit) => (bits & (1 << bit)) !== 0);
      return [line + 1, word, tokenTypes[type], ...modifiers].join(' ');
    });
  }

  it('name what names stand for: whole, for a range, and by what changed', async () => {
    client = await TestClient.start({ capabilities: CAPABILITIES });
    client.open(URI, TEXT);
    const textDocument = { uri: URI };
    const full = await client.request<SemanticTokens>('textDocument/semanticTokens/full', {
      textDocument,
    });
    expect(read(full.data, TEXT)).toEqual([
      '7 production namespace declaration',
      '14 orders class declaration',
      '16 address property declaration',
      '20 street property declaration',
      '21 note property declaration',
    ]);
    const range = { start: { line: 13, character: 0 }, end: { line: 15, character: 0 } };
    const part = await client.request<SemanticTokens>('textDocument/semanticTokens/range', {
      textDocument,
      range,
    });
    expect(read(part.data, TEXT)).toEqual([
      '14 orders class declaration',
      '16 address property declaration',
    ]);

    let data = full.data;
    let { resultId } = full;
    const versions = [
      TEXT.replace('encryptedName: missing', 'encryptedName: address'),
      TEXT.replace('- name: note', '- name: remark\n        primaryKey: true'),
      TEXT.replace('- name: note', '- name: note\n        deprecated: true'),
      TEXT.replace(/ {2}- server[^]*public\n/, ''),
      TEXT,
      TEXT,
    ];
    for (const [index, text] of versions.entries()) {
      client.change(URI, index + 2, text);
      const delta = await client.request<SemanticTokensDelta>(
        'textDocument/semanticTokens/full/delta',
        { textDocument, previousResultId: resultId },
      );
      expect(delta.edits.length).toBeLessThan(2);
      for (const { start, deleteCount, data: added = [] } of delta.edits)
        data = data.toSpliced(start, deleteCount, ...added);
      ({ resultId } = delta);
      const fresh = await client.request<SemanticTokens>('textDocument/semanticTokens/full', {
        textDocument,
      });
      expect(data).toEqual(fresh.data);
      ({ resultId } = fresh);
      const shown = read(data, text);
      if (index === 0) expect(shown.at(-1)).toBe('23 address property reference');
      if (index === 1) expect(shown.at(-1)).toBe('21 remark property declaration readonly');
      if (index === 2) expect(shown.at(-1)).toBe('21 note property declaration deprecated');
    }
    const unknown = await client.request<SemanticTokens>('textDocument/semanticTokens/full/delta', {
      textDocument,
      previousResultId: 'of another life',
    });
    expect(unknown.data).toEqual(full.data);
  });
});

describe('call hierarchy', () => {
  it('leads upstream and downstream across files', async () => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'dataengos lineage ')));
    for (const { path, text } of linkedContracts()) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const uriOf = (index: number): string => pathToFileURL(join(folder ?? '', pathOf(index))).href;
    const text = readFileSync(join(folder, pathOf(4)), 'utf8');
    client = await TestClient.start({
      folders: [pathToFileURL(folder).href],
      capabilities: CAPABILITIES,
    });
    client.open(uriOf(4), text);
    await client.indexed(40);
    const prepare = (position: Position): Promise<CallHierarchyItem[] | null> =>
      client.request('textDocument/prepareCallHierarchy', {
        textDocument: { uri: uriOf(4) },
        position,
      });
    const [item] = (await prepare(positionOf(text, 'First part of the key'))) ?? [];
    expect(item).toMatchObject({
      name: 'key_a',
      detail: 'orders_4 · c4.odcs.yaml',
      uri: uriOf(4),
      selectionRange: { start: { line: 17, character: 14 }, end: { line: 17, character: 19 } },
    });
    const upstream = await client.request<CallHierarchyOutgoingCall[]>(
      'callHierarchy/outgoingCalls',
      { item },
    );
    expect(upstream.map(({ to, fromRanges }) => [to.name, to.detail, fromRanges.length])).toEqual([
      ['key_a', 'orders_21 · c21.odcs.yaml', 1],
      ['key_a', 'orders_5 · c5.odcs.yaml', 2],
    ]);
    const downstream = await client.request<CallHierarchyIncomingCall[]>(
      'callHierarchy/incomingCalls',
      { item },
    );
    expect(downstream.map(({ from }) => [from.name, from.detail]).sort()).toEqual([
      ['customer', 'orders_4 · c4.odcs.yaml'],
      ['key_a', 'orders_27 · c27.odcs.yaml'],
      ['key_a', 'orders_3 · c3.odcs.yaml'],
      ['key_b', 'orders_4 · c4.odcs.yaml'],
    ]);
    for (const { from, fromRanges } of downstream) {
      const file = readFileSync(new URL(from.uri), 'utf8');
      const document = TextDocument.create('', '', 0, file);
      for (const range of fromRanges) expect(document.getText(range)).toMatch(/^key_a(?:_id)?$/);
    }
    expect(await prepare({ line: 0, character: 0 })).toBeNull();

    // What is no longer there leads nowhere.
    client.change(uriOf(4), 2, text.replaceAll('key_a', 'other'));
    expect(await client.request('callHierarchy/incomingCalls', { item })).toEqual([]);
    expect(await client.request('callHierarchy/outgoingCalls', { item: { name: 'x' } })).toEqual(
      [],
    );
  });
});
