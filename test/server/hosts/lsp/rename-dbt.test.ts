import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ClientCapabilities, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { linkedContracts, pathOf } from '../../linked-contracts.ts';
import { linkedDbt } from '../../linked-dbt.ts';
import { TestClient } from './test-client.ts';

const withAnnotations: ClientCapabilities = {
  textDocument: { publishDiagnostics: {}, rename: { prepareSupport: true } },
  workspace: {
    workspaceFolders: true,
    workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} },
  },
  window: { workDoneProgress: true },
};

const all = [...linkedContracts(), ...linkedDbt()];
const MODELS = 'warehouse/models/orders.yml';

let folder: string;
let client: TestClient;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'dataengos dbt #')));
  for (const { path, text } of all) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
});

afterEach(async () => {
  await client.stop();
  rmSync(folder, { recursive: true });
});

function uriOf(path: string): string {
  return pathToFileURL(join(folder, path)).href;
}

function textOf(path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}

async function open(index: number, capabilities = withAnnotations): Promise<void> {
  client = await TestClient.start({ folders: [pathToFileURL(folder).href], capabilities });
  client.open(uriOf(pathOf(index)), textOf(pathOf(index)));
  await client.indexed(40);
}

/** Renames what a line of a contract declares. */
function rename(index: number, line: string, newName: string): Promise<WorkspaceEdit> {
  const text = textOf(pathOf(index));
  const position = TextDocument.create('', '', 0, text).positionAt(
    text.indexOf(line) + line.length - 1,
  );
  const textDocument = { uri: uriOf(pathOf(index)) };
  return client.request('textDocument/rename', { textDocument, position, newName });
}

function apply(edit: WorkspaceEdit): void {
  const changes = Object.entries(edit.changes ?? {}).map(([uri, edits]) => ({ uri, edits }));
  for (const change of edit.documentChanges ?? [])
    if ('edits' in change) changes.push({ uri: change.textDocument.uri, edits: change.edits });
  for (const { uri, edits } of changes) {
    const path = fileURLToPath(uri);
    const document = TextDocument.create('', '', 0, readFileSync(path, 'utf8'));
    writeFileSync(path, TextDocument.applyEdits(document, edits));
  }
}

/** Tells the server that the open contract is on disk as it says there now. */
async function reload(index: number, version: number): Promise<void> {
  client.change(uriOf(pathOf(index)), version, textOf(pathOf(index)));
  const changes = all.map(({ path }) => ({ uri: uriOf(path), type: 2 }));
  client.notify('workspace/didChangeWatchedFiles', { changes });
  await client.request('dataengos/debugInfo', undefined);
}

it('renames the columns of dbt, grouped for the preview, and back to the same bytes', async () => {
  await open(0);
  const edit = await rename(0, '- name: key_a', 'order_key');
  expect(edit.changeAnnotations).toEqual({
    rename: { label: 'Rename `key_a`' },
    'dbt: column of model `orders_0`': {
      label: 'dbt: column of model `orders_0`',
      description: expect.stringContaining('SQL and expressions are left alone') as string,
      needsConfirmation: true,
    },
  });
  apply(edit);
  expect(textOf(MODELS)).toContain('      - name: order_key   # first part\n');
  expect(textOf(MODELS)).toContain("combination_of_columns: [order_key, 'key_b']");
  expect(textOf(MODELS)).toContain('field: key_a\n');
  expect(textOf('other/orders.yml')).toContain('key_a');
  // The query of a check in the contract itself.
  expect(textOf(pathOf(0))).toContain('WHERE order_key IS NULL');
  await reload(0, 2);
  apply(await rename(0, '- name: order_key', 'key_a'));
  for (const { path, text } of all) expect(textOf(path), path).toBe(text);
});

it('refuses a column that dbt has already, and says where', async () => {
  await open(5);
  await expect(rename(5, "- name: 'key_a", 'key_a_hash')).rejects.toThrow(
    'dbt has a column `key_a_hash` in `fct_orders` already: see line 34 of orders.yml.',
  );
});

it('says that a model keeps its name, and renames ids', async () => {
  await open(0);
  const edit = await rename(0, '  - name: orders_0', 'sales');
  expect(edit.changeAnnotations?.rename?.description).toContain('dbt keeps `orders_0`');
  const toKeyword = await rename(0, '- name: key_a', 'from');
  expect(toKeyword.changeAnnotations?.rename?.description).toMatch(
    /^Queries may keep the old name: see line \d+\.$/,
  );
  await expect(rename(0, 'id: contract-0', 'contract-1')).rejects.toThrow(
    'Another contract has the id `contract-1`: see c1.odcs.yaml.',
  );
  apply(await rename(0, 'id: contract-0', 'shop-0'));
  expect(textOf(pathOf(0))).toContain('id: shop-0\n');
});

it('reads a dbt file as the editor has it', async () => {
  await open(0);
  const text = linkedDbt().find(({ path }) => path === MODELS)?.text ?? '';
  client.open(uriOf(MODELS), `# one line more\n${text}`, 'yaml', 7);
  const edit = await rename(0, '- name: key_a', 'order_key');
  const inDbt = edit.documentChanges?.find(
    (one) => 'textDocument' in one && one.textDocument.uri === uriOf(MODELS),
  );
  expect(inDbt).toMatchObject({ textDocument: { version: 7 } });
  const first = text.split('\n').findIndex((line) => line.includes('key_a'));
  expect(inDbt).toMatchObject({ edits: [{ range: { start: { line: first + 1 } } }, {}, {}] });
});

it('edits dbt for editors without annotations, too', async () => {
  await open(0, { textDocument: { publishDiagnostics: {} }, workspace: {} });
  const edit = await rename(0, '- name: key_a', 'order_key');
  expect(Object.keys(edit.changes ?? {})).toContain(uriOf(MODELS));
});

it('ends when the editor cancels it', async () => {
  await open(0);
  const { CancellationTokenSource } = await import('vscode-languageserver-protocol');
  const source = new CancellationTokenSource();
  const text = textOf(pathOf(0));
  const position = TextDocument.create('', '', 0, text).positionAt(text.indexOf('key_a', 400));
  const asked = client.connection.sendRequest(
    'textDocument/rename',
    { textDocument: { uri: uriOf(pathOf(0)) }, position, newName: 'x' },
    source.token,
  );
  source.cancel();
  await expect(asked).rejects.toThrow();
  const edit = await rename(0, '- name: key_a', 'order_key');
  expect(edit.documentChanges?.length).toBeGreaterThan(1);
});
