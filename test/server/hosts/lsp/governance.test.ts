import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { cleanContract } from '../contract-texts.ts';
import { addFiles, tempFolder } from '../temp-folder.ts';
import { TestClient, type ClientOptions } from './test-client.ts';

interface PolicyPage {
  readonly markdown: string;
  readonly names: readonly string[];
}

let folder: string;
let client: TestClient;

const FILES = {
  'specs/governance/naming.json': '{\n  "max_length": 63\n}',
  'specs/governance/tagging.json': '{ "required": ["owner"] }',
  '.agent-os/profiles/strict/governance/naming.json': '{ "casing": { "tables": "camelCase" } }',
  'specs/contracts/orders.odcs.yaml': cleanContract,
};

function uriOf(name: string): string {
  return pathToFileURL(join(folder, name)).href;
}

async function start(files: Readonly<Record<string, string>>, options: ClientOptions = {}) {
  folder = tempFolder(files);
  client = await TestClient.start({ ...options, folders: [pathToFileURL(folder).href] });
}

/** Asks until the answer is as wanted: the workspace is being read. */
async function page(name: string, isWanted: (page: PolicyPage) => boolean): Promise<PolicyPage> {
  for (let tries = 0; ; tries++) {
    const params = { textDocument: { uri: uriOf(name) } };
    const found = await client.request<PolicyPage>('dataengos/effectivePolicy', params);
    if (isWanted(found)) return found;
    if (tries > 400) throw new Error(`The last answer: ${JSON.stringify(found)}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

afterEach(() => client.stop());

it('shows the policies that hold for a file, with links to their lines', async () => {
  await start(FILES);
  const { markdown, names } = await page(
    'specs/contracts/orders.odcs.yaml',
    (one) => one.names.length === 2,
  );
  expect(names).toEqual(['tagging', 'naming']);
  expect(markdown).toContain('# Policies for `specs/contracts/orders.odcs.yaml`');
  const line = /\[`naming\.json:2`\]\(<(file:[^>]+)#L2>\)/.exec(markdown)?.[1];
  expect(line && decodeURIComponent(line)).toBe(
    decodeURIComponent(uriOf('specs/governance/naming.json')),
  );
});

it('follows a policy that changes', async () => {
  await start(FILES);
  await page('specs/contracts/orders.odcs.yaml', ({ markdown }) => markdown.includes('`63`'));
  addFiles(folder, { 'specs/governance/naming.json': '{ "max_length": 30 }' });
  const changes = [{ uri: uriOf('specs/governance/naming.json'), type: 2 }];
  client.notify('workspace/didChangeWatchedFiles', { changes });
  await page('specs/contracts/orders.odcs.yaml', ({ markdown }) => markdown.includes('`30`'));
});

it('says that there are none', async () => {
  await start({ 'orders.odcs.yaml': cleanContract });
  const { markdown } = await page('orders.odcs.yaml', () => true);
  expect(markdown).toContain('No policy holds for this file.');
});

it('takes the profile of the settings', async () => {
  await start(FILES, { settings: { governance: { profile: 'strict' } } });
  await page('specs/contracts/orders.odcs.yaml', ({ markdown }) => markdown.includes('camelCase'));
  client.settings = { governance: { profile: 'other' } };
  client.notify('workspace/didChangeConfiguration', { settings: null });
  await page(
    'specs/contracts/orders.odcs.yaml',
    ({ markdown }) => markdown.includes('`63`') && !markdown.includes('camelCase'),
  );
});

it('the project file goes before the editor in choosing the profile', async () => {
  await start(
    { ...FILES, 'dataengos.json': '{ "governance": { "profile": "strict" } }' },
    { settings: { governance: { profile: 'other' } } },
  );
  await page('specs/contracts/orders.odcs.yaml', ({ markdown }) => markdown.includes('camelCase'));
});
