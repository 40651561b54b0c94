import { existsSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { URI } from 'vscode-uri';
import { FileChangeType } from 'vscode-languageserver-protocol/node';
import { afterEach, expect, it } from 'vitest';
import { contractsManifest } from '../../../../server/src/generate/manifest/contracts-manifest.ts';
import { contract } from '../../../../server/src/lint/example.ts';
import manifest from '../../../../server/src/operations/manifest.ts';
import { churnFolder, diskContext } from '../../operations/run/churn-workspace.ts';
import { addFiles, tempFolder } from '../temp-folder.ts';
import { TestClient, type ClientOptions } from './test-client.ts';

const INDEX = 'specs/contracts/manifest.json';
const ORDERS = 'specs/contracts/orders.odcs.yaml';
/** An index of ours, before anybody has looked at the contracts. */
const OLD = contractsManifest([]);

let client: TestClient;

afterEach(() => client.stop());

const naming = (property: string): string =>
  contract(`schema:\n  - name: orders\n    properties:\n      - name: ${property}\n`);

/** A project with a contract and an index that does not know it. */
function project(files: Readonly<Record<string, string>> = {}): string {
  return tempFolder({ [ORDERS]: naming('order_id'), [INDEX]: OLD, ...files });
}

const uriOf = (folder: string, name = ''): string => URI.file(join(folder, name)).toString();

async function start(folders: readonly string[], options: ClientOptions = {}): Promise<void> {
  client = await TestClient.start({ ...options, folders: folders.map((one) => uriOf(one)) });
  // The first scan has ended, and with it what the server asks at first.
  await client.indexed(1);
}

function tell(folder: string, name: string, type: FileChangeType = FileChangeType.Changed): void {
  const changes = [{ uri: uriOf(folder, name), type }];
  client.notify('workspace/didChangeWatchedFiles', { changes });
}

const indexOf = (folder: string): string => readFileSync(join(folder, INDEX), 'utf8');

/** Waits until an index says what it must. */
async function until(holds: () => boolean): Promise<void> {
  for (let round = 0; round < 400; round++) {
    if (holds()) return;
    await setTimeout(50);
  }
  throw new Error(`Nothing came of it:\n${client.log.join('\n')}`);
}

/** Resolves when all that was told of before has been worked on: indexes are written in the order of the news. */
async function worked(control: string): Promise<void> {
  tell(control, ORDERS);
  await until(() => indexOf(control) !== OLD);
}

/** What the command line would change. */
async function outdated(folder: string): Promise<readonly string[]> {
  const { change, failed } = await manifest.run({}, diskContext(folder));
  expect(failed).toEqual([]);
  return change.files.map(({ path }) => path);
}

it('writes the index of contracts that changed, came and went, byte for byte as the command line does', async () => {
  const folder = churnFolder();
  await start([folder]);
  const source = 'specs/contracts/sources/stripe/charges.odcs.yaml';
  const text = readFileSync(join(folder, source), 'utf8');
  expect(await outdated(folder)).toEqual([]);

  writeFileSync(join(folder, source), text.replace(/^version: .*$/m, 'version: 9.8.7'));
  expect(await outdated(folder)).toEqual([INDEX]);
  tell(folder, source);
  await until(() => indexOf(folder).includes('"9.8.7"'));
  expect(await outdated(folder)).toEqual([]);

  addFiles(folder, { [ORDERS]: naming('brand_new') });
  tell(folder, ORDERS, FileChangeType.Created);
  await until(() => indexOf(folder).includes('brand_new'));
  expect(await outdated(folder)).toEqual([]);

  rmSync(join(folder, ORDERS));
  tell(folder, ORDERS, FileChangeType.Deleted);
  await until(() => !indexOf(folder).includes('brand_new'));
  expect(await outdated(folder)).toEqual([]);
});

it('hears of what is saved in an editor that watches no files, and takes no text that is not saved', async () => {
  const folder = project();
  await start([folder]);
  client.open(uriOf(folder, ORDERS), naming('order_id'));
  client.change(uriOf(folder, ORDERS), 2, naming('half_typed'));
  client.notify('textDocument/didSave', { textDocument: { uri: uriOf(folder, ORDERS) } });
  await until(() => indexOf(folder) !== OLD);
  expect(indexOf(folder)).toContain('order_id');
  expect(await outdated(folder)).toEqual([]);
});

it('hears of a folder of contracts that went, and of one that came', async () => {
  const sub = 'specs/contracts/sources';
  const folder = project({ [`${sub}/shop/items.odcs.yaml`]: naming('item_id') });
  await start([folder]);
  await client.indexed(2);
  rmSync(join(folder, sub), { recursive: true });
  tell(folder, sub, FileChangeType.Deleted);
  await until(() => indexOf(folder).includes('order_id'));
  expect(indexOf(folder)).not.toContain('item_id');
  addFiles(folder, { [`${sub}/shop/items.odcs.yaml`]: naming('item_id') });
  tell(folder, sub, FileChangeType.Created);
  await until(() => indexOf(folder).includes('item_id'));
  expect(await outdated(folder)).toEqual([]);
});

it('leaves an index alone that has changes that are not saved, until it is saved', async () => {
  const [folder, control] = [project(), project()];
  await start([folder, control]);
  const uri = uriOf(folder, INDEX);
  client.open(uri, OLD, 'json');
  client.change(uri, 2, `${OLD} `);
  tell(folder, ORDERS);
  await worked(control);
  expect(indexOf(folder)).toBe(OLD);
  expect(client.log.join('\n')).toContain('It has changes that are not saved.');
  client.change(uri, 3, OLD);
  client.notify('textDocument/didSave', { textDocument: { uri } });
  await until(() => indexOf(folder) !== OLD);
  expect(await outdated(folder)).toEqual([]);
});

it('says nothing of an index that is open', async () => {
  const folder = churnFolder();
  await start([folder]);
  const [uri, text] = [uriOf(folder, INDEX), indexOf(folder)];
  client.open(uri, text, 'json');
  const textDocument = { uri };
  const position = { line: 3, character: 8 };
  const ask = (method: string, more = {}): Promise<unknown> =>
    client.request(`textDocument/${method}`, { textDocument, ...more });
  expect(await ask('hover', { position })).toBeNull();
  expect(await ask('documentSymbol')).toEqual([]);
  expect(await ask('codeLens')).toEqual([]);
  expect(await ask('semanticTokens/full')).toMatchObject({ data: [] });
  expect(await client.diagnostics(uri)).toEqual([]);
});

it('writes nothing in a workspace that nobody trusts', async () => {
  const [folder, control] = [project(), project()];
  await start([folder, control], { initializationOptions: { trusted: false } });
  tell(folder, ORDERS);
  client.notify('dataengos/trustGranted', null);
  await worked(control);
  expect(indexOf(folder)).toBe(OLD);
});

it('writes nothing while the setting is off', async () => {
  const off = { 'dataengos.json': '{"manifest": {"keepCurrent": false}}' };
  const [folder, control] = [project(off), project()];
  await start([folder, control]);
  tell(folder, ORDERS);
  await worked(control);
  expect(indexOf(folder)).toBe(OLD);
});

it('writes nothing while the editor has turned the setting off', async () => {
  const on = { 'dataengos.json': '{"manifest": {"keepCurrent": true}}' };
  const [folder, control] = [project(), project(on)];
  await start([folder, control], { settings: { manifest: { keepCurrent: false } } });
  tell(folder, ORDERS);
  await worked(control);
  expect(indexOf(folder)).toBe(OLD);
});

it('makes no index where there is none', async () => {
  const [folder, control] = [project(), project()];
  rmSync(join(folder, INDEX));
  await start([folder, control]);
  tell(folder, ORDERS);
  await worked(control);
  expect(existsSync(join(folder, INDEX))).toBe(false);
});

it.skipIf(process.platform === 'win32')('follows no link that leads out', async () => {
  const outside = tempFolder({ 'manifest.json': OLD });
  const [folder, control] = [project(), project()];
  rmSync(join(folder, INDEX));
  symlinkSync(join(outside, 'manifest.json'), join(folder, INDEX));
  await start([folder, control]);
  tell(folder, ORDERS);
  await worked(control);
  expect(readFileSync(join(outside, 'manifest.json'), 'utf8')).toBe(OLD);
  expect(client.log.join('\n')).toContain('a link leads out of the folder');
});

it.each(['{"contracts": "mine"}', '[]', '{"comment": 1}', 'no JSON'])(
  'leaves alone what is no index of ours: %s',
  async (text) => {
    const [folder, control] = [project({ [INDEX]: text }), project()];
    await start([folder, control]);
    tell(folder, ORDERS);
    await worked(control);
    expect(indexOf(folder)).toBe(text);
    expect(client.log.join('\n')).toContain('It is no index that DataEngOS made.');
  },
);

it('writes nothing while a contract cannot be read, and says so once', async () => {
  const folder = project({ 'specs/contracts/bad.odcs.yaml': 'a\0b' });
  const [first, second] = [project(), project()];
  await start([folder, first, second]);
  tell(folder, ORDERS);
  await worked(first);
  tell(folder, ORDERS);
  await worked(second);
  expect(indexOf(folder)).toBe(OLD);
  expect(client.log.filter((line) => line.includes('Not kept current'))).toHaveLength(1);
});

it('keeps each folder of specifications by itself, with paths from where its index was made', async () => {
  const folder = tempFolder({
    [`a/${ORDERS}`]: naming('of_a'),
    [`a/${INDEX}`]: OLD,
    [`b/${ORDERS}`]: naming('of_b'),
    [`b/${INDEX}`]: '{}',
  });
  const whole = tempFolder({ [`data/${ORDERS}`]: naming('old') });
  const { change } = await manifest.run({}, diskContext(whole));
  const made = change.files[0]?.edits[0]?.newText ?? '';
  expect(change.files[0]?.path).toBe(`data/${INDEX}`);
  addFiles(whole, { [`data/${INDEX}`]: made, [`data/${ORDERS}`]: naming('fresh') });
  await start([folder, whole]);
  tell(folder, `a/${ORDERS}`);
  tell(folder, `b/${ORDERS}`);
  tell(whole, `data/${ORDERS}`);
  await until(() => indexOf(join(whole, 'data')).includes('fresh'));
  const [a, b] = [indexOf(join(folder, 'a')), indexOf(join(folder, 'b'))];
  expect([a.includes('of_a'), a.includes('of_b')]).toEqual([true, false]);
  expect([b.includes('of_a'), b.includes('of_b')]).toEqual([false, true]);
  expect(await outdated(join(folder, 'a'))).toEqual([]);
  expect(await outdated(join(folder, 'b'))).toEqual([]);
  expect(indexOf(join(whole, 'data'))).toContain(`"path": "data/${ORDERS}"`);
  expect(await outdated(whole)).toEqual([]);
});

it('does not touch an index that is current', async () => {
  const [folder, control] = [churnFolder(), project()];
  const before = statSync(join(folder, INDEX));
  await start([folder, control]);
  tell(folder, 'specs/contracts/sources/stripe/charges.odcs.yaml');
  await worked(control);
  const after = statSync(join(folder, INDEX));
  expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs]);
});
