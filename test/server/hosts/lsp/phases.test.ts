import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { URI } from 'vscode-uri';
import {
  CancellationTokenSource,
  type CancellationToken,
} from 'vscode-languageserver-protocol/node';
import { afterEach, expect, it } from 'vitest';
import { defaultCaps } from '../../../../server/src/agent/runner-host.ts';
import type {
  AgentSettings,
  AskModelParams,
  AskModelResult,
  JudgeDraftResult,
  RunPhaseResult,
  ViewPhase,
  ViewRun,
} from '../../../../server/src/hosts/lsp/protocol.ts';
import { fails, says, startMessagesApi } from '../../../messages-api/start-messages-api.ts';
import { churnFolder } from '../../operations/run/churn-workspace.ts';
import { tempFolder } from '../temp-folder.ts';
import { spawnServerWithEngine } from './server-with-engine.ts';
import { TestClient } from './test-client.ts';

const CHARGES = 'specs/contracts/sources/stripe/charges.odcs.yaml';
const NONE: AgentSettings = {
  ...{ provider: 'none', caps: defaultCaps, connections: {}, mcpServers: {} },
};

let folder: string;
let client: TestClient;

async function start(storage?: string, trusted = true, own = churnFolder()): Promise<void> {
  folder = own;
  client = await TestClient.start(
    {
      folders: [URI.file(folder).toString()],
      initializationOptions: { trusted, ...(storage !== undefined && { storage }) },
    },
    await spawnServerWithEngine(),
  );
}

afterEach(() => client.stop());

function run(params: object): Promise<RunPhaseResult> {
  return client.request('dataengos/runPhase', { session: 's', agent: NONE, ...params });
}

/** A contract with a mistake that has one right fix. */
function breakCharges(): string {
  const path = join(folder, CHARGES);
  const text = readFileSync(path, 'utf8').replace('kind: DataContract', 'kind: datacontract');
  writeFileSync(path, text);
  return text;
}

const fix = { phase: 'fix', input: { path: CHARGES } };

function sha(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function decision({ files }: ViewRun, more: object = {}): object {
  const [file] = files;
  return {
    ...{ kind: 'accepted', path: CHARGES, partial: false },
    base: sha(file?.base ?? ''),
    proposed: sha(file?.text ?? ''),
    applied: sha(file?.text ?? ''),
    verdict: { checks: [], findings: [] },
    ...more,
  };
}

it('says what there is to run, with what may be chosen', async () => {
  await start();
  const phases = await client.request<readonly ViewPhase[]>('dataengos/phases', {});
  const own = phases.find(({ id }) => id === 'fix');
  expect(own).toMatchObject({ title: 'Fix findings', output: 'files' });
  expect(own?.input[0]?.choices).toContain(CHARGES);
});

it('proposes what follows without a model, judged and bound to its texts', async () => {
  const storage = tempFolder();
  await start(storage);
  const base = breakCharges();
  const { run: view } = await run(fix);
  const [file] = view!.files;
  expect(view).toMatchObject({ phase: 'fix', title: 'Fix findings', status: 'proposed' });
  expect(file).toMatchObject({
    path: CHARGES,
    uri: URI.file(join(folder, CHARGES)).toString(),
    base,
  });
  expect(file?.text).toContain('kind: DataContract');
  expect(file?.judged.verdict.checks.map(({ state }) => state)).toEqual([
    'passed',
    'passed',
    'passed',
  ]);
  const parts = [CHARGES, base, file?.text ?? ''].map((one) => `${String(one.length)}:${one}`);
  expect(file?.judged).toMatchObject({ acceptable: true, binding: sha(parts.join('')) });
  expect(readFileSync(join(folder, CHARGES), 'utf8')).toBe(base);
});

it('keeps what people make of a draft, judges it again, and binds decisions to what was judged', async () => {
  const storage = tempFolder();
  await start(storage);
  breakCharges();
  const { run: view } = await run(fix);
  const id = view!.id;
  const edited = view!.files[0]!.text.replace('name: card_last4', 'name: cardLast4');
  await client.request('dataengos/keepDraft', { run: id, path: CHARGES, text: edited });
  await client.stop();
  await start(storage, true, folder);
  const [found] = await client.request<readonly ViewRun[]>('dataengos/runs', { all: false });
  expect(found).toMatchObject({ id, files: [{ text: edited, judged: { acceptable: false } }] });
  const params = { run: id, files: [{ path: CHARGES, text: edited }] };
  const { judged } = await client.request<JudgeDraftResult>('dataengos/judgeDraft', params);
  expect(judged[0]?.changes.map(({ kind }) => kind)).toContain('property-removed');
  expect(judged[0]?.verdict.findings.some(({ code }) => code === 'breaking')).toBe(true);
  expect(judged[0]?.acceptable).toBe(false);
  const record = (one: object) =>
    client.request('dataengos/recordDecision', { run: id, decision: one, ends: 'accepted' });
  const own = decision(found!, { proposed: sha(edited) });
  await expect(record(own)).rejects.toThrow('has errors');
  await expect(record({ ...own, kind: 'accepted-anyway' })).rejects.toThrow('needs a reason');
  const anyway = { ...own, kind: 'accepted-anyway', reason: 'Nobody reads it yet.' };
  await expect(record({ ...anyway, proposed: sha('forged') })).rejects.toThrow(
    'not what was checked',
  );
  await expect(record({ ...anyway, base: sha('forged') })).rejects.toThrow('not what was checked');
  await expect(record({ ...anyway, path: 'specs/other.yaml' })).rejects.toThrow('no such file');
  expect(await record(anyway)).toBe(true);
  await expect(record(anyway)).rejects.toThrow('decided already');
  const journal = await client.request<string>('dataengos/journal', undefined);
  expect(JSON.parse(journal)).toMatchObject({
    runs: [
      {
        id,
        status: 'accepted',
        decisions: [{ kind: 'accepted-anyway', reason: 'Nobody reads it yet.' }],
      },
    ],
  });
  expect(await client.request('dataengos/transcript', { run: id })).toContain(`Run: ${id}`);
  expect(await client.request('dataengos/runs', { all: false })).toEqual([]);
});

it('goes on from what people made of a draft when they make remarks, and shows what came of it', async () => {
  await start(tempFolder());
  breakCharges();
  const { run: view } = await run(fix);
  const { id, files } = view!;
  const mine = files[0]!.text.replace('kind: DataContract', 'kind: DataContract # mine');
  await client.request('dataengos/keepDraft', { run: id, path: CHARGES, text: mine });
  const remarks = [{ path: CHARGES, line: 1, text: 'Call it ours.' }];
  const refused = await run({ ...fix, resume: id, remarks });
  expect(refused.refused).toContain('Without a model');
  const [waiting] = await client.request<readonly ViewRun[]>('dataengos/runs', { all: false });
  expect(waiting?.files).toMatchObject([{ text: mine, judged: { acceptable: false } }]);
  const edits = [{ path: CHARGES, find: '# mine', replace: '# ours' }];
  const part = { kind: 'call', id: 'c', name: 'propose', input: { edits, open: [], summary: '' } };
  const usage = { input: 1, output: 1, cacheRead: 0, cacheWrite: 0, isEstimate: true };
  client.connection.onRequest('dataengos/describeModel', () => ({
    ...{ id: 'm', vendor: 'test', window: 100_000 },
  }));
  client.connection.onRequest('dataengos/askConsent', () => true);
  client.connection.onRequest('dataengos/askModel', () => ({
    answer: { parts: [part], stop: 'calls', usage },
  }));
  const agent = { ...NONE, provider: 'editor' };
  const again = await run({ ...fix, agent, resume: id, remarks });
  expect(again.run?.files).toMatchObject([
    { text: mine.replace('# mine', '# ours'), judged: { acceptable: true } },
  ]);
});

it('takes no text for a forged path', async () => {
  await start();
  breakCharges();
  const { run: view } = await run(fix);
  for (const path of ['../x.yaml', '/etc/passwd', '.vscode/settings.json', 'specs/../../x.yaml']) {
    const forged = { run: view!.id, path, text: 'x' };
    await expect(client.request('dataengos/keepDraft', forged)).rejects.toThrow('no such file');
    const files = { run: view!.id, files: [{ path, text: 'x' }] };
    await expect(client.request('dataengos/judgeDraft', files)).rejects.toThrow('no such file');
  }
});

it('runs nothing in a workspace that nobody trusts', async () => {
  await start(undefined, false);
  await expect(run(fix)).rejects.toThrow('not trusted');
  await expect(client.request('dataengos/phases', {})).rejects.toThrow('not trusted');
  expect(await client.request('dataengos/runs', { all: true })).toEqual([]);
});

it.each([
  [{ ...fix, phase: 'rm' }, 'no phase'],
  [{ ...fix, input: 1 }, 'input must'],
  [{ ...fix, folder: 'file:///etc' }, 'one of the workspace'],
  [{ ...fix, agent: { provider: 'evil' } }, 'provider must'],
  [{ ...fix, resume: '../x' }, 'resume must'],
])('refuses %j', async (params, message) => {
  await start();
  await expect(run(params)).rejects.toThrow(message);
});

it('asks a person and a model of the editor, and ends with both when the request is cancelled', async () => {
  await start();
  const asked: AskModelParams[] = [];
  client.connection.onRequest('dataengos/describeModel', () => ({
    id: 'm',
    vendor: 'test',
    window: 100_000,
  }));
  client.connection.onRequest('dataengos/askConsent', () => true);
  let ended: (() => void) | undefined;
  const cancelled = new Promise<void>((resolve) => (ended = resolve));
  client.connection.onRequest(
    'dataengos/askModel',
    (params: AskModelParams, token: CancellationToken) =>
      new Promise<AskModelResult>((resolve) => {
        asked.push(params);
        stop.cancel();
        token.onCancellationRequested(() => {
          ended?.();
          resolve({ error: { kind: 'cancelled', message: 'It was cancelled.' } });
        });
      }),
  );
  const stop = new CancellationTokenSource();
  const params = {
    ...{ session: 's', phase: 'explain', input: { what: 'churn_report' } },
    agent: { ...NONE, provider: 'editor' },
  };
  const found = await client.connection
    .sendRequest<RunPhaseResult>('dataengos/runPhase', params, stop.token)
    .catch((error: unknown) => error);
  await cancelled;
  expect(asked).toHaveLength(1);
  expect(JSON.stringify(found)).toMatch(/stopped|cancel/i);
});

it('asks Claude with the key of the user after consent, and sends no protected value', async () => {
  await start();
  const api = await startMessagesApi(() => says('It is about churn.'));
  try {
    const sent: unknown[] = [];
    client.connection.onRequest('dataengos/askConsent', (params: unknown) => sent.push(params) > 0);
    client.connection.onRequest('dataengos/askSecret', () => 'sk-test');
    const { run: view } = await run({
      ...{ phase: 'explain', input: { what: 'churn_report' } },
      agent: { ...NONE, provider: 'claude', baseUrl: api.url },
    });
    expect(view?.model?.host).toBe(new URL(api.url).host);
    expect(sent).toHaveLength(1);
    expect(api.requests.length).toBeGreaterThan(0);
    const bodies = api.requests.map(({ text }) => text).join('\n');
    for (const [path, pattern] of [
      ['specs/sample-data/stripe_charges/charges.csv', /[\w.]+@[\w.]+/g],
      ['specs/sample-data/stripe_customers/customers.csv', /[\w.]+@[\w.]+/g],
    ] as const)
      for (const [value] of readFileSync(join(folder, path), 'utf8').matchAll(pattern))
        expect(bodies).not.toContain(value);
  } finally {
    await api.close();
  }
});

it('a run whose key was refused waits for a better one', async () => {
  await start();
  const api = await startMessagesApi((_, at) =>
    at === 0 ? fails(401) : says('It is about churn.'),
  );
  try {
    client.connection.onRequest('dataengos/askConsent', () => true);
    client.connection.onRequest('dataengos/askSecret', () => 'sk-test');
    const agent = { ...NONE, provider: 'claude', baseUrl: api.url };
    const params = { phase: 'explain', input: { what: 'churn_report' }, agent };
    const { run: failed } = await run(params);
    expect(failed).toMatchObject({ status: 'failed' });
    const waiting = await client.request<readonly ViewRun[]>('dataengos/runs', { all: false });
    expect(waiting).toMatchObject([{ id: failed!.id, status: 'failed' }]);
    const { run: done } = await run({ ...params, resume: failed!.id });
    expect(done).toMatchObject({ id: failed!.id, status: 'done' });
    expect(await client.request('dataengos/runs', { all: false })).toEqual([]);
  } finally {
    await api.close();
  }
});
