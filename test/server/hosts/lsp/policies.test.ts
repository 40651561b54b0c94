import type { CodeAction, CompletionItem, DocumentSymbol } from 'vscode-languageserver-protocol';
import { expect, it } from 'vitest';
import { policyText } from '../../lint/policies.ts';
import { positionOf } from './position-of.ts';
import { productWorkspace } from './product-workspace.ts';

const naming = policyText('naming');
const broken = naming.replace('"table"', '"tabel"');

const workspace = productWorkspace('policies', {
  'specs/governance/naming.json': naming,
  // Not open: found by the scan.
  'specs/governance/tagging.json': '{ "required": { "owner": { "pattern": "[" } } }\n',
});

it('serves a policy in JSON: findings, fixes, completion, outline', async () => {
  const { client, uriOf } = workspace;
  const uri = uriOf('specs/governance/naming.json');
  client.open(uri, broken, 'json');
  const diagnostics = await client.diagnostics(
    uri,
    (published) => published.diagnostics.length > 0,
  );
  expect(diagnostics).toMatchObject([{ code: 'policy-materializations-known' }]);
  const textDocument = { uri };
  const [diagnostic] = diagnostics;
  const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
    textDocument,
    range: diagnostic!.range,
    context: { diagnostics },
  });
  expect(actions.map(({ title }) => title)).toContain('Write `table`');
  const items = await client.request<CompletionItem[]>('textDocument/completion', {
    textDocument,
    position: positionOf(broken, '"tabel"', 1),
  });
  expect(items.map(({ label }) => label)).toContain('materialized_view');
  const outline = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', {
    textDocument,
  });
  expect(outline.map(({ name }) => name)).toContain('column_rules');
});

it('lists findings of policies that are not open', async () => {
  const { client, uriOf } = workspace;
  const uri = uriOf('specs/governance/tagging.json');
  expect(
    await client.diagnostics(uri, (published) => published.diagnostics.length > 0),
  ).toMatchObject([{ code: 'policy-patterns-compile' }]);
});
