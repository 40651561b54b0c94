import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  CodeAction,
  CompletionItem,
  DocumentDiagnosticReport,
  DocumentSymbol,
  FoldingRange,
  Hover,
  WorkspaceDiagnosticReport,
} from 'vscode-languageserver-protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { brokenContract, cleanContract } from './contract-text.ts';
import { TestClient, type ClientOptions } from './test-client.ts';

const uri = 'file:///contracts/orders.odcs.yaml';
const clients: TestClient[] = [];
let folder: string;

async function start(options?: ClientOptions): Promise<TestClient> {
  const client = await TestClient.start(options);
  clients.push(client);
  return client;
}

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'dataengos workspace #1 ')));
});

afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.stop()));
  rmSync(folder, { recursive: true });
});

function folderUri(): string {
  return pathToFileURL(folder).href;
}

function write(name: string, text: string): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
  return pathToFileURL(path).href;
}

describe('open documents', () => {
  it('sends the findings of the version that they belong to', async () => {
    const client = await start();
    client.open(uri, brokenContract);
    const [finding] = await client.diagnostics(uri);
    expect(finding).toMatchObject({
      code: 'allowed-values',
      source: 'dataengos',
      severity: 1,
      range: { start: { line: 11, character: 21 }, end: { line: 11, character: 26 } },
    });
    expect(client.published.get(uri)?.version).toBe(1);
  });

  it('follows incremental edits', async () => {
    const client = await start();
    client.open(uri, brokenContract);
    await client.diagnostics(uri);
    client.notify('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [
        {
          range: { start: { line: 11, character: 26 }, end: { line: 11, character: 26 } },
          text: 'g',
        },
      ],
    });
    expect(await client.diagnostics(uri, ({ version }) => version === 2)).toEqual([]);
  });

  it('never sends findings of an old version after a newer one', async () => {
    const client = await start();
    client.open(uri, cleanContract);
    for (let version = 2; version <= 60; version++) {
      client.change(uri, version, version % 2 === 0 ? brokenContract : cleanContract);
    }
    const last = await client.diagnostics(uri, ({ version }) => version === 60);
    expect(last).toHaveLength(1);
    const versions = client.history.map(({ version }) => version ?? 0);
    expect(versions).toEqual(versions.toSorted((a, b) => a - b));
  });

  it('checks a large document at once, as a whole in a pause, and moves what it knows along', async () => {
    const client = await start();
    const objects = Array.from(
      { length: 1_500 },
      (_, index) =>
        `  - name: table_${String(index)}\n    properties:\n      - name: a\n        logicalType: string\n`,
    );
    const text = `${cleanContract}${objects.join('')}  - name: orders\n`;
    const codes = ({ diagnostics }: { diagnostics: readonly { code?: unknown }[] }): unknown[] =>
      diagnostics.map(({ code }) => code).filter((code) => code !== 'nested-types-complete');
    client.open(uri, text);
    await client.diagnostics(uri, (published) => codes(published).includes('unique-names'));
    const broken = text.replace('logicalType: string', 'logicalType: strin');
    client.change(uri, 2, `\n${broken}`);
    // The first answer to the edit has both: the new mistake, and the old one a line further down.
    const diagnostics = await client.diagnostics(uri, ({ version }) => version === 2);
    expect(codes({ diagnostics })).toEqual(['allowed-values', 'unique-names']);
    const last = text.split('\n').length - 1;
    expect(diagnostics.at(-1)?.range.start.line).toBe(last);
    client.change(uri, 3, text.replace(/ {2}- name: orders\n$/, ''));
    await client.diagnostics(
      uri,
      (published) => published.version === 3 && codes(published).length === 0,
    );
  });

  it('takes its findings back when the document is closed', async () => {
    const client = await start();
    client.open(uri, brokenContract);
    await client.diagnostics(uri);
    client.notify('textDocument/didClose', { textDocument: { uri } });
    expect(await client.diagnostics(uri, (published) => published.version === undefined)).toEqual(
      [],
    );
  });

  it('leaves YAML alone that is no contract', async () => {
    const client = await start();
    client.open('file:///a.yaml', 'kind: Deployment\nspec: [', 'yaml');
    expect(await client.diagnostics('file:///a.yaml')).toEqual([]);
  });
});

describe('features', () => {
  it('answers completion, hover, outline, folding, selection and links', async () => {
    const client = await start();
    client.open(uri, cleanContract);
    const textDocument = { uri };
    const items = await client.request<CompletionItem[]>('textDocument/completion', {
      textDocument,
      position: { line: 11, character: 21 },
    });
    expect(items.map((item) => item.label)).toContain('timestamp');
    const hover = await client.request<Hover>('textDocument/hover', {
      textDocument,
      position: { line: 11, character: 12 },
    });
    expect(JSON.stringify(hover.contents)).toContain('logicalType');
    const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', {
      textDocument,
    });
    expect(JSON.stringify(symbols)).toContain('order_id');
    const folds = await client.request<FoldingRange[]>('textDocument/foldingRange', {
      textDocument,
    });
    expect(folds.length).toBeGreaterThan(0);
    const ranges = await client.request<unknown[]>('textDocument/selectionRange', {
      textDocument,
      positions: [{ line: 11, character: 12 }],
    });
    expect(ranges).toHaveLength(1);
    expect(await client.request('textDocument/documentLink', { textDocument })).toEqual([]);
  });

  it('offers a fix that carries the version of the text', async () => {
    const client = await start();
    client.open(uri, brokenContract);
    const diagnostics = await client.diagnostics(uri);
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: { line: 11, character: 22 }, end: { line: 11, character: 22 } },
      context: { diagnostics },
    });
    const fix = actions.find((action) => action.isPreferred);
    expect(fix?.edit?.documentChanges).toMatchObject([
      { textDocument: { uri, version: 1 }, edits: [{ newText: 'string' }] },
    ]);
  });

  it('fixes all safe problems only when asked by name', async () => {
    const client = await start();
    client.open(uri, cleanContract.replace('logicalType: string', 'logicalType: varchar'));
    await client.diagnostics(uri);
    const ask = (only?: string[]): Promise<CodeAction[]> =>
      client.request('textDocument/codeAction', {
        textDocument: { uri },
        range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
        context: { diagnostics: [], ...(only && { only }) },
      });
    expect(await ask()).toEqual([]);
    const [action] = await ask(['source.fixAll']);
    expect(action?.kind).toBe('source.fixAll.dataengos');
    expect(JSON.stringify(action?.edit)).toContain('string');
  });

  it('says where a finding has no safe fix of its own', async () => {
    const client = await start();
    const ask = (line: number): Promise<unknown> => {
      const at = { line, character: 23 };
      const params = { textDocument: { uri }, range: { start: at, end: at } };
      return client.request('dataengos/needsJudgement', params);
    };
    expect(await ask(0)).toBe(false);
    const text = cleanContract
      .replace('logicalType: string', 'logicalType: varchar')
      .replace('logicalType: timestamp', 'logicalType: whatever');
    client.open(uri, text);
    const lines = text.split('\n');
    expect(await ask(lines.findIndex((line) => line.includes('varchar')))).toBe(false);
    expect(await ask(lines.findIndex((line) => line.includes('whatever')))).toBe(true);
  });

  it('says how many safe fixes there are, and how many problems they leave', async () => {
    const client = await start();
    const ask = (): Promise<unknown> =>
      client.request('dataengos/safeFixes', { textDocument: { uri } });
    expect(await ask()).toBeNull();
    client.open(
      uri,
      cleanContract
        .replace('logicalType: string', 'logicalType: varchar')
        .replace('logicalType: timestamp', 'logicalType: whatever'),
    );
    expect(await ask()).toEqual({
      version: 1,
      edits: [
        {
          range: { start: { line: 11, character: 21 }, end: { line: 11, character: 28 } },
          newText: 'string',
        },
      ],
      fixed: 1,
      left: 1,
    });
    client.change(uri, 2, cleanContract);
    expect(await ask()).toEqual({ version: 2, edits: [], fixed: 0, left: 0 });
  });
});

describe('workspace', () => {
  it('checks files that nobody has opened, and follows the disk', async () => {
    const broken = write('specs/contracts/a.odcs.yaml', brokenContract);
    write('specs/contracts/b.yaml', 'kind: Deployment\n');
    const byContent = write('contracts/c.yaml', brokenContract.replace('id: orders', 'id: c'));
    write('node_modules/x/d.odcs.yaml', brokenContract);
    const client = await start({ folders: [folderUri()] });
    expect(await client.diagnostics(broken)).toHaveLength(1);
    expect(await client.diagnostics(byContent)).toHaveLength(1);

    writeFileSync(join(folder, 'specs/contracts/a.odcs.yaml'), cleanContract);
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: broken, type: 2 }] });
    expect(await client.diagnostics(broken, ({ diagnostics }) => diagnostics.length === 0)).toEqual(
      [],
    );

    rmSync(join(folder, 'contracts/c.yaml'));
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: byContent, type: 3 }] });
    expect(
      await client.diagnostics(byContent, ({ diagnostics }) => diagnostics.length === 0),
    ).toEqual([]);
    expect([...client.published.keys()].filter((one) => /node_modules|b\.yaml/.test(one))).toEqual(
      [],
    );
  });

  it('follows folders that come and go', async () => {
    const broken = write('a.odcs.yaml', brokenContract);
    const client = await start();
    const folderEntry = { uri: folderUri(), name: 'late' };
    const event = (added: unknown[], removed: unknown[]): void => {
      client.notify('workspace/didChangeWorkspaceFolders', { event: { added, removed } });
    };
    event([folderEntry], []);
    expect(await client.diagnostics(broken)).toHaveLength(1);
    event([], [folderEntry]);
    expect(await client.diagnostics(broken, ({ diagnostics }) => diagnostics.length === 0)).toEqual(
      [],
    );
  });

  it('applies the editor settings, and new ones without a restart', async () => {
    const client = await start({ settings: { lint: { rules: { 'allowed-values': 'hint' } } } });
    client.open(uri, brokenContract);
    const severity =
      (wanted: number) =>
      ({ diagnostics }: { diagnostics: { severity?: number }[] }) =>
        diagnostics[0]?.severity === wanted;
    await client.diagnostics(uri, severity(4));
    client.settings = { lint: { rules: { 'allowed-values': 'off' } } };
    client.notify('workspace/didChangeConfiguration', { settings: null });
    await client.diagnostics(uri, ({ diagnostics }) => diagnostics.length === 0);
  });

  it('lets the project file decide over the editor', async () => {
    const broken = write('a.odcs.yaml', brokenContract);
    const project = write(
      'dataengos.json',
      '{ "lint": { "rules": { "allowed-values": "info" } } }',
    );
    const client = await start({
      folders: [folderUri()],
      settings: { lint: { rules: { 'allowed-values': 'off' } } },
    });
    await client.diagnostics(broken, ({ diagnostics }) => diagnostics[0]?.severity === 3);
    rmSync(join(folder, 'dataengos.json'));
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: project, type: 3 }] });
    await client.diagnostics(broken, ({ diagnostics }) => diagnostics.length === 0);
  });

  it('stops looking at closed files when told so', async () => {
    const broken = write('a.odcs.yaml', brokenContract);
    const client = await start({ folders: [folderUri()] });
    await client.diagnostics(broken);
    client.settings = { workspace: { diagnostics: false } };
    client.notify('workspace/didChangeConfiguration', { settings: null });
    await client.diagnostics(broken, ({ diagnostics }) => diagnostics.length === 0);
  });

  it('says so when a file is too large to check', async () => {
    const large = write('a.odcs.yaml', `${cleanContract}# ${'x'.repeat(2_048)}\n`);
    const client = await start({ folders: [folderUri()], settings: { files: { maxSize: 1 } } });
    const [onDisk] = await client.diagnostics(large, ({ diagnostics }) => diagnostics.length === 1);
    expect(onDisk?.message).toContain('Not checked');
    client.open(large, `${cleanContract}# ${'x'.repeat(2_048)}\n`);
    const [opened] = await client.diagnostics(large, ({ version }) => version === 1);
    expect(opened?.code).toBe('valid-yaml');
  });
});

describe('pulled diagnostics', () => {
  const capabilities = {
    textDocument: { diagnostic: {} },
    workspace: { workspaceFolders: true, diagnostics: { refreshSupport: true } },
  };

  it('answers for a document, and says when nothing has changed', async () => {
    const client = await start({ capabilities });
    expect(client.initialized?.capabilities.diagnosticProvider).toBeDefined();
    client.open(uri, brokenContract);
    const report = await client.request<DocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument: { uri },
    });
    expect(report).toMatchObject({ kind: 'full', items: [{ code: 'allowed-values' }] });
    const again = await client.request<DocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument: { uri },
      previousResultId: report.resultId,
    });
    expect(again.kind).toBe('unchanged');
    expect(client.history).toEqual([]);
  });

  it('answers for the workspace, and holds the next request until there is news', async () => {
    const broken = write('a.odcs.yaml', brokenContract);
    const client = await start({ capabilities, folders: [folderUri()] });
    const ask = (previousResultIds: unknown[]): Promise<WorkspaceDiagnosticReport> =>
      client.request('workspace/diagnostic', { previousResultIds });
    let report = await ask([]);
    while (report.items.length === 0) report = await ask([]);
    expect(report.items).toMatchObject([{ uri: broken, items: [{ code: 'allowed-values' }] }]);
    const held = ask([{ uri: broken, value: report.items[0]?.resultId }]);
    writeFileSync(join(folder, 'a.odcs.yaml'), cleanContract);
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: broken, type: 2 }] });
    expect((await held).items).toMatchObject([{ uri: broken, items: [] }]);
  });
});

describe('information', () => {
  it('tells status and debug information', async () => {
    const client = await start();
    client.open(uri, brokenContract);
    await client.diagnostics(uri);
    expect(await client.request('dataengos/documentStatus', { uri })).toMatchObject({
      standard: 'odcs',
      version: '3.1.0',
      declared: true,
      preset: 'recommended',
      findings: 1,
      complete: true,
    });
    const text = await client.request<string>('dataengos/debugInfo', undefined);
    expect(text).toContain('DataEngOS language server');
    expect(text).not.toContain('orders');
  });

  it('translates messages with what the client gives it', async () => {
    const translations = { 'Fix all safe problems': 'Corrigir tudo' };
    const client = await start({ initializationOptions: { translations } });
    client.open(uri, cleanContract.replace('logicalType: string', 'logicalType: varchar'));
    await client.diagnostics(uri);
    const [action] = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      context: { diagnostics: [], only: ['source.fixAll'] },
    });
    expect(action?.title).toBe('Corrigir tudo');
  });

  it('checks only the syntax of a document in quarantine', async () => {
    const client = await start({ initializationOptions: { quarantined: [uri] } });
    client.open(uri, `${brokenContract}name: "unclosed\n`);
    const diagnostics = await client.diagnostics(uri);
    expect(diagnostics.map((one) => one.code)).not.toContain('allowed-values');
    expect(await client.request('dataengos/documentStatus', { uri })).toMatchObject({
      complete: false,
    });
  });
});

describe('a large workspace', () => {
  it('knows all names once all files are diagnosed, and those of files that change later', async () => {
    const count = 2_050;
    const text = (name: string): string => cleanContract.replaceAll('orders', name);
    for (let index = 0; index < count; index++)
      write(`c/t${String(index)}.odcs.yaml`, text(`t${String(index)}`));
    const last = write('c/zz.odcs.yaml', brokenContract.replaceAll('orders', 'last_one'));
    const client = await start({ folders: [folderUri()] });
    await client.diagnostics(last);
    const find = async (query: string): Promise<unknown[]> => {
      for (let tries = 0; tries < 200; tries++) {
        const found = await client.request<unknown[]>('workspace/symbol', { query });
        if (found.length > 0) return found;
      }
      return [];
    };
    expect(await find('last_one')).not.toEqual([]);
    writeFileSync(join(folder, 'c/t3.odcs.yaml'), text('renamed_later'));
    client.notify('workspace/didChangeWatchedFiles', {
      changes: [{ uri: pathToFileURL(join(folder, 'c/t3.odcs.yaml')).href, type: 2 }],
    });
    expect(await find('renamed_later')).not.toEqual([]);
  });
});
