import { spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
