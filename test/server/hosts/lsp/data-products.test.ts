import type {
  CodeLens,
  CompletionItem,
  DocumentSymbol,
  Hover,
  Location,
  Position,
} from 'vscode-languageserver-protocol';
import { expect, it } from 'vitest';
import { product } from '../../../../server/src/lint/example.ts';
import { positionOf } from './position-of.ts';
import { customers, productWorkspace } from './product-workspace.ts';

const next = customers.replace('version: 1.0.0', 'version: 2.0.0');
const descriptor = product(`
inputPorts:
  - name: customers
    version: 2.0.0
    contractId: c-1
outputPorts:
  - name: view
    version: 1.0.0
    inputContracts:
      - id: c-1
        version: 1.0.0
`);

const workspace = productWorkspace('products', {
  'customers.odcs.yaml': customers,
  'next.odcs.yaml': next,
  'view.odps.yaml': descriptor,
});
const { open, uriOf } = workspace;

it('leads from a product to the contract of that version, and says what it is', async () => {
  const textDocument = await open('view.odps.yaml', descriptor);
  const port = positionOf(descriptor, 'contractId: c-1', 13);
  const dependency = positionOf(descriptor, '- id: c-1', 7);
  const definition = (position: Position): Promise<Location[]> =>
    workspace.client.request('textDocument/definition', { textDocument, position });
  expect(await definition(port)).toMatchObject([{ uri: uriOf('next.odcs.yaml') }]);
  expect(await definition(dependency)).toMatchObject([
    { uri: uriOf('customers.odcs.yaml'), range: { start: { line: 2, character: 4 } } },
  ]);
  const hover = await workspace.client.request<Hover>('textDocument/hover', {
    textDocument,
    position: port,
  });
  expect(hover.contents).toMatchObject({
    value: '**customers** · 2\\.0\\.0 · active\n\nWho buys from us\\.\n\nnext\\.odcs\\.yaml',
  });
});

it('lists the products that name a contract, and counts them', async () => {
  const textDocument = await open('customers.odcs.yaml', customers);
  const position = positionOf(customers, 'id: c-1', 5);
  const context = { includeDeclaration: false };
  const params = { textDocument, position, context };
  expect(
    await workspace.client.request<Location[]>('textDocument/references', params),
  ).toMatchObject([{ uri: uriOf('view.odps.yaml'), range: { start: { line: 13 } } }]);
  const lenses = await workspace.client.request<CodeLens[]>('textDocument/codeLens', {
    textDocument,
  });
  const lens = await workspace.client.request<CodeLens>('codeLens/resolve', lenses[0]);
  expect(lens).toMatchObject({
    range: { start: { line: 2 } },
    command: { title: '1 reference · 1 consumer' },
  });
});

it('offers contracts and their versions, keys of ports, and a new product in an empty file', async () => {
  const draft = descriptor
    .replace('contractId: c-1', 'contractId: ')
    .replace('      - id: c-1\n        version: 1.0.0', '      - id: c-1\n        version: ');
  const textDocument = await open('view.odps.yaml', draft);
  const complete = async (position: Position): Promise<CompletionItem[]> => {
    const answer = await workspace.client.request<CompletionItem[] | { items: CompletionItem[] }>(
      'textDocument/completion',
      { textDocument, position },
    );
    return Array.isArray(answer) ? answer : answer.items;
  };
  const ids = await complete(positionOf(draft, 'contractId: ', 12));
  expect(ids).toMatchObject([
    { label: 'customers', filterText: 'c-1 customers', textEdit: { newText: 'c-1' } },
  ]);
  const versions = await complete(positionOf(draft, 'version: \n', 9));
  expect(versions.map(({ label }) => label)).toEqual(['1.0.0', '2.0.0']);
  const keys = await complete(positionOf(draft, '    inputContracts', 4));
  expect(keys.map(({ label }) => label)).toEqual(expect.arrayContaining(['contractId', 'sbom']));
  const fresh = await open('new.odps.yaml', '');
  const params = { textDocument: fresh, position: { line: 0, character: 0 } };
  const first = await workspace.client.request<CompletionItem[] | { items: CompletionItem[] }>(
    'textDocument/completion',
    params,
  );
  const [skeleton] = Array.isArray(first) ? first : first.items;
  expect(skeleton?.label).toBe('New data product');
});

it('diagnoses and outlines a product, and names its standard', async () => {
  const draft = descriptor.replace('    contractId: c-1\n', '    contractID: c-1\n');
  const textDocument = await open('view.odps.yaml', draft);
  const diagnostics = await workspace.client.diagnostics(textDocument.uri);
  expect(diagnostics.map(({ code }) => code)).toContain('known-fields');
  expect(
    await workspace.client.request('dataengos/documentStatus', { uri: textDocument.uri }),
  ).toMatchObject({ standard: 'odps', version: '1.0.0', declared: true });
  const symbols = await workspace.client.request<DocumentSymbol[]>('textDocument/documentSymbol', {
    textDocument,
  });
  const ports = symbols.find(({ name }) => name === 'inputPorts')?.children;
  expect(ports).toMatchObject([{ name: 'customers', detail: '2.0.0' }]);
});
