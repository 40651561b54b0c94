import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CompletionItem, DocumentSymbol, Hover } from 'vscode-languageserver-protocol';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { portuguese } from '../../portuguese.ts';
import { cleanContract } from './contract-text.ts';
import { TestClient, type ClientOptions } from './test-client.ts';

const uri = 'file:///contracts/orders.odcs.yaml';
const initializationOptions = { translations: portuguese };
const clients: TestClient[] = [];
let folder: string;

async function start(options?: ClientOptions): Promise<TestClient> {
  const client = await TestClient.start({ ...options, initializationOptions });
  clients.push(client);
  return client;
}

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'dataengos portuguese ')));
});

afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.stop()));
  rmSync(folder, { recursive: true });
});

it('shows the words of the tables in the language of the editor', async () => {
  const client = await start();
  client.open(uri, `${cleanContract}    quality:\n      - metric: rowCount\ncolumns: []\nst`);
  const found = await client.diagnostics(uri);
  expect(found.map(({ message }) => message)).toEqual(
    expect.arrayContaining([
      'Falta em verificação de qualidade um dos operadores de comparação, como `mustBe`.',
      'Campo desconhecido `columns` em contrato de dados. Coloque as colunas em `properties` de um objeto em `schema`.',
    ]),
  );
  const textDocument = { uri };
  const hover = await client.request<Hover>('textDocument/hover', {
    textDocument,
    position: { line: 2, character: 0 },
  });
  expect(JSON.stringify(hover.contents)).toContain('Identifica o contrato entre arquivos');
  const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', {
    textDocument,
  });
  expect(JSON.stringify(symbols)).toContain('"name":"verificação de qualidade"');
  const items = await client.request<CompletionItem[]>('textDocument/completion', {
    textDocument,
    position: { line: cleanContract.split('\n').length + 2, character: 2 },
  });
  const support = items.find(({ label }) => label === 'support');
  expect(JSON.stringify(support)).toContain('lista de canais de suporte');
});

it('says in the language of the editor why a file was not read', async () => {
  const path = join(folder, 'a.odcs.yaml');
  writeFileSync(path, `${cleanContract}# ${'x'.repeat(2_048)}\n`);
  const folders = [pathToFileURL(folder).href];
  const client = await start({ folders, settings: { files: { maxSize: 1 } } });
  const wanted = pathToFileURL(path).href;
  const [found] = await client.diagnostics(wanted, ({ diagnostics }) => diagnostics.length === 1);
  expect(found?.message).toBe(
    'Não verificado: Tem 3 KiB, mais que os 1 KiB da configuração "files.maxSize".',
  );
});
