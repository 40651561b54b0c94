import { join } from 'node:path';
import { CancellationTokenSource } from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import { afterEach, expect, it } from 'vitest';
import type { Classification } from '../../../../server/src/hosts/lsp/protocol.ts';
import { contract } from '../../../../server/src/lint/example.ts';
import { classification } from '../../../../server/src/lint/governance/classification-example.ts';
import { portuguese } from '../../portuguese.ts';
import { tempFolder } from '../temp-folder.ts';
import { TestClient, type ClientOptions } from './test-client.ts';

const POLICY = 'specs/governance/classification.yaml';
const CUSTOMERS = 'specs/contracts/customers.odcs.yaml';

const table = (name: string, ...properties: string[]): string =>
  contract(
    `schema:\n  - name: ${name}\n    properties:\n${properties.map((one) => `      - name: ${one}\n`).join('')}`,
  );

let folder: string;
let client: TestClient;

async function start(files: Readonly<Record<string, string>>, options: ClientOptions = {}) {
  folder = tempFolder(files);
  client = await TestClient.start({ ...options, folders: [URI.file(folder).toString()] });
}

function uriOf(name: string): string {
  return URI.file(join(folder, name)).toString();
}

function classify(within?: string): Promise<Classification> {
  return client.request('dataengos/classify', within === undefined ? {} : { within });
}

function applied(text: string, { files: [file] }: Classification): string {
  const edits = file?.edits.map(({ range, newText }) => ({ range: { ...range }, newText })) ?? [];
  return TextDocument.applyEdits(TextDocument.create('', '', 0, text), edits);
}

afterEach(() => client.stop());

it('proposes what contracts lack that nobody has opened, with the line of the policy', async () => {
  const text = table('customers', 'id', 'email');
  await start({ ...classification, [CUSTOMERS]: text });
  const found = await classify();
  expect(found).toMatchObject({ contracts: 1, failed: [], files: [{ uri: uriOf(CUSTOMERS) }] });
  for (const { label, description } of found.files[0]!.edits) {
    expect(label).toBe('email: PII, confidential (classification.yaml:13)');
    expect(description).toBe(
      '`email` is PII by `mail addresses` (classification.yaml:13): confidential, hashing obligatory.',
    );
  }
  expect(applied(text, found)).toContain(
    [
      '      - name: email',
      '        classification: confidential',
      '        tags:',
      '          - pii',
      '        customProperties:',
      '          - property: treatment',
      '            value: hash',
    ].join('\n'),
  );
  expect(found.files[0]).not.toHaveProperty('version');
});

it('takes contracts and policies as they are being edited', async () => {
  await start({ ...classification, [CUSTOMERS]: table('customers', 'email') });
  client.open(uriOf(CUSTOMERS), table('customers', 'work_mail'), 'odcs', 7);
  expect(await classify()).toMatchObject({ contracts: 1, files: [] });
  client.open(uriOf(POLICY), classification[POLICY].replace('email$', 'mail$'), 'yaml');
  const found = await classify();
  expect(found.files).toMatchObject([{ uri: uriOf(CUSTOMERS), version: 7 }]);
  expect(found.files[0]?.edits[0]?.label).toMatch(/^work_mail: PII, confidential/);
});

it('tells what has no contracts from what has nothing to classify', async () => {
  await start({ ...classification, 'notes/readme.md': '# Notes', [CUSTOMERS]: table('t', 'id') });
  expect(await classify()).toEqual({ contracts: 1, files: [], failed: [] });
  expect(await classify(uriOf('notes'))).toEqual({ contracts: 0, files: [], failed: [] });
});

it('looks only where it is asked to, with the policies around', async () => {
  const other = 'sales/leads.odcs.yaml';
  await start({
    'governance/classification.yaml': classification[POLICY],
    [other]: table('leads', 'email'),
    [CUSTOMERS]: table('customers', 'email'),
  });
  expect((await classify()).files.map(({ uri }) => uri)).toEqual([other, CUSTOMERS].map(uriOf));
  const found = await classify(uriOf('sales'));
  expect(found.files.map(({ uri }) => uri)).toEqual([uriOf(other)]);
  expect(found.files[0]?.edits[0]?.label).toContain('(classification.yaml:13)');
});

it('follows the profile of the settings', async () => {
  const files = {
    '.agent-os/profiles/strict/governance/classification.yaml': classification[POLICY],
    [CUSTOMERS]: table('customers', 'card_number'),
  };
  await start(files, { settings: { governance: { profile: 'strict' } } });
  client.open(uriOf(CUSTOMERS), table('customers', 'email'));
  await client.diagnostics(uriOf(CUSTOMERS), ({ version }) => version === 1);
  const found = await classify();
  expect(found.files[0]?.edits[0]?.label).toBe('email: PII, confidential (classification.yaml:13)');
});

it('names the files that it could not look at', async () => {
  const settings = { files: { maxSize: 1 } };
  const text = `${table('customers', 'email')}# ${'x'.repeat(2_000)}\n`;
  await start({ [CUSTOMERS]: text, 'a.odcs.yaml': table('a', 'email') }, { settings });
  client.open(uriOf('a.odcs.yaml'), table('a', 'email'));
  await client.diagnostics(uriOf('a.odcs.yaml'), ({ version }) => version === 1);
  const { contracts, files, failed } = await classify();
  expect(contracts).toBe(1);
  expect(files.map(({ uri }) => uri)).toEqual([uriOf('a.odcs.yaml')]);
  expect(failed).toMatchObject([
    { uri: uriOf(CUSTOMERS), reason: expect.stringContaining('1 KiB') as unknown },
  ]);
});

it('gives its reasons in the language of the editor', async () => {
  const initializationOptions = { translations: portuguese };
  await start({ ...classification, [CUSTOMERS]: table('t', 'email') }, { initializationOptions });
  expect((await classify()).files[0]?.edits[0]?.description).toBe(
    '`email` é PII por `mail addresses` (classification.yaml:13): confidential, hash obrigatório.',
  );
});

it('ends when it is cancelled', async () => {
  const many = Array.from({ length: 300 }, (_, at) => [`c${at}.odcs.yaml`, table('t', 'email')]);
  await start(Object.fromEntries(many) as Record<string, string>);
  const cancel = new CancellationTokenSource();
  const asked = client.connection.sendRequest('dataengos/classify', {}, cancel.token);
  setTimeout(() => cancel.cancel(), 5);
  await expect(asked).rejects.toMatchObject({ code: -32800 });
});

it.each([{ within: 7 }, { within: {} }])('refuses %j', async (params) => {
  await start({});
  await expect(client.request('dataengos/classify', params)).rejects.toMatchObject({
    code: -32602,
  });
});
