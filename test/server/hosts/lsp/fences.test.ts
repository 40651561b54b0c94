import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  CodeAction,
  CompletionItem,
  DocumentSymbol,
  FoldingRange,
  Hover,
  Location,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { afterEach, expect, it } from 'vitest';
import { contract } from '../../../../server/src/lint/example.ts';
import { tempFolder } from '../temp-folder.ts';
import { TestClient } from './test-client.ts';

const PAGE = 'specs/pipelines/sales/flow-spec.md';
const page = `# Flow

\`\`\`mermaid
flowchart LR
  orders --> stg_orders
  stg_orders --> orderz
\`\`\`

Prose of orders.

\`\`\`mermaid
flowchart LR
  subgraph shop
    orders
  end
\`\`\`

\`\`\`mermaid
pie title orders
\`\`\`
`;
const files = {
  'specs/contracts/orders.odcs.yaml': contract('schema:\n  - name: orders\n    properties: []'),
  'dbt/dbt_project.yml': 'name: shop\n',
  'dbt/models/stg_orders.sql': "select id from {{ source('shop', 'orders') }}\n",
  'dbt/models/orders_report.sql': "select id from {{ ref('stg_orders') }}\n",
  [PAGE]: page,
};

let client: TestClient;
let folder: string;

afterEach(() => client.stop());

const uriOf = (path: string): string => pathToFileURL(join(folder, path)).href;

async function start(): Promise<void> {
  folder = tempFolder(files);
  client = await TestClient.start({
    folders: [pathToFileURL(folder).href],
    capabilities: {
      textDocument: {
        publishDiagnostics: {},
        rename: { prepareSupport: true },
        codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
      },
      workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } },
    },
  });
  client.open(uriOf(PAGE), page, 'markdown');
}

const document = TextDocument.create('', 'markdown', 0, page);

function ask<Result>(method: string, at: string, more: object = {}): Promise<Result> {
  const position = document.positionAt(page.indexOf(at));
  const textDocument = { uri: uriOf(PAGE) };
  return client.request(`textDocument/${method}`, { textDocument, position, ...more });
}

function editsFor(edit: WorkspaceEdit | null | undefined, path: string): readonly TextEdit[] {
  return (edit?.documentChanges ?? []).flatMap((one) =>
    'edits' in one && one.textDocument.uri === uriOf(path)
      ? one.edits.filter((each): each is TextEdit => 'newText' in each)
      : [],
  );
}

it('holds the fences of a page against contracts and dbt where there is no topology', async () => {
  await start();
  const found = await client.diagnostics(uriOf(PAGE), ({ diagnostics }) => diagnostics.length > 0);
  expect(found.map(({ code, range }) => [code, range.start.line])).toEqual([
    ['topology-nodes-exist', 5],
  ]);
  const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri: uriOf(PAGE) },
    range: found[0]!.range,
    context: { diagnostics: [] },
  });
  expect(actions.map(({ title }) => title)).toEqual([
    'Call it `orders`',
    'Create a contract for `orderz`',
    'Disable topology-nodes-exist for this line',
  ]);
  const silence = TextDocument.applyEdits(document, [...editsFor(actions[2]?.edit, PAGE)]);
  expect(silence.split('\n')[5]).toBe(
    '  %% dataengos-disable-next-line topology-nodes-exist -- say why',
  );
  client.change(uriOf(PAGE), 2, silence);
  await client.diagnostics(
    uriOf(PAGE),
    ({ diagnostics, version }) => version === 2 && diagnostics.length === 0,
  );
});

it('serves nodes in fences as in files', async () => {
  await start();
  await client.indexed(1);
  await client.diagnostics(uriOf(PAGE), ({ diagnostics }) => diagnostics.length > 0);
  const symbols = await ask<DocumentSymbol[]>('documentSymbol', '#');
  expect(symbols.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['orders', 'stg_orders', 'orderz', 'shop']),
  );
  const folds = await ask<FoldingRange[]>('foldingRange', '#');
  expect(folds.map(({ startLine }) => startLine)).toContain(12);
  const hover = await ask<Hover>('hover', 'orders -->');
  expect(JSON.stringify(hover.contents)).toContain('**orders** · Orders');
  const definition = await ask<Location[]>('definition', 'stg_orders');
  expect(definition[0]?.uri).toBe(uriOf('dbt/models/stg_orders.sql'));
  const references = await ask<Location[]>('references', 'orders -->', {
    context: { includeDeclaration: true },
  });
  expect(references.filter(({ uri }) => uri === uriOf(PAGE)).map((one) => one.range.start.line))
    // Both fences, and no prose.
    .toEqual([4, 13]);
  const items = await ask<CompletionItem[]>('completion', 'orderz');
  expect(items.map(({ label }) => label)).toEqual(
    expect.arrayContaining(['orders', 'orders_report']),
  );
  const edit = await ask<WorkspaceEdit>('rename', 'orders -->', { newName: 'purchases' });
  expect(editsFor(edit, PAGE).map(({ range }) => range.start.line)).toEqual([4, 13]);
});

it('formats a fence where that is asked for, and never the page', async () => {
  await start();
  const text = page.replace('    orders\n', 'orders-->b\n');
  client.change(uriOf(PAGE), 2, text);
  const changed = TextDocument.create('', 'markdown', 0, text);
  const position = changed.positionAt(text.indexOf('orders-->b'));
  const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri: uriOf(PAGE) },
    range: { start: position, end: position },
    context: { diagnostics: [], only: ['refactor'] },
  });
  expect(actions.map(({ title }) => title)).toEqual(['Format this flowchart']);
  expect(TextDocument.applyEdits(changed, [...editsFor(actions[0]?.edit, PAGE)])).toBe(
    page.replace('    orders\n', '    orders --> b\n'),
  );
  const whole = { textDocument: { uri: uriOf(PAGE) }, options: { tabSize: 2, insertSpaces: true } };
  expect(await client.request('textDocument/formatting', whole)).toEqual([]);
});

it('leaves other diagrams and prose alone', async () => {
  await start();
  await client.indexed(1);
  for (const at of ['title orders', 'Prose']) {
    expect(await ask('hover', at)).toBeNull();
    expect(await ask('definition', at)).toBeNull();
    expect(await ask('completion', at)).toEqual([]);
    await expect(ask('prepareRename', at)).rejects.toThrow();
  }
});
