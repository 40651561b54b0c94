import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { startMessagesApi, says } from '../../../messages-api/start-messages-api.ts';
import { tempFolder } from '../../hosts/temp-folder.ts';
import { folderHash } from './folder-hash.ts';
import { hostileServer, type HostileServer } from './hostile-server.ts';
import { CHARGES, hostileWorkspace } from './hostile-workspace.ts';

const servers: HostileServer[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) await server.client.stop();
});

const RUN = 'a'.repeat(32);
const HASH = 'b'.repeat(64);

test('in a workspace that nobody trusts nothing is run, sent, started, kept or decided', async () => {
  const root = hostileWorkspace([]);
  const proof = join(tempFolder(), 'proof');
  const program = join(tempFolder(), 'mcp.mjs');
  writeFileSync(
    program,
    `import { writeFileSync } from 'node:fs'; writeFileSync(${JSON.stringify(proof)}, '');`,
  );
  const storage = tempFolder();
  const api = await startMessagesApi(() => says('Hello.'));
  try {
    const agent = {
      mcpServers: { evil: { type: 'stdio', command: process.execPath, args: [program] } },
    } as const;
    const server = await hostileServer(root, { url: api.url, trusted: false, storage, agent });
    servers.push(server);
    const before = [folderHash(root), folderHash(storage), folderHash(join(proof, '..'))];
    const decision = { kind: 'accepted', path: CHARGES, base: null, proposed: HASH, applied: HASH };
    const { client } = server;
    for (const phase of ['fix', 'implement-logic', 'explain', 'review', 'write-contract'])
      await expect(
        server.run({ phase, input: { path: CHARGES, model: 'fct_churn', what: 'x', name: 'y' } }),
      ).rejects.toThrow('not trusted');
    for (const [method, params] of [
      ['phases', {}],
      ['runPhase', { session: 's', input: {}, agent: { provider: 'none' }, resume: RUN }],
      ['proposeChange', { path: CHARGES, text: 'x', summary: '' }],
      ['judgeDraft', { run: RUN, files: [{ path: CHARGES, text: 'x' }] }],
      ['keepDraft', { run: RUN, path: CHARGES, text: 'x' }],
      ['recordDecision', { run: RUN, decision }],
    ] as const)
      await expect(client.request(`dataengos/${method}`, params), method).rejects.toThrow(
        'not trusted',
      );
    expect(await client.request('dataengos/runs', { all: true })).toEqual([]);
    expect(server.consents.length + server.secrets.length + api.requests.length).toBe(0);
    expect([folderHash(root), folderHash(storage), folderHash(join(proof, '..'))]).toEqual(before);
  } finally {
    await api.close();
  }
}, 240_000);
