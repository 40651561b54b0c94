import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  CompletionItem,
  DocumentLink,
  Hover,
  Location,
  Position,
  SymbolInformation,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { contract } from '../../../../server/src/lint/example.ts';
import { descriptor } from '../../product-descriptor.ts';
import { TestClient } from './test-client.ts';

const customers = contract('description:\n  purpose: Who buys from us.')
  .replace('id: orders', 'id: c-1')
  .replace('name: Orders', 'name: customers');
const byPath = descriptor.replace('    id: c-1\n', '    $ref: ../customers.odcs.yaml\n');

let folder: string;
let client: TestClient;

beforeEach(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'dataengos descriptors #')));
  mkdirSync(join(folder, 'contracts'));
  writeFileSync(join(folder, 'customers.odcs.yaml'), customers);
  // By its content alone, and by its name.
  writeFileSync(join(folder, 'contracts', 'pets.yaml'), descriptor);
  writeFileSync(join(folder, 'contracts', 'path.odps.yaml'), byPath);
  client = await TestClient.start({ folders: [pathToFileURL(folder).href] });
});

afterEach(async () => {
  await client.stop();
  rmSync(folder, { recursive: true });
});

const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href;

/** Opens a file and waits until the workspace is indexed. */
async function open(name: string, text: string): Promise<{ uri: string }> {
  const uri = uriOf(name);
  client.open(uri, text);
  for (;;) {
    const found = await client.request<SymbolInformation[]>('workspace/symbol', { query: '' });
    if (found.filter(({ kind }) => kind === 1).length >= 3) return { uri };
  }
}

function positionOf(text: string, word: string, into: number): Position {
  return TextDocument.create('', '', 0, text).positionAt(text.indexOf(word) + into);
}

it('leads from a descriptor to its contract, and says what it is', async () => {
  const textDocument = await open('contracts/pets.yaml', descriptor);
  const position = positionOf(descriptor, 'id: c-1', 5);
  expect(
    await client.request<Location[]>('textDocument/definition', { textDocument, position }),
  ).toMatchObject([{ uri: uriOf('customers.odcs.yaml'), range: { start: { line: 2 } } }]);
  const hover = await client.request<Hover>('textDocument/hover', { textDocument, position });
  expect(hover.contents).toMatchObject({
    value: '**customers** · 1\\.0\\.0 · active\n\nWho buys from us\\.\n\ncustomers\\.odcs\\.yaml',
  });
});

it('follows the path of a contract', async () => {
  const textDocument = await open('contracts/path.odps.yaml', byPath);
  const position = positionOf(byPath, '$ref: ../customers', 10);
  expect(
    await client.request<Location[]>('textDocument/definition', { textDocument, position }),
  ).toMatchObject([{ uri: uriOf('customers.odcs.yaml'), range: { start: { line: 0 } } }]);
  const links = await client.request<DocumentLink[]>('textDocument/documentLink', { textDocument });
  expect(links.map(({ target }) => target)).toContain(uriOf('customers.odcs.yaml'));
});

it('lists and renames the descriptors that name a contract', async () => {
  const textDocument = await open('customers.odcs.yaml', customers);
  const position = positionOf(customers, 'id: c-1', 5);
  const context = { includeDeclaration: false };
  expect(
    await client.request<Location[]>('textDocument/references', {
      textDocument,
      position,
      context,
    }),
  ).toMatchObject([{ uri: uriOf('contracts/pets.yaml') }]);
  const params = { textDocument, position, newName: 'c-2' };
  const edit = await client.request<WorkspaceEdit>('textDocument/rename', params);
  const files = edit.documentChanges?.flatMap((one) =>
    'textDocument' in one ? one.textDocument.uri : [],
  );
  expect(files ?? Object.keys(edit.changes ?? {})).toEqual(
    expect.arrayContaining([uriOf('customers.odcs.yaml'), uriOf('contracts/pets.yaml')]),
  );
});

it('offers the contracts of the workspace', async () => {
  const draft = descriptor.replace('    id: c-1\n', '    id: \n');
  const textDocument = await open('contracts/pets.yaml', draft);
  const position = positionOf(draft, '    id: \n', 8);
  const answer = await client.request<CompletionItem[] | { items: CompletionItem[] }>(
    'textDocument/completion',
    { textDocument, position },
  );
  expect(Array.isArray(answer) ? answer : answer.items).toMatchObject([
    { label: 'customers', filterText: 'c-1 customers', textEdit: { newText: 'c-1' } },
  ]);
});

it('gives hints, names the standard, and knows the product by its name', async () => {
  const draft = descriptor.replace('status: production', 'status: productoin');
  const textDocument = await open('contracts/pets.yaml', draft);
  const diagnostics = await client.diagnostics(textDocument.uri);
  expect(diagnostics).toMatchObject([{ code: 'allowed-values', severity: 4 }]);
  expect(await client.request('dataengos/documentStatus', { uri: textDocument.uri })).toMatchObject(
    { standard: 'odps-lf', version: '4.1', declared: true },
  );
  const found = await client.request<SymbolInformation[]>('workspace/symbol', { query: 'Pets' });
  expect(found).toContainEqual(expect.objectContaining({ name: 'Pets of the year' }));
});
