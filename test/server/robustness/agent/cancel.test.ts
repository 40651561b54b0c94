import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CancellationTokenSource } from 'vscode-languageserver-protocol/node';
import { afterEach, expect, test } from 'vitest';
import type { RunEvent, ViewRun } from '../../../../server/src/hosts/lsp/protocol.ts';
import type { AskedRequest, Step } from '../../../messages-api/script.ts';
import { startMessagesApi, type MessagesApi } from '../../../messages-api/start-messages-api.ts';
import { cliPath } from '../../hosts/cli/run-cli.ts';
import { tempFolder } from '../../hosts/temp-folder.ts';
import { claude, commandLine } from './command-line.ts';
import { folderHash } from './folder-hash.ts';
import { hostileServer, KEY, type HostileServer } from './hostile-server.ts';
import { hostileWorkspace, MODEL } from './hostile-workspace.ts';
import { calls, proposes } from './obedient-model.ts';

const apis: MessagesApi[] = [];
const servers: HostileServer[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) await server.client.stop();
  for (const api of apis.splice(0)) await api.close();
});

const GOOD = readFileSync(join(import.meta.dirname, '../../../../examples/churn', MODEL), 'utf8');
const BAD = 'select 1 as nothing_that_was_promised';

/** Reads, proposes what is wrong, and then what is right, whatever was cut off before. */
function script({ messages = [] }: AskedRequest): Step {
  const said = JSON.stringify(messages);
  const parts = !said.includes('tool_result')
    ? [
        { kind: 'text' as const, text: 'Let me see. '.repeat(20) },
        calls('read_spec', { path: 'fct_churn' }),
      ]
    : said.includes('nothing_that_was_promised')
      ? [proposes([MODEL], GOOD)]
      : [proposes([MODEL], BAD)];
  return { kind: 'answer', parts, piece: 200, pause: 1 };
}

async function start(): Promise<MessagesApi> {
  const api = await startMessagesApi(script);
  apis.push(api);
  return api;
}

const PHASE = { phase: 'implement-logic', input: { model: 'fct_churn' } } as const;

test.each(['step', 'text', 'draft', 'usage', 'verdict'] as const)(
  'a run that is cancelled at each %s changes nothing, and comes to the same end later',
  async (kind: RunEvent['kind']) => {
    const root = hostileWorkspace([]);
    const api = await start();
    const server = await hostileServer(root, { url: api.url, storage: tempFolder() });
    servers.push(server);
    const before = folderHash(root);
    // After the first event of the kind, and later after more of them.
    let resume: string | undefined;
    for (const after of [1, 2, 4]) {
      const stop = new CancellationTokenSource();
      const from = server.events.length;
      const watching = server.client.connection.onNotification(
        'dataengos/phaseEvent',
        (one: { event: RunEvent }) => {
          server.events.push({ session: 's', ...one });
          if (server.events.slice(from).filter(({ event }) => event.kind === kind).length >= after)
            stop.cancel();
        },
      );
      const params = resume === undefined ? PHASE : { ...PHASE, resume };
      await server.run(params, stop.token).catch(() => undefined);
      watching.dispose();
      expect(folderHash(root)).toBe(before);
      const [run] = await server.client.request<readonly ViewRun[]>('dataengos/runs', {
        all: true,
      });
      resume = run?.id;
      expect(['stopped', 'running', 'proposed']).toContain(run?.status);
    }
    const { run } = await server.run({ ...PHASE, ...(resume !== undefined && { resume }) });
    expect(run).toMatchObject({ status: 'proposed', files: [{ path: MODEL, text: GOOD }] });
    expect(folderHash(root)).toBe(before);
    expect(api.requests.every(({ isOver }) => isOver)).toBe(true);
  },
  240_000,
);

test.runIf(process.platform !== 'win32').each(['draft', 'model', 'tool'])(
  'the command line that is interrupted at a step "%s" changes nothing, and goes on later',
  async (step) => {
    const root = hostileWorkspace([]);
    const api = await start();
    const line = await commandLine(root);
    const before = folderHash(root);
    const args = ['run', 'implement-logic', 'model=fct_churn', ...claude(api.url)];
    const env = { ...process.env, ...line.env, ANTHROPIC_API_KEY: KEY };
    const child = spawn(process.execPath, [await cliPath(), ...args], { cwd: root, env });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (piece: string) => {
      said += piece;
      if (said.includes(`${step}: `)) child.kill('SIGINT');
    });
    child.stdin.end();
    await new Promise((resolve) => child.once('close', resolve));
    expect(folderHash(root)).toBe(before);
    const id = line.runs()[0]?.id;
    if (id === undefined) return;
    const result = await line.ask(api.url, '--resume', id);
    expect(result.stderr).not.toContain('no such run');
    expect(existsSync(join(root, MODEL))).toBe(false);
    const [run] = line.runs();
    expect(run).toMatchObject({ status: 'proposed', draft: { files: [{ path: MODEL }] } });
  },
  240_000,
);
