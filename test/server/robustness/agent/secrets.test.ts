import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { AnswerPart } from '../../../messages-api/script.ts';
import { startMessagesApi, type MessagesApi } from '../../../messages-api/start-messages-api.ts';
import { commit } from '../../hosts/node/git-repository.ts';
import { tempFolder } from '../../hosts/temp-folder.ts';
import { canaries } from './canaries.ts';
import { hostileServer, KEY, type HostileServer } from './hostile-server.ts';
import { CANVAS, CHARGES, FLOW, hostileWorkspace } from './hostile-workspace.ts';
import { calls, proposes } from './obedient-model.ts';

const open: { api: MessagesApi; server: HostileServer }[] = [];

afterEach(async () => {
  for (const { api, server } of open.splice(0)) {
    await server.client.stop();
    await api.close();
  }
});

const STAGING = 'implementation/dbt_project/models/staging/finance/stg_stripe__charges.sql';

/** The secrets in a contract, a canvas, a flow spec, a model and a message of a commit. */
function leakyWorkspace(): string {
  const root = hostileWorkspace([]);
  const lines = canaries().map(({ text }) => text);
  const comments = lines.flatMap((text) => text.split('\n'));
  const append = (path: string, text: string): void => {
    appendFileSync(join(root, path), text);
  };
  append(CHARGES, `\n${comments.map((line) => `# ${line}`).join('\n')}\n`);
  append(CANVAS, `\n\`\`\`\n${lines.join('\n\n')}\n\`\`\`\n`);
  append(FLOW, `\n\`\`\`\n${lines.join('\n\n')}\n\`\`\`\n`);
  commit(root, {}, `A reason\n\n${lines.join('\n\n')}`);
  append(CHARGES, '# more\n');
  return root;
}

/** Asks for pages that begin in the middle of each secret. */
function halves(root: string): readonly AnswerPart[] {
  return [CHARGES, CANVAS, FLOW].flatMap((path) => {
    const text = readFileSync(join(root, path), 'utf8');
    return canaries().map(({ canary }) =>
      calls('read_spec', { path, offset: text.indexOf(canary) + 6 }),
    );
  });
}

test('no half of a secret is sent, wherever it stands and however it is asked for', async () => {
  const root = leakyWorkspace();
  const all = [
    ...[CHARGES, CANVAS, FLOW, STAGING].map((path) => calls('read_spec', { path })),
    calls('git_history', { path: CHARGES }),
    ...halves(root),
  ];
  const api = await startMessagesApi((_, turn) => {
    const parts = all.slice(turn * 16, (turn + 1) * 16);
    return { kind: 'answer', parts: parts.length > 0 ? parts : [proposes([CHARGES])] };
  });
  const storage = tempFolder();
  const server = await hostileServer(root, { url: api.url, storage });
  open.push({ api, server });
  const { run } = await server.run({ phase: 'fix', input: { path: CHARGES } });
  expect(api.requests.length).toBeGreaterThan(4);
  const sent = api.requests.map(({ text }) => text).join('\n');
  const left = canaries().filter(({ canary }) => sent.includes(canary.slice(6, 16)));
  expect(left.map(({ form }) => form)).toEqual([]);
  const id = run?.id ?? '';
  const transcript = await server.client.request<string>('dataengos/transcript', { run: id });
  const journal = await server.client.request<string>('dataengos/journal', undefined);
  for (const { canary, form } of canaries())
    for (const text of [transcript, journal, JSON.stringify(server.events)])
      expect(text, form).not.toContain(canary);
  expect(transcript + journal + server.said()).not.toContain(KEY);
  expect(JSON.stringify(server.consents)).toMatch(/"redacted":[1-9]/);
}, 120_000);
