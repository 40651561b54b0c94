import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import type { CompletionItem, Hover, Location } from 'vscode-languageserver-protocol';
import type { InstructionsPage } from '../../../../server/src/hosts/lsp/protocol.ts';
import { addFiles, tempFolder } from '../temp-folder.ts';
import { TestClient } from './test-client.ts';

const D = '.agent-os/profiles/default';
const FILES = {
  [`${D}/standards/sql/style.md`]: '# Style\n\n- Lower case.\n',
  [`${D}/workflows/fix.md`]: '# Fix\n\n{{standards/sql/stile}}\n',
};

let folder: string;
let client: TestClient;

function uriOf(name: string): string {
  return pathToFileURL(join(folder, name)).href;
}

async function start(files: Readonly<Record<string, string>>): Promise<void> {
  folder = tempFolder(files);
  client = await TestClient.start({ folders: [pathToFileURL(folder).href] });
}

afterEach(() => client.stop());

it('checks texts that are not open, and again when what they include comes', async () => {
  await start(FILES);
  const uri = uriOf(`${D}/workflows/fix.md`);
  const found = await client.diagnostics(uri, ({ diagnostics }) => diagnostics.length > 0);
  expect(found.map(({ code, message }) => [code, message])).toEqual([
    [
      'placeholders-resolve',
      'The profile `default` has no `standards/sql/stile`. Did you mean `standards/sql/style`?',
    ],
  ]);
  const created = `${D}/standards/sql/stile.md`;
  addFiles(folder, { [created]: '# Stile\n' });
  client.notify('workspace/didChangeWatchedFiles', {
    changes: [{ uri: uriOf(created), type: 1 }],
  });
  await client.diagnostics(uri, ({ diagnostics }) => diagnostics.length === 0);
});

it('completes, explains and follows placeholders', async () => {
  await start(FILES);
  const uri = uriOf(`${D}/workflows/fix.md`);
  await client.diagnostics(uri, ({ diagnostics }) => diagnostics.length > 0);
  client.open(uri, '# Fix\n\n{{standards/sql/style}}\n{{', 'markdown');
  await client.diagnostics(
    uri,
    ({ diagnostics, version }) => version === 1 && diagnostics.length === 0,
  );
  const textDocument = { uri };
  const items = await client.request<CompletionItem[]>('textDocument/completion', {
    textDocument,
    position: { line: 3, character: 2 },
  });
  expect(items.map(({ label }) => label)).toContain('standards/sql/style');
  const at = { textDocument, position: { line: 2, character: 6 } };
  const hover = await client.request<Hover>('textDocument/hover', at);
  expect(JSON.stringify(hover.contents)).toContain('- Lower case.');
  const style = uriOf(`${D}/standards/sql/style.md`);
  expect(await client.request<unknown>('textDocument/definition', at)).toMatchObject([
    { uri: style },
  ]);
  expect(await client.request('textDocument/documentLink', { textDocument })).toMatchObject([
    { target: style, range: { start: { line: 2, character: 2 } } },
  ]);
  const context = { includeDeclaration: true };
  const found = await client.request<Location[]>('textDocument/references', { ...at, context });
  expect(found.map((one) => [one.uri, one.range.start.line])).toEqual([[uri, 2]]);
});

it('puts instructions together for a folder, and for a file in it', async () => {
  await start(FILES);
  for (const asked of [pathToFileURL(folder).href, uriOf(`${D}/workflows/fix.md`)]) {
    const params = { phase: 'fix', folder: asked };
    const page = await client.request<InstructionsPage>('dataengos/instructions', params);
    expect(page.markdown).toMatch(/^# Instructions for fix\n/);
  }
  const elsewhere = { phase: 'fix', folder: 'file:///elsewhere' };
  expect(await client.request('dataengos/instructions', elsewhere)).toBeNull();
});
