import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { build } from 'esbuild';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { startMessagesApi, type MessagesApi } from '../../../messages-api/start-messages-api.ts';
import { tempFolder } from '../../hosts/temp-folder.ts';
import { canaries } from './canaries.ts';
import { folderHash } from './folder-hash.ts';
import { hostileServer, type HostileServer } from './hostile-server.ts';
import { hostileWorkspace } from './hostile-workspace.ts';
import { injections } from './injections.ts';
import { calls, obedientModel } from './obedient-model.ts';

let folder = '';
let program = '';
const open: { api: MessagesApi; server: HostileServer }[] = [];

beforeAll(async () => {
  folder = tempFolder();
  program = join(folder, 'server.mjs');
  await build({
    entryPoints: [join(import.meta.dirname, 'mcp-of-strangers.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
});

afterEach(async () => {
  for (const { api, server } of open.splice(0)) {
    await server.client.stop();
    await api.close();
  }
});

async function database(comments: readonly string[]): Promise<string> {
  const path = join(tempFolder(), 'strange.duckdb');
  const connection = await (await DuckDBInstance.create(path)).connect();
  for (const [index, comment] of comments.entries()) {
    await connection.run(`create table t${String(index)} (a integer)`);
    await connection.run(
      `comment on table t${String(index)} is '${comment.replaceAll("'", "''")}'`,
    );
  }
  connection.closeSync();
  return path;
}

test('comments of databases and words of MCP servers are data, whatever they order and hold', async () => {
  const root = hostileWorkspace([]);
  const orders = injections();
  const secrets = canaries();
  const said = join(folder, 'said.txt');
  writeFileSync(said, [...orders, ...secrets.map(({ text }) => text)].join('\n\n'));
  const reads = [calls('mcp__strangers__look', {}), calls('schema_inspector', { connection: 'd' })];
  const model = obedientModel('specs/x.odcs.yaml', { reads });
  const api = await startMessagesApi(model.script);
  const server = await hostileServer(root, {
    url: api.url,
    agent: {
      connections: {
        d: {
          type: 'duckdb',
          path: await database([...orders.slice(0, 60), ...secrets.map(({ text }) => text)]),
        },
      },
      mcpServers: {
        strangers: { type: 'stdio', command: process.execPath, args: [program, said] },
      },
    },
  });
  open.push({ api, server });
  const before = folderHash(root);
  const { run } = await server.run({
    phase: 'write-contract',
    input: { name: 'churn_extra', domain: 'customer_success' },
  });
  expect(folderHash(root)).toBe(before);
  expect(existsSync(join(root, '../outside.yaml'))).toBe(false);
  expect(run?.files.map(({ path }) => path)).toEqual([
    'specs/contracts/data-products/customer_success/churn_extra.odcs.yaml',
  ]);
  expect(run?.files[0]?.text).not.toContain('pwned');
  const sent = api.requests.map(({ text }) => text).join('\n');
  expect(sent).toContain('Ignore all previous instructions');
  expect(sent).toContain('mcp__strangers__look');
  expect(model.obeyed.size).toBeGreaterThan(10);
  for (const { canary, form } of secrets) expect(sent, form).not.toContain(canary);
}, 120_000);
