import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ClientCapabilities, CodeAction, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { contract } from '../../../../server/src/lint/example.ts';
import { TestClient } from './test-client.ts';

const MODEL = 'dbt/models/staging/customers.sql';
const CONTRACT = 'specs/contracts/sources/crm/orders.odcs.yaml';
const RENAMED = 'dbt/models/staging/stg_customers.sql';

const files: Readonly<Record<string, string>> = {
  'specs/governance/naming.json': '{ "layers": { "staging": { "prefix": "stg_" } } }\n',
  [CONTRACT]: contract(`
schema:
  - name: orders
    properties:
      - name: customer
        transformSourceObjects: [customers]`),
  'specs/lineage.mermaid': 'flowchart LR\n  raw --> customers\n',
  'dbt/dbt_project.yml': 'name: shop\n',
  [MODEL]: "select id from {{ source('crm', 'customers') }}\n",
  'dbt/models/marts/fct_orders.sql': "select id from {{ ref('customers') }}\n",
  'dbt/tests/orders_have_customers.sql': "select id from {{ ref('shop', 'customers') }}\n",
  'dbt/models/schema.yml': `models:
  - name: customers
exposures:
  - name: report
    depends_on: [ref('customers')]
`,
};

/** What the rename changes in other files. */
const wanted: Readonly<Record<string, string>> = {
  [CONTRACT]: files[CONTRACT]!.replace('[customers]', '[stg_customers]'),
  'specs/lineage.mermaid': 'flowchart LR\n  raw --> stg_customers\n',
  'dbt/models/marts/fct_orders.sql': "select id from {{ ref('stg_customers') }}\n",
  'dbt/tests/orders_have_customers.sql': "select id from {{ ref('shop', 'stg_customers') }}\n",
  'dbt/models/schema.yml': `models:
  - name: stg_customers
exposures:
  - name: report
    depends_on: [ref('stg_customers')]
`,
};

const able = (resourceOperations: string[]): ClientCapabilities => ({
  textDocument: {
    publishDiagnostics: {},
    codeAction: {
      dataSupport: true,
      resolveSupport: { properties: ['edit'] },
      codeActionLiteralSupport: { codeActionKind: { valueSet: [] } },
    },
  },
  workspace: {
    workspaceFolders: true,
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceEdit: {
      documentChanges: true,
      changeAnnotationSupport: {},
      resourceOperations: resourceOperations as ('rename' | 'create')[],
    },
  },
});

let folder: string;
let client: TestClient;
const uriOf = (path: string): string => pathToFileURL(join(folder, path)).href;
const textOf = (path: string): string => readFileSync(join(folder, path), 'utf8');

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'dataengos models #')));
  for (const [path, text] of Object.entries(files)) write(path, text);
});

afterEach(async () => {
  await client.stop();
  rmSync(folder, { recursive: true });
});

const isNaming = (one: { readonly code?: unknown }): boolean => one.code === 'conforming-names';

async function actionsOf(
  capabilities: ClientCapabilities,
  path = MODEL,
): Promise<readonly CodeAction[]> {
  client = await TestClient.start({ folders: [pathToFileURL(folder).href], capabilities });
  const uri = uriOf(path);
  client.open(uri, textOf(path), 'sql');
  const found = await client.diagnostics(uri, ({ diagnostics }) => diagnostics.some(isNaming));
  const [finding] = found.filter(isNaming);
  const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri },
    range: finding!.range,
    context: { diagnostics: [] },
  });
  return actions.filter(({ title }) => title.startsWith('Rename'));
}

function apply(edit: WorkspaceEdit | undefined): void {
  for (const change of edit?.documentChanges ?? []) {
    if ('edits' in change) {
      const path = fileURLToPath(change.textDocument.uri);
      const document = TextDocument.create('', '', 0, readFileSync(path, 'utf8'));
      const edits = change.edits.filter((one) => 'newText' in one);
      writeFileSync(path, TextDocument.applyEdits(document, edits));
    } else if (change.kind === 'rename')
      renameSync(fileURLToPath(change.oldUri), fileURLToPath(change.newUri));
  }
}

it('renames the file of a model and what names it', async () => {
  const [action, ...others] = await actionsOf(able(['create', 'rename']));
  expect(others).toEqual([]);
  expect(action).toMatchObject({ title: 'Rename to `stg_customers` everywhere' });
  expect(action?.edit).toBeUndefined();
  const { edit } = await client.request<CodeAction>('codeAction/resolve', action);
  // Last, as the edits before it name the files as they were.
  expect(edit?.documentChanges?.at(-1)).toEqual({
    ...{ kind: 'rename', oldUri: uriOf(MODEL), newUri: uriOf(RENAMED) },
    annotationId: 'rename',
  });
  expect(edit?.changeAnnotations).toEqual({
    rename: { label: 'Rename `customers`' },
    'Contracts that name the model as a source object': expect.objectContaining({
      needsConfirmation: true,
    }) as unknown,
    'Flowcharts that show the model': expect.objectContaining({
      needsConfirmation: true,
    }) as unknown,
  });
  apply(edit);
  expect(textOf(RENAMED)).toBe(files[MODEL]);
  const changed = Object.keys(wanted);
  expect(Object.fromEntries(changed.map((path) => [path, textOf(path)]))).toEqual(wanted);
  client.notify('textDocument/didClose', { textDocument: { uri: uriOf(MODEL) } });
  client.open(uriOf(RENAMED), textOf(RENAMED), 'sql');
  client.notify('workspace/didChangeWatchedFiles', {
    changes: [
      { uri: uriOf(MODEL), type: 3 },
      { uri: uriOf(RENAMED), type: 1 },
    ],
  });
  const left = await client.diagnostics(uriOf(RENAMED));
  expect(left.filter(isNaming)).toEqual([]);
});

it('refuses a name that came up since', async () => {
  const [action] = await actionsOf(able(['rename']));
  write('dbt/models/marts/stg_customers.sql', 'select 1 as id\n');
  await expect(client.request('codeAction/resolve', action)).rejects.toThrow(
    'dbt has `stg_customers` already: see stg_customers.sql.',
  );
});

it('offers nothing to editors that rename no files', async () => {
  expect(await actionsOf(able(['create']))).toEqual([]);
});

it('renames the alias of a column with what YAML says of it', async () => {
  const path = 'dbt/models/marts/dim_days.sql';
  write(path, 'select\n  day as dayOf,\n  week\nfrom raw.days\n');
  const yaml = 'models:\n  - name: dim_days\n    columns:\n      - name: dayOf\n';
  write('dbt/models/days.yml', yaml);
  write('specs/governance/naming.json', '{ "casing": { "columns": "snake_case" } }\n');
  const [action] = await actionsOf(able(['rename']), path);
  expect(action?.title).toBe('Rename to `day_of` everywhere');
  const { edit } = await client.request<CodeAction>('codeAction/resolve', action);
  apply(edit);
  expect(textOf(path)).toBe('select\n  day as day_of,\n  week\nfrom raw.days\n');
  expect(textOf('dbt/models/days.yml')).toBe(yaml.replace('dayOf', 'day_of'));
});
