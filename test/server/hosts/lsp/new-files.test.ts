import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { URI } from 'vscode-uri';
import { afterEach, expect, it } from 'vitest';
import type { NewFiles, NewFilesParams } from '../../../../server/src/hosts/lsp/protocol.ts';
import { portuguese } from '../../portuguese.ts';
import { tempFolder } from '../temp-folder.ts';
import { TestClient, type ClientOptions } from './test-client.ts';

const NAMING = 'specs/governance/naming.json';
const naming = '{ "casing": { "tables": "snake_case" } }';
const SOURCE = 'specs/contracts/sources/stripe/charges.odcs.yaml';
const source = { system: 'stripe', name: 'charges' };

let folder: string;
let client: TestClient;

async function start(files: Readonly<Record<string, string>>, options: ClientOptions = {}) {
  folder = tempFolder(files);
  client = await TestClient.start({ ...options, folders: [uriOf('')] });
}

function uriOf(name: string): string {
  return URI.file(join(folder, name)).toString().replace(/\/$/, '');
}

function make(params: Partial<NewFilesParams> & Pick<NewFilesParams, 'kind'>): Promise<NewFiles> {
  return client.request('dataengos/newFiles', { folder: uriOf(''), answers: {}, ...params });
}

function check(kind: string, field: string, answers: object): Promise<unknown> {
  return client.request('dataengos/checkAnswer', { kind, field, answers, folder: uriOf('') });
}

afterEach(() => client.stop());

it('gives the files of something new, and writes none', async () => {
  await start({ [NAMING]: naming });
  const made = await make({ kind: 'source', answers: source });
  expect(made).toMatchObject({ problems: [], failed: [], kept: 0 });
  expect(made.files.map(({ uri }) => uri)).toEqual([uriOf(SOURCE)]);
  expect(made.files[0]?.text).toContain('name: stripe_charges\n');
  expect(existsSync(join(folder, SOURCE))).toBe(false);
});

it('gives a workspace for a folder that is not open, without what is there', async () => {
  await start({ [NAMING]: naming });
  const other = tempFolder({ 'a b/dbt_project.yml': 'name: old\n', 'a b/dataengos.json': '{}' });
  const at = URI.file(join(other, 'a b')).toString();
  const made = await make({ kind: 'workspace', folder: at });
  const paths = made.files.map(({ uri }) => uri.slice(at.length + 1));
  expect(paths).toContain('specs/governance/naming.json');
  expect(paths).not.toContain('dataengos.json');
  expect(paths.filter((path) => path.startsWith('implementation'))).toEqual([]);
  expect(made.kept).toBe(1);
});

it('holds a name against the policies as they are being edited', async () => {
  await start({ [NAMING]: naming });
  client.open(uriOf(NAMING), naming.replace('snake_case', 'PascalCase'), 'json');
  const made = await make({ kind: 'source', answers: source });
  expect(made.files).toEqual([]);
  expect(made.problems).toMatchObject([{ field: 'name' }]);
  await expect
    .poll(() => check('source', 'name', source))
    .toMatchObject({ message: expect.stringContaining('PascalCase') as string });
  expect(await check('source', 'name', { ...source, name: 'Charges' })).toBeNull();
});

it('checks the answers of a new workspace, one by one', async () => {
  await start({});
  expect(await check('workspace', 'team', { team: 'a team' })).toMatchObject({ field: 'team' });
  expect(await check('workspace', 'project', {})).toMatchObject({ field: 'project' });
  expect(await check('workspace', 'domain', { domain: 'sales' })).toBeNull();
});

it('says in the language of the editor what is wrong', async () => {
  await start({ [SOURCE]: '' }, { initializationOptions: { translations: portuguese } });
  const taken = await make({ kind: 'source', answers: source });
  expect(taken).toMatchObject({
    files: [],
    failed: [{ uri: uriOf(SOURCE), reason: 'Já existe.' }],
  });
  const made = await make({ kind: 'domain', answers: { name: '../up' } });
  expect(made.problems[0]?.message).toMatch(/^Um nome tem letras.*Escreva `up`\.$/);
});

it('keeps what is asked for below one of several "specs"', async () => {
  await start({ 'a/specs/governance/naming.json': naming, 'b/specs/governance/naming.json': '{}' });
  const within = uriOf('b/models');
  const made = await make({ kind: 'domain', answers: { name: 'sales' }, within });
  expect(made.files[0]?.uri).toBe(uriOf('b/specs/pipelines/sales/flow-spec.md'));
});

it.each([
  ['nothing', undefined],
  ['an unknown kind', { kind: 'thing', folder: 'file:///a', answers: {} }],
  ['a folder that is no URI', { kind: 'domain', folder: '../..', answers: {} }],
])('refuses %s', async (_what, params) => {
  await start({});
  await expect(client.request('dataengos/newFiles', params as object)).rejects.toThrow(/must be/);
});

it('takes answers of other types for none', async () => {
  await start({});
  const answers = { name: 7, policies: 'yes', __proto__: { name: 'x' } } as never;
  const made = await make({ kind: 'domain', answers });
  expect(made.problems).toMatchObject([{ field: 'name' }]);
});
