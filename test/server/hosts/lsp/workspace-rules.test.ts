import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  CodeAction,
  Diagnostic,
  DocumentDiagnosticReport,
  PublishDiagnosticsParams,
  WorkspaceDiagnosticReport,
} from 'vscode-languageserver-protocol';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { contract, product } from '../../../../server/src/lint/example.ts';
import { TestClient } from './test-client.ts';

let folder: string;
let client: TestClient;

const ORDERS = contract('schema: []');
const RETURNS = ORDERS.replace('id: orders', 'id: returns');

function uriOf(name: string): string {
  return pathToFileURL(join(folder, name)).href;
}

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

function tell(name: string, type: 1 | 2 | 3): void {
  client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(name), type }] });
}

async function start(): Promise<void> {
  client = await TestClient.start({ folders: [pathToFileURL(folder).href] });
}

function says(code: string): (published: PublishDiagnosticsParams) => boolean {
  return ({ diagnostics }) => codesOf(diagnostics).includes(code);
}

function isClean({ diagnostics }: PublishDiagnosticsParams): boolean {
  return diagnostics.length === 0;
}

function codesOf(diagnostics: readonly Diagnostic[]): unknown[] {
  return diagnostics.map(({ code }) => code);
}

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'dataengos together #')));
});

afterEach(async () => {
  await client.stop();
  rmSync(folder, { recursive: true });
});

it('tells both files of a repeated id, once each after the scan', async () => {
  write('a.odcs.yaml', ORDERS);
  write('b.odcs.yaml', ORDERS);
  write('c.odcs.yaml', RETURNS);
  await start();
  const first = await client.diagnostics(uriOf('a.odcs.yaml'), says('unique-contract-ids'));
  await client.diagnostics(uriOf('b.odcs.yaml'), says('unique-contract-ids'));
  expect(first).toMatchObject([
    {
      message: 'Another contract has the id `orders` in the same version: `b.odcs.yaml`.',
      range: { start: { line: 2, character: 4 }, end: { line: 2, character: 10 } },
      relatedInformation: [
        { location: { uri: uriOf('b.odcs.yaml'), range: { start: { line: 2 } } } },
      ],
    },
  ]);
  expect(client.history).toHaveLength(2);
});

it('follows files that change, come, move and go on disk', async () => {
  write('a.odcs.yaml', ORDERS);
  write('b.odcs.yaml', ORDERS);
  await start();
  const a = uriOf('a.odcs.yaml');
  await client.diagnostics(a, says('unique-contract-ids'));
  write('b.odcs.yaml', RETURNS);
  tell('b.odcs.yaml', 2);
  await client.diagnostics(a, isClean);
  write('c.odcs.yaml', ORDERS);
  tell('c.odcs.yaml', 1);
  await client.diagnostics(a, says('unique-contract-ids'));
  renameSync(join(folder, 'c.odcs.yaml'), join(folder, 'd.odcs.yaml'));
  tell('c.odcs.yaml', 3);
  tell('d.odcs.yaml', 1);
  const moved = await client.diagnostics(a, ({ diagnostics }) =>
    diagnostics.some(({ message }) => message.includes('`d.odcs.yaml`')),
  );
  expect(codesOf(moved)).toEqual(['unique-contract-ids']);
  await client.diagnostics(uriOf('c.odcs.yaml'), isClean);
  rmSync(join(folder, 'd.odcs.yaml'));
  tell('d.odcs.yaml', 3);
  await client.diagnostics(a, isClean);
});

it('follows what is typed: what is over goes at once, what is new comes behind the rest', async () => {
  write('a.odcs.yaml', ORDERS);
  write('b.odcs.yaml', RETURNS);
  await start();
  const [a, b] = [uriOf('a.odcs.yaml'), uriOf('b.odcs.yaml')];
  client.open(b, ORDERS);
  await client.diagnostics(a, says('unique-contract-ids'));
  await client.diagnostics(b, says('unique-contract-ids'));
  client.change(b, 2, RETURNS);
  expect(await client.diagnostics(b, ({ version }) => version === 2)).toEqual([]);
  await client.diagnostics(a, isClean);
  client.change(b, 3, ORDERS);
  const repeated = says('unique-contract-ids');
  await client.diagnostics(b, (published) => published.version === 3 && repeated(published));
  await client.diagnostics(a, says('unique-contract-ids'));
  // On disk it has its own id.
  client.notify('textDocument/didClose', { textDocument: { uri: b } });
  await client.diagnostics(a, isClean);
  await client.diagnostics(b, isClean);
});

it('tells an open document what changes elsewhere', async () => {
  write('a.odcs.yaml', ORDERS);
  await start();
  const a = uriOf('a.odcs.yaml');
  client.open(a, ORDERS);
  await client.diagnostics(a, isClean);
  write('b.odcs.yaml', ORDERS);
  tell('b.odcs.yaml', 1);
  await client.diagnostics(a, says('unique-contract-ids'));
  const silent = ORDERS.replace(
    'id: orders',
    'id: orders # dataengos-disable-line unique-contract-ids -- being split',
  );
  client.change(a, 2, silent);
  expect(await client.diagnostics(a, ({ version }) => version === 2)).toEqual([]);
  rmSync(join(folder, 'b.odcs.yaml'));
  tell('b.odcs.yaml', 3);
  await client.diagnostics(a, says('suppression-is-used'));
});

it('answers editors that ask', async () => {
  write('a.odcs.yaml', ORDERS);
  write('b.odcs.yaml', ORDERS);
  client = await TestClient.start({
    folders: [pathToFileURL(folder).href],
    initializationOptions: { diagnostics: 'pull' },
    capabilities: {
      textDocument: { diagnostic: {}, publishDiagnostics: {} },
      workspace: { workspaceFolders: true, diagnostics: { refreshSupport: true } },
    },
  });
  let refreshed = (): void => undefined;
  client.connection.onRequest('workspace/diagnostic/refresh', () => {
    refreshed();
    return null;
  });
  const a = uriOf('a.odcs.yaml');
  const askAll = (): Promise<WorkspaceDiagnosticReport> =>
    client.request('workspace/diagnostic', { previousResultIds: [] });
  let closed = await askAll();
  while (closed.items.length === 0) closed = await askAll();
  expect(
    closed.items.map((item) => (item.kind === 'full' ? codesOf(item.items) : item.kind)),
  ).toEqual([['unique-contract-ids'], ['unique-contract-ids']]);
  client.open(a, ORDERS);
  const ask = (previousResultId?: string): Promise<DocumentDiagnosticReport> =>
    client.request('textDocument/diagnostic', { textDocument: { uri: a }, previousResultId });
  const first = await ask();
  expect(first).toMatchObject({ kind: 'full', items: [{ code: 'unique-contract-ids' }] });
  expect(await ask(first.resultId)).toMatchObject({ kind: 'unchanged' });
  const asked = new Promise<void>((resolve) => {
    refreshed = resolve;
  });
  write('b.odcs.yaml', RETURNS);
  tell('b.odcs.yaml', 2);
  await asked;
  expect(await ask(first.resultId)).toMatchObject({ kind: 'full', items: [] });
});

it('holds to severities of the project', async () => {
  write('a.odcs.yaml', ORDERS);
  write('b.odcs.yaml', ORDERS);
  await start();
  const a = uriOf('a.odcs.yaml');
  await client.diagnostics(a, says('unique-contract-ids'));
  write('dataengos.json', '{"lint": {"rules": {"unique-contract-ids": "error"}}}');
  tell('dataengos.json', 1);
  await client.diagnostics(a, ({ diagnostics }) => diagnostics[0]?.severity === 1);
  write('dataengos.json', '{"lint": {"rules": {"unique-contract-ids": "off"}}}');
  tell('dataengos.json', 2);
  await client.diagnostics(a, isClean);
});

const CUSTOMERS = contract(`
schema:
  - name: customers
    logicalType: object
    properties:
      - name: customer_id
        logicalType: string`).replace('id: orders', 'id: customers');
const REFERRING = contract(`
schema:
  - name: orders
    logicalType: object
    properties:
      - name: customer_id
        logicalType: string
        relationships:
          - to: customers.odcs.yaml#customers.customer_id`);

it('follows references into files that come, change, go and are no contracts', async () => {
  write('a.odcs.yaml', REFERRING);
  await start();
  const [a, customers] = [uriOf('a.odcs.yaml'), uriOf('customers.odcs.yaml')];
  const broken = says('external-targets-exist');
  const missing = await client.diagnostics(a, broken);
  expect(missing[0]).toMatchObject({
    message: 'There is no file `customers.odcs.yaml` in the workspace.',
    range: { start: { line: 13, character: 16 }, end: { line: 13, character: 35 } },
  });
  write('customers.odcs.yaml', CUSTOMERS);
  tell('customers.odcs.yaml', 1);
  await client.diagnostics(a, isClean);
  // Typed, not saved: in a document that is open, and judged in one that is not.
  client.open(customers, CUSTOMERS);
  client.change(customers, 2, CUSTOMERS.replace('name: customer_id', 'name: key'));
  const renamed = await client.diagnostics(a, broken);
  expect(renamed[0]?.message).toBe(
    '`customers` in `customers.odcs.yaml` has no property `customer_id`; it has `key`.',
  );
  client.notify('textDocument/didClose', { textDocument: { uri: customers } });
  await client.diagnostics(a, isClean);
  rmSync(join(folder, 'customers.odcs.yaml'));
  tell('customers.odcs.yaml', 3);
  await client.diagnostics(a, broken);
});

// The search for contracts looks for the first, not for the second.
it.each(['contracts/notes.yaml', 'notes.yaml'])(
  'follows %s, which holds no contract',
  async (path) => {
    mkdirSync(join(folder, 'contracts'));
    write('a.odcs.yaml', REFERRING.replace('customers.odcs.yaml', path));
    write(path, 'no: contract\n');
    await start();
    const [a, notes] = [uriOf('a.odcs.yaml'), uriOf(path)];
    const told = (part: string) => (one: PublishDiagnosticsParams) =>
      one.diagnostics.some(({ message }) => message.includes(part));
    await client.diagnostics(a, told(`\`${path}\` is no data contract`));
    write(path, CUSTOMERS);
    tell(path, 2);
    await client.diagnostics(a, isClean);
    write(path, CUSTOMERS.replace('name: customer_id', 'name: key'));
    tell(path, 2);
    await client.diagnostics(a, told('has no property `customer_id`'));
    client.open(notes, 'no: contract\n', 'yaml');
    await client.diagnostics(a, told('is no data contract'));
    rmSync(join(folder, path));
    client.notify('textDocument/didClose', { textDocument: { uri: notes } });
    await client.diagnostics(a, told(`no file \`${path}\``));
  },
);

it('says nothing of a file that is excluded', async () => {
  write('dataengos.json', '{"files": {"exclude": ["old"]}}');
  mkdirSync(join(folder, 'old'));
  write('old/notes.yaml', 'no: contract\n');
  write('a.odcs.yaml', REFERRING.replace('customers.odcs.yaml', 'old/notes.yaml'));
  write('b.odcs.yaml', REFERRING.replace('id: orders', 'id: b'));
  await start();
  await client.diagnostics(uriOf('b.odcs.yaml'), says('external-targets-exist'));
  expect(client.history.map(({ uri }) => uri)).toEqual([uriOf('b.odcs.yaml')]);
});

it('an edit that changes no name leaves what is said elsewhere alone', async () => {
  write('a.odcs.yaml', REFERRING.replace('#customers.', '#customers.no_'));
  write('customers.odcs.yaml', CUSTOMERS);
  await start();
  await client.diagnostics(uriOf('a.odcs.yaml'), says('external-targets-exist'));
  const customers = uriOf('customers.odcs.yaml');
  client.open(customers, CUSTOMERS);
  client.change(customers, 2, CUSTOMERS.replace('logicalType: string', 'logicalType: date'));
  await client.diagnostics(customers, ({ version }) => version === 2);
  client.change(customers, 3, CUSTOMERS.replace('name: customer_id', 'name: id'));
  await client.diagnostics(customers, ({ version }) => version === 3);
  await client.diagnostics(uriOf('a.odcs.yaml'), ({ diagnostics }) =>
    diagnostics.some(({ message }) => message.endsWith('it has `id`.')),
  );
  const sent = client.history.filter(({ uri }) => uri === uriOf('a.odcs.yaml'));
  expect(sent).toHaveLength(2);
});

it('judges what a product names, and offers what is meant', async () => {
  const descriptor = product(`
outputPorts:
  - name: customers
    version: "2.0.0"
    contractId: custmers`);
  write('customers.odcs.yaml', CUSTOMERS);
  write('view.odps.yaml', descriptor);
  await start();
  const uri = uriOf('view.odps.yaml');
  client.open(uri, descriptor);
  const fixes = async (code: string): Promise<CodeAction[]> => {
    const diagnostics = await client.diagnostics(uri, says(code));
    const range = diagnostics.find((one) => one.code === code)?.range;
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range,
      context: { diagnostics: [] },
    });
    return actions.filter(({ isPreferred }) => isPreferred === true);
  };
  expect(await fixes('product-contracts-exist')).toMatchObject([
    {
      title: 'Write `customers`',
      diagnostics: [{ severity: 3 }],
      edit: { documentChanges: [{ edits: [{ newText: 'customers' }] }] },
    },
  ]);
  client.change(uri, 2, descriptor.replace('custmers', 'customers'));
  expect(await fixes('product-versions-exist')).toMatchObject([
    {
      title: 'Write `1.0.0`',
      diagnostics: [{ severity: 2 }],
      edit: { documentChanges: [{ edits: [{ newText: '"1.0.0"' }] }] },
    },
  ]);
});

it('sends what it finds for a request that comes before the second pass', async () => {
  await start();
  client.open(uriOf('a.odcs.yaml'), ORDERS);
  client.open(uriOf('b.odcs.yaml'), RETURNS);
  await client.diagnostics(uriOf('b.odcs.yaml'));
  await client.indexed(2);
  client.change(uriOf('b.odcs.yaml'), 2, ORDERS);
  const at = { line: 2, character: 4 };
  void client.request('textDocument/codeAction', {
    textDocument: { uri: uriOf('a.odcs.yaml') },
    range: { start: at, end: at },
    context: { diagnostics: [] },
  });
  await client.diagnostics(uriOf('a.odcs.yaml'), says('unique-contract-ids'));
});
