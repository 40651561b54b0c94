import { spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hover, Location } from 'vscode-languageserver-protocol';
import { afterEach, expect, it } from 'vitest';
import type { DocumentStatus } from '../../../../server/src/hosts/lsp/protocol.ts';
import { contract } from '../../../../server/src/lint/example.ts';
import { serverBundle } from './server-process.ts';
import { TestClient } from './test-client.ts';

const [orders, others] = ['file:///contracts/orders.odcs.yaml', 'file:///contracts/b.odcs.yaml'];
const asking = (query: string): string =>
  contract(`
schema:
  - name: orders
    quality:
      - type: sql
        query: ${query}
        mustBe: 0
    properties:
      - name: amount`);
const misspelt = asking('select count(*) from {object} where amuont < 0');

let client: TestClient;

afterEach(() => client.stop());

it('reports a column that nothing the query reads has', async () => {
  client = await TestClient.start();
  client.open(orders, misspelt);
  const findings = await client.diagnostics(orders);
  expect(findings.map(({ code }) => code)).toEqual(['sql-columns-exist']);
  client.change(orders, 2, misspelt.replace('amuont', 'amount'));
  expect(await client.diagnostics(orders, ({ version }) => version === 2)).toEqual([]);
});

it.each([
  ['plain', 'select count(*) from {object} where amount < 0'],
  ['quoted', "'select count(*) from {object} where AMOUNT < 0'"],
  [
    'literal',
    '|\n          select count(*)\n          from {object}\n          where o.amount < 0',
  ],
])('leads from a column of a %s query to its property', async (kind, query) => {
  client = await TestClient.start();
  const written = kind === 'literal' ? query.replace('{object}', '{object} o') : query;
  const text = asking(written);
  client.open(orders, text);
  const lines = text.split('\n');
  const line = lines.findIndex((one) => /amount </i.test(one));
  const character = (lines[line] ?? '').search(/amount/i);
  const params = { textDocument: { uri: orders }, position: { line, character: character + 2 } };
  const found = await client.request<Location[]>('textDocument/definition', params);
  const target = lines.findIndex((one) => one.includes('name: amount'));
  expect(found.map(({ range }) => range.start.line)).toEqual([target]);
  const hover = await client.request<Hover>('textDocument/hover', params);
  expect(hover.contents).toMatchObject({ value: expect.stringContaining('amount') as string });
  expect(hover.range).toEqual({
    start: { line, character },
    end: { line, character: character + 'amount'.length },
  });
  const onWord = { ...params, position: { line, character: character + 'amount <'.length } };
  expect(await client.request('textDocument/definition', onWord)).toBeNull();
});

it('without its parser says so once, and calls no query checked', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dataengos alone '));
  const alone = join(folder, 'server.cjs');
  copyFileSync(await serverBundle(), alone);
  client = await TestClient.start({}, spawn(process.execPath, [alone, '--stdio']));
  for (const uri of [orders, others]) {
    client.open(uri, misspelt);
    const findings = await client.diagnostics(uri);
    expect(findings.map(({ code, severity }) => `${String(code)} ${String(severity)}`)).toEqual([
      'sql-is-readable 4',
    ]);
    const status = await client.request<DocumentStatus>('dataengos/documentStatus', { uri });
    expect(status.complete).toBe(false);
  }
  expect(client.log.filter((line) => line.includes('SQL'))).toHaveLength(1);
  await client.stop();
  rmSync(folder, { recursive: true });
});
