import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { RunPhaseResult } from '../../../../server/src/hosts/lsp/protocol.ts';
import { defaultCaps } from '../../../../server/src/agent/runner-host.ts';
import { startMessagesApi, type MessagesApi } from '../../../messages-api/start-messages-api.ts';
import { deniedSpellings } from './denied-targets.ts';
import { folderHash } from './folder-hash.ts';
import { hostileServer, type HostileServer } from './hostile-server.ts';
import { CHARGES, hostileWorkspace } from './hostile-workspace.ts';
import { calls, edits, proposes } from './obedient-model.ts';

const apis: MessagesApi[] = [];
const servers: HostileServer[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) await server.client.stop();
  for (const api of apis.splice(0)) await api.close();
});

const CAPS = { ...defaultCaps, turns: 500, tokens: 1e9, cost: 1e6 };
const SECRET = 'nobody-may-read-this';

/** With the denied files there, so that they could be read. */
function workspace(): string {
  const root = hostileWorkspace([]);
  for (const path of ['.vscode', '.github/workflows', '.claude', '.cursor/rules'])
    mkdirSync(join(root, path), { recursive: true });
  for (const path of ['.env', '.vscode/settings.json', '.claude/settings.json', 'AGENTS.md'])
    writeFileSync(join(root, path), SECRET);
  return root;
}

async function start(
  root: string,
  parts: readonly (readonly ReturnType<typeof calls>[])[],
): Promise<{ readonly api: MessagesApi; readonly server: HostileServer }> {
  const api = await startMessagesApi((_, turn) => ({
    kind: 'answer',
    parts: parts[turn] ?? [proposes([CHARGES])],
    piece: 10_000,
  }));
  apis.push(api);
  const agent = { caps: CAPS, attempts: parts.length + 1 };
  const server = await hostileServer(root, { url: api.url, agent });
  servers.push(server);
  return { api, server };
}

test('no spelling of a denied target is taken from a model, as a file or an edit', async () => {
  const root = workspace();
  const paths = deniedSpellings();
  expect(paths.length).toBeGreaterThan(400);
  const some = paths.filter((_, index) => index % 12 === 0);
  const turns = [
    [proposes(paths)],
    ...paths.flatMap((path, index) => (index % 40 === 0 ? [[proposes([CHARGES, path])]] : [])),
    ...some.map((path) => [edits(path)]),
  ];
  const { api, server } = await start(root, turns);
  const before = folderHash(root);
  const { run } = await server.run({ phase: 'fix', input: { path: CHARGES } });
  expect(folderHash(root)).toBe(before);
  expect([[], [CHARGES]]).toContainEqual(run?.files.map(({ path }) => path));
  // One answer for each, and each says that nothing was taken.
  expect(api.requests.length).toBe(turns.length + 1);
  const last = JSON.stringify(api.requests.at(-1)?.body.messages);
  expect(last.split('Nothing was taken.').length - 1).toBe(turns.length);
}, 240_000);

test('no tool reads a denied file, in whatever spelling', async () => {
  const root = workspace();
  const reads = deniedSpellings().flatMap((path) => [
    calls('read_spec', { path }),
    calls('lint_draft', { files: [{ path, text: 'a' }] }),
    calls('git_history', { path }),
  ]);
  const outside = reads.filter((_, index) => index % 5 === 0);
  const turns = Array.from({ length: Math.ceil(outside.length / 16) }, (_, turn) =>
    outside.slice(turn * 16, (turn + 1) * 16),
  );
  const { api, server } = await start(root, turns);
  const before = folderHash(root);
  await server.run({ phase: 'fix', input: { path: CHARGES } });
  expect(folderHash(root)).toBe(before);
  expect(api.requests.length).toBeGreaterThan(turns.length);
  const sent = api.requests.at(-1)?.text ?? '';
  expect(sent).not.toMatch(/nobody-may-read-this|root:x:0/);
}, 240_000);

test('no spelling of another file is kept, judged, decided or proposed', async () => {
  const root = workspace();
  const server = await hostileServer(root);
  servers.push(server);
  const { client } = server;
  const { run } = await server.run({ phase: 'implement-logic', input: { model: 'fct_churn' } });
  const id = run?.id ?? '';
  const hash = 'a'.repeat(64);
  const before = folderHash(root);
  for (const path of deniedSpellings()) {
    const decision = { kind: 'accepted', path, base: null, proposed: hash, applied: hash };
    const refused: readonly (readonly [string, object])[] = [
      ['keepDraft', { run: id, path, text: 'x' }],
      ['judgeDraft', { run: id, files: [{ path, text: 'x' }] }],
      ['recordDecision', { run: id, decision }],
      ['recordDecision', { run: id, decision: { ...decision, kind: 'rejected' } }],
    ];
    for (const [method, params] of refused)
      await expect(client.request(`dataengos/${method}`, params), path).rejects.toThrow(
        'no such file',
      );
    const proposed = await client.request<RunPhaseResult>('dataengos/proposeChange', {
      ...{ path, text: 'x', summary: 'Validated ✓' },
    });
    expect(proposed.run, path).toBeUndefined();
    expect(proposed.refused, path).toContain('may not be written');
  }
  expect(folderHash(root)).toBe(before);
}, 120_000);
