import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CodeAction } from 'vscode-languageserver-protocol';
import { afterEach, expect, it } from 'vitest';
import { contract } from '../../../../server/src/lint/example.ts';
import { tempFolder } from '../temp-folder.ts';
import { TestClient } from './test-client.ts';

const TOPOLOGY = 'specs/pipelines/topology.mermaid';
const topology = 'flowchart LR\n  orders --> stg_orders\n  refunds --> stg_orders\n';
const files = {
  'specs/contracts/orders.odcs.yaml': contract('schema:\n  - name: orders\n    properties: []'),
  'dbt/dbt_project.yml': 'name: shop\n',
  'dbt/models/stg_orders.sql': "select id from {{ source('shop', 'orders') }}\n",
  [TOPOLOGY]: topology,
};

let client: TestClient;

afterEach(() => client.stop());

async function actionsWith(resourceOperations: ('create' | 'rename')[]): Promise<{
  readonly uri: (path: string) => string;
  readonly actions: readonly CodeAction[];
}> {
  const folder = tempFolder(files);
  const uri = (path: string): string => pathToFileURL(join(folder, path)).href;
  client = await TestClient.start({
    folders: [pathToFileURL(folder).href],
    capabilities: {
      textDocument: { publishDiagnostics: {} },
      workspace: { workspaceEdit: { documentChanges: true, resourceOperations } },
    },
  });
  client.open(uri(TOPOLOGY), topology, 'mermaid');
  const [found] = (
    await client.diagnostics(uri(TOPOLOGY), ({ diagnostics }) =>
      diagnostics.some(({ code }) => code === 'topology-nodes-exist'),
    )
  ).filter(({ code }) => code === 'topology-nodes-exist');
  const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri: uri(TOPOLOGY) },
    range: found!.range,
    context: { diagnostics: [] },
  });
  return { uri, actions };
}

it('holds an open topology against contracts and dbt without any policy, and creates contracts', async () => {
  const { uri, actions } = await actionsWith(['create']);
  const create = actions.find(({ title }) => title === 'Create a contract for `refunds`');
  const target = uri('specs/contracts/sources/refunds.odcs.yaml');
  expect(create?.edit?.documentChanges).toMatchObject([
    { kind: 'create', uri: target },
    {
      textDocument: { uri: target, version: null },
      edits: [{ newText: expect.stringContaining('name: refunds') as string }],
    },
  ]);
  const update = actions.find(({ title }) => title === 'Update topology from contracts and dbt');
  expect(update?.edit?.documentChanges).toMatchObject([
    { textDocument: { uri: uri(TOPOLOGY), version: 1 }, edits: [{ newText: '' }] },
  ]);
});

it('offers no new file to an editor that cannot create one', async () => {
  const { actions } = await actionsWith(['rename']);
  expect(actions.map(({ title }) => title)).not.toContain('Create a contract for `refunds`');
});
