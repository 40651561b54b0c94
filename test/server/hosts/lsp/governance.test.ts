import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import type { CodeAction, PublishDiagnosticsParams } from 'vscode-languageserver-protocol';
import { afterEach, expect, it } from 'vitest';
import { contract } from '../../../../server/src/lint/example.ts';
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

it('reports on the workspace, with what the rules say of files that are not open', async () => {
  const text = contract('schema: [{ name: badName }]').replace('id: orders', 'id: bad');
  await start({
    'specs/governance/naming.json': '{ "casing": { "tables": "snake_case" } }',
    'specs/contracts/data-products/sales/bad.odcs.yaml': text,
  });
  const uri = uriOf('specs/contracts/data-products/sales/bad.odcs.yaml');
  const isFound = ({ diagnostics }: PublishDiagnosticsParams): boolean =>
    diagnostics.some(({ code }) => code === 'conforming-names');
  const [...found] = await client.diagnostics(uri, isFound);
  expect(found.find(({ code }) => code === 'conforming-names')?.relatedInformation).toMatchObject([
    { message: 'Demanded here: casing.tables', location: { range: { start: { line: 0 } } } },
  ]);
  const report = await client.request<string>('dataengos/governanceReport', null);
  expect(report).toContain('| `sales` | 1 | 1 | 0 | 0% |');
  expect(report).toContain('| `sales` | `conforming-names` | 0 | 1 | 0 | 0 |');
});

it('leads from a finding to its policy where the editor can', async () => {
  const files = {
    'specs/governance/naming.json': '{\n  "casing": { "tables": "snake_case" }\n}',
    'bad.odcs.yaml': contract('schema: [{ name: badName }]'),
  };
  for (const goesToPolicies of [true, false]) {
    await start(files, { initializationOptions: { goesToPolicies } });
    const uri = uriOf('bad.odcs.yaml');
    client.open(uri, files['bad.odcs.yaml']);
    const found = await client.diagnostics(
      uri,
      ({ diagnostics, version }) =>
        version === 1 && diagnostics.some(({ code }) => code === 'conforming-names'),
    );
    const { range } = found.find(({ code }) => code === 'conforming-names')!;
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range,
      context: { diagnostics: [] },
    });
    const leading = actions.filter(({ title }) => title.startsWith('Go to policy'));
    if (goesToPolicies)
      expect(leading).toMatchObject([
        {
          title: 'Go to policy: `casing.tables` in naming.json:2',
          kind: 'quickfix',
          diagnostics: [{ code: 'conforming-names' }],
          command: {
            command: 'dataengos.goToPolicy',
            arguments: [{ line: 1, start: 25, end: 35 }],
          },
        },
      ]);
    else {
      expect(leading).toEqual([]);
      continue;
    }
    expect(leading[0]).not.toHaveProperty('edit');
    await client.stop();
  }
});
