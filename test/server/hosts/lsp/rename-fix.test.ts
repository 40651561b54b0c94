import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ClientCapabilities, CodeAction, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { contract } from '../../../../server/src/lint/example.ts';
import { TestClient } from './test-client.ts';

const CUSTOMERS = 'specs/contracts/sources/crm/customers.odcs.yaml';
const ORDERS = 'specs/contracts/sources/crm/orders.odcs.yaml';

const files: Readonly<Record<string, string>> = {
  'specs/governance/naming.json':
    '{ "casing": { "tables": "snake_case" }, "layers": { "marts": { "prefix": "fct_|dim_" } } }\n',
  [CUSTOMERS]: contract(`
schema:
  - name: customerData
    properties:
      - name: id
        quality:
          - type: sql
            query: SELECT count(*) FROM customerData
            mustBe: 0`),
  [ORDERS]: contract(`
schema:
  - name: orders
    properties:
      - name: customer
        transformSourceObjects: [customerData]`).replace('id: orders', 'id: o'),
  'dbt/dbt_project.yml': 'name: shop\n',
  'dbt/models/staging.yml': `models:
  - name: stg_customers
    meta:
      data_contract: orders
      schema_object: customerData
`,
};

let folder: string;
let client: TestClient;
const uriOf = (path: string): string => pathToFileURL(join(folder, path)).href;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'dataengos names #')));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
});

afterEach(async () => {
  await client.stop();
  rmSync(folder, { recursive: true });
});

async function renames(capabilities?: ClientCapabilities): Promise<readonly CodeAction[]> {
  client = await TestClient.start({
    folders: [pathToFileURL(folder).href],
    ...(capabilities && { capabilities }),
  });
  const uri = uriOf(CUSTOMERS);
  client.open(uri, files[CUSTOMERS]!);
  const isNaming = (one: { readonly code?: unknown }): boolean => one.code === 'conforming-names';
  const found = await client.diagnostics(uri, ({ diagnostics }) => diagnostics.some(isNaming));
  const [finding] = found.filter(isNaming);
  expect(finding?.message).toBe(
    '`customerData` is not in snake_case, which `casing.tables` demands (naming.json:1).',
  );
  const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri },
    range: finding!.range,
    context: { diagnostics: [] },
  });
  return actions.filter(({ title }) => title.startsWith('Rename'));
}

const changed = (edit: WorkspaceEdit | undefined): readonly string[] =>
  (edit?.documentChanges ?? [])
    .flatMap((one) => ('edits' in one ? one.edits.map(() => one.textDocument.uri) : []))
    .concat(Object.entries(edit?.changes ?? {}).flatMap(([uri, edits]) => edits.map(() => uri)))
    .map((uri) => decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1)))
    .sort();

it('renames everywhere once the action is chosen', async () => {
  const [action, ...others] = await renames({
    textDocument: {
      publishDiagnostics: {},
      codeAction: {
        dataSupport: true,
        resolveSupport: { properties: ['edit'] },
        codeActionLiteralSupport: { codeActionKind: { valueSet: [] } },
      },
    },
    workspace: { workspaceFolders: true, workspaceEdit: { documentChanges: true } },
  });
  expect(others).toEqual([]);
  expect(action).toMatchObject({
    title: 'Rename to `customer_data` everywhere',
    kind: 'quickfix',
    isPreferred: true,
  });
  expect(action?.edit).toBeUndefined();
  const { edit } = await client.request<CodeAction>('codeAction/resolve', action);
  expect(changed(edit)).toEqual([
    'customers.odcs.yaml',
    'customers.odcs.yaml',
    'orders.odcs.yaml',
    'staging.yml',
  ]);
  // What did not come from here is given back as it is.
  const odd = { title: 'x', data: { newName: 3 } };
  expect(await client.request('codeAction/resolve', odd)).toEqual(odd);
});

it('gives the whole edit at once to editors that do not ask again', async () => {
  const [action] = await renames();
  expect(changed(action?.edit)).toEqual([
    'customers.odcs.yaml',
    'customers.odcs.yaml',
    'orders.odcs.yaml',
    'staging.yml',
  ]);
});
