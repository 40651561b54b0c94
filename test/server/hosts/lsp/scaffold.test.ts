import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import { afterEach, expect, it } from 'vitest';
import type { Scaffold, ScaffoldFile } from '../../../../server/src/hosts/lsp/protocol.ts';
import { ORDERS, ordersContract, PROJECT } from '../../operations/scaffold/workspace.ts';
import { portuguese } from '../../portuguese.ts';
import { tempFolder } from '../temp-folder.ts';
import { TestClient, type ClientOptions } from './test-client.ts';

const MODELS = `${PROJECT}/models/staging/shop/_shop__models.yml`;
const QUERY = `${PROJECT}/models/staging/shop/stg_orders.sql`;
const AMOUNT = '        description: Price in cents.\n';

let folder: string;
let client: TestClient;

async function start(files: Readonly<Record<string, string>>, options: ClientOptions = {}) {
  folder = tempFolder(files);
  client = await TestClient.start({ ...options, folders: [uriOf()] });
}

afterEach(() => client.stop());

function uriOf(name = ''): string {
  return URI.file(join(folder, name)).toString();
}

function scaffold(params: object = {}): Promise<Scaffold> {
  return client.request('dataengos/scaffold', params);
}

/** Files by path, with their bases, as they would be. */
function written(files: Readonly<Record<string, string>>, { files: found }: Scaffold) {
  const all = { ...files };
  const pathOf = (uri: string): string => uri.slice(uriOf().length + 1);
  for (const file of found) {
    all[pathOf(file.uri)] = file.after;
    if (file.base !== undefined) all[pathOf(file.base.uri)] = file.base.after;
  }
  return all;
}

function fileAt(path: string, { files }: Scaffold): ScaffoldFile {
  const file = files.find(({ uri }) => uri === uriOf(path));
  expect(file, path).toBeDefined();
  return file!;
}

it('proposes whole files with their reasons and what is kept beside them', async () => {
  await start({ [ORDERS]: ordersContract({ order_id: '', amount: AMOUNT }) });
  const found = await scaffold();
  expect(found).toMatchObject({ conflicts: [], failed: [] });
  const query = fileAt(QUERY, found);
  expect(query).toMatchObject({ before: null, edits: [] });
  expect(query.reasons).toEqual(['The query of stg_orders, complete.']);
  expect(query.after).toContain("source('shop', 'orders')");
  expect(query.base).toEqual({
    uri: uriOf(`${PROJECT}/.dataengos/base/models/staging/shop/stg_orders.sql`),
    before: null,
    after: query.after,
  });
});

it('proposes nothing for what is up to date', async () => {
  const files = { [ORDERS]: ordersContract({ order_id: '' }) };
  await start(files);
  const all = written(files, await scaffold());
  await client.stop();
  await start(all);
  expect((await scaffold()).files).toEqual([]);
});

it.each([
  ['file', QUERY],
  ['folder', `${PROJECT}/models`],
])(
  'what the editor still holds of a deleted %s is not there, until somebody writes in it',
  async (_, gone) => {
    await start({ [ORDERS]: ordersContract({ order_id: '' }), [QUERY]: 'select 1\n' });
    client.open(uriOf(QUERY), 'select 1\n', 'sql');
    const before = async () =>
      (await scaffold()).files.find(({ uri }) => uri === uriOf(QUERY))?.before;
    expect(await before()).not.toBeNull();
    rmSync(join(folder, gone), { recursive: true });
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(gone), type: 3 }] });
    expect(await before()).toBeNull();
    client.change(uriOf(QUERY), 2, 'select 2\n');
    expect(await before()).not.toBeNull();
  },
);

it('says where people and a contract changed the same, before and after the change', async () => {
  const files = { [ORDERS]: ordersContract({ order_id: '', amount: AMOUNT }) };
  await start(files);
  const all = written(files, await scaffold());
  await client.stop();
  all[MODELS] = all[MODELS]!.replace('Price in cents.', 'Written by hand.');
  await start(all);
  const contract = ordersContract({
    order_id: '        description: |\n          Who\n          ordered.\n',
    amount: AMOUNT.replace('cents', 'euros'),
  });
  client.open(uriOf(ORDERS), contract, 'odcs', 3);
  const found = await scaffold({ contracts: [uriOf(ORDERS)] });
  const models = fileAt(MODELS, found);
  const edits = models.edits.map(({ range, newText }) => ({ range: { ...range }, newText }));
  const before = TextDocument.create('', '', 0, models.before!);
  expect(TextDocument.applyEdits(before, edits)).toBe(models.after);
  const conflict = found.conflicts.find(({ uri }) => uri === uriOf(MODELS))!;
  expect(conflict).toMatchObject({ what: 'changed' });
  expect(conflict.made).toContain('Price in euros.');
  const after = TextDocument.create('', '', 0, models.after);
  expect(before.getText(conflict.range)).toContain('Written by hand.');
  expect(after.getText(conflict.later)).toBe(before.getText(conflict.range));
  expect(conflict.later.start.line).toBeGreaterThan(conflict.range.start.line);
});

it('proposes the base alone where people made the change of the contract themselves', async () => {
  const files = { [ORDERS]: ordersContract({ order_id: '', amount: AMOUNT }) };
  await start(files);
  const all = written(files, await scaffold());
  await client.stop();
  const euros = (text: string): string => text.replaceAll('cents', 'euros');
  await start({ ...all, [MODELS]: euros(all[MODELS]!), [ORDERS]: euros(files[ORDERS]) });
  const found = await scaffold();
  const models = fileAt(MODELS, found);
  expect(models).toMatchObject({ before: models.after, edits: [], reasons: [] });
  expect(models.base).toMatchObject({ before: all[MODELS], after: models.after });
  expect(found.conflicts).toEqual([]);
});

it('leaves a text that cannot be read, with its base, until somebody mends it', async () => {
  const files = { [ORDERS]: ordersContract({ order_id: '', amount: AMOUNT }) };
  await start(files);
  const all = written(files, await scaffold());
  await client.stop();
  await start({
    ...all,
    [MODELS]: `${all[MODELS]!}<<<<<<< HEAD\n  - [`,
    [ORDERS]: files[ORDERS].replaceAll('cents', 'euros'),
  });
  const found = await scaffold();
  expect(found.conflicts).toMatchObject([{ uri: uriOf(MODELS), what: 'broken' }]);
  expect(found.files.map(({ uri }) => uri)).not.toContain(uriOf(MODELS));
});

it('lists what it cannot express where the contract says it', async () => {
  await start({
    [ORDERS]: ordersContract({ id: '' }).replace('logicalType: string', 'physicalType: who_knows'),
  });
  const { unexpressed } = await scaffold();
  expect(unexpressed).toMatchObject([{ uri: uriOf(ORDERS), range: { start: { line: 11 } } }]);
  expect(unexpressed[0]?.reason).toMatch(/\.$/);
});

it('asks for the project where there are several', async () => {
  const files = { 'a/dbt_project.yml': 'name: a\n', 'b/dbt_project.yml': 'name: b\n' };
  await start({ ...files, [ORDERS]: ordersContract({ id: '' }) });
  const found = await scaffold();
  expect(found).toMatchObject({ files: [], projects: [uriOf('a'), uriOf('b')] });
  const chosen = await scaffold({ project: uriOf('b') });
  expect(chosen.projects).toBeUndefined();
  expect(chosen.files.some(({ uri }) => uri.startsWith(uriOf('b/models/')))).toBe(true);
});

it('says in the language of the editor why there is nothing to do', async () => {
  await start(
    { 'docs/notes.md': '# Notes\n' },
    { initializationOptions: { translations: portuguese } },
  );
  expect((await scaffold()).refused).toBe('Não há contrato de dados do qual fazer um projeto dbt.');
  const { refused } = await scaffold({ contracts: [uriOf('docs')] });
  expect(refused).toBe('Não há contrato de dados em "docs".');
});

it.each([{ contracts: 'all' }, { contracts: [1] }, { project: 1 }])(
  'refuses %j',
  async (params) => {
    await start({ [ORDERS]: ordersContract({ id: '' }) });
    await expect(scaffold(params)).rejects.toThrow(/must be/);
  },
);

it('proposes nothing in a workspace that nobody trusts, until somebody does', async () => {
  await start(
    { [ORDERS]: ordersContract({ order_id: '' }) },
    { initializationOptions: { trusted: false } },
  );
  await expect(scaffold()).rejects.toThrow('The workspace is not trusted.');
  client.notify('dataengos/trustGranted', {});
  expect((await scaffold()).files.length).toBeGreaterThan(0);
});
