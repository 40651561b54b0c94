import type {
  CompletionItem,
  DocumentLink,
  Hover,
  Location,
  SymbolInformation,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { expect, it } from 'vitest';
import { descriptor } from '../../product-descriptor.ts';
import { positionOf } from './position-of.ts';
import { customers, productWorkspace } from './product-workspace.ts';

const byPath = descriptor.replace('    id: c-1\n', '    $ref: ../customers.odcs.yaml\n');

const workspace = productWorkspace('descriptors', {
  'customers.odcs.yaml': customers,
  // By its content alone, and by its name.
  'contracts/pets.yaml': descriptor,
  'contracts/path.odps.yaml': byPath,
});
const { open, uriOf } = workspace;

it('leads from a descriptor to its contract, and says what it is', async () => {
  const textDocument = await open('contracts/pets.yaml', descriptor);
  const position = positionOf(descriptor, 'id: c-1', 5);
  expect(
    await workspace.client.request<Location[]>('textDocument/definition', {
      textDocument,
      position,
    }),
  ).toMatchObject([{ uri: uriOf('customers.odcs.yaml'), range: { start: { line: 2 } } }]);
  const hover = await workspace.client.request<Hover>('textDocument/hover', {
    textDocument,
    position,
  });
  expect(hover.contents).toMatchObject({
    value: '**customers** · 1\\.0\\.0 · active\n\nWho buys from us\\.\n\ncustomers\\.odcs\\.yaml',
  });
});

it('follows the path of a contract', async () => {
  const textDocument = await open('contracts/path.odps.yaml', byPath);
  const position = positionOf(byPath, '$ref: ../customers', 10);
  expect(
    await workspace.client.request<Location[]>('textDocument/definition', {
      textDocument,
      position,
    }),
  ).toMatchObject([{ uri: uriOf('customers.odcs.yaml'), range: { start: { line: 0 } } }]);
  const links = await workspace.client.request<DocumentLink[]>('textDocument/documentLink', {
    textDocument,
  });
  expect(links.map(({ target }) => target)).toContain(uriOf('customers.odcs.yaml'));
});

it('lists and renames the descriptors that name a contract', async () => {
  const textDocument = await open('customers.odcs.yaml', customers);
  const position = positionOf(customers, 'id: c-1', 5);
  const context = { includeDeclaration: false };
  expect(
    await workspace.client.request<Location[]>('textDocument/references', {
      textDocument,
      position,
      context,
    }),
  ).toMatchObject([{ uri: uriOf('contracts/pets.yaml') }]);
  const params = { textDocument, position, newName: 'c-2' };
  const edit = await workspace.client.request<WorkspaceEdit>('textDocument/rename', params);
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
  const answer = await workspace.client.request<CompletionItem[] | { items: CompletionItem[] }>(
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
  const diagnostics = await workspace.client.diagnostics(textDocument.uri);
  expect(diagnostics).toMatchObject([{ code: 'allowed-values', severity: 4 }]);
  expect(
    await workspace.client.request('dataengos/documentStatus', { uri: textDocument.uri }),
  ).toMatchObject({ standard: 'odps-lf', version: '4.1', declared: true });
  const found = await workspace.client.request<SymbolInformation[]>('workspace/symbol', {
    query: 'Pets',
  });
  expect(found).toContainEqual(expect.objectContaining({ name: 'Pets of the year' }));
});
