import { beforeEach, expect, test, vi } from 'vitest';
import type { ExtensionContext, LogOutputChannel } from 'vscode';
import type { LanguageServer } from '../../../client/src/client.ts';
import { Phases } from '../../../client/src/phases/phases.ts';
import { resumeRun } from '../../../client/src/phases/resume-run.ts';
import { runPhase } from '../../../client/src/phases/run-phase.ts';
import {
  ASK_CONSENT,
  ASK_MODEL,
  ASK_PERSON,
  ASK_SECRET,
  DESCRIBE_MODEL,
  PHASE_EVENT,
  PHASES,
  RUN_PHASE,
  RUNS,
  type RunPhaseParams,
  type ViewPhase,
  type ViewRun,
} from '../../../server/src/hosts/lsp/protocol.ts';
import { boxes } from '../fake-boxes.ts';
import { FakeModel, LanguageModelTextPart, models } from '../fake-lm.ts';
import { FakeServer, person, storage, userSettings, workspaceSettings } from '../fake-phases.ts';
import { fake } from '../fake-vscode.ts';

beforeEach(() => {
  person.reset();
  models.length = 0;
  boxes.open?.dispose();
});

const explain: ViewPhase = {
  ...{ id: 'explain', title: 'Explain', doc: 'Explains.', output: 'text' },
  input: [{ name: 'what', doc: 'What?', required: true, choices: [] }],
};

const run: ViewRun = {
  ...{ id: 'r1', phase: 'explain', title: 'Explain', input: { what: 'x' }, folder: 'file:///w' },
  ...{ status: 'done', started: '2026-01-01T00:00:00Z', tokens: 0, files: [], open: [] },
  ...{ comments: [], leftOut: [] },
};

function start(result: object = { run }) {
  const server = new FakeServer();
  const opened: ViewRun[] = [];
  const streamed: unknown[] = [];
  const parts = storage();
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn(), debug: vi.fn() };
  const phases = new Phases(
    parts as unknown as ExtensionContext,
    server as unknown as LanguageServer,
    log as unknown as LogOutputChannel,
    { open: (one) => opened.push(one), stream: (...all) => streamed.push(all) },
  );
  server.answers.set(PHASES, () => [explain]);
  server.answers.set(RUN_PHASE, () => result);
  const params = (): RunPhaseParams =>
    server.asked.find(({ method }) => method === RUN_PHASE)?.params as RunPhaseParams;
  return { server, phases, opened, streamed, log, params, ...parts };
}

const given = { input: { what: 'fct_churn' } };

test('runs a phase with what is known, and shows what it explains as a page without links', async () => {
  const text = '# Churn\n\n[x](command:y)';
  const { phases, params } = start({ run: { ...run, text } });
  await runPhase(phases, 'explain', given);
  expect(params()).toMatchObject({
    ...{ phase: 'explain', input: { what: 'fct_churn' }, folder: 'file:///w' },
    agent: { provider: 'none', mcpServers: {} },
  });
  const [command, page] = fake.commands.at(-1) ?? [];
  expect(command).toBe('markdown.showPreview');
  expect(phases.pages.provideTextDocumentContent(page as never)).toBe('# Churn\n\n[x] (command:y)');
});

test('asks what is missing, and going away runs nothing', async () => {
  const { phases, params } = start();
  const running = runPhase(phases, 'explain', undefined);
  const box = await vi.waitFor(() => {
    expect(boxes.open).toBeDefined();
    return boxes.open!;
  });
  box.escape();
  await running;
  expect(params()).toBeUndefined();
});

test('nothing runs in Restricted Mode, also past the menus', async () => {
  const { phases, server } = start();
  fake.isTrusted = false;
  await runPhase(phases, 'explain', given);
  await resumeRun(phases, 'r1');
  expect(server.asked).toEqual([]);
  expect(person.messages).toHaveLength(2);
});

test('a draft goes to the review', async () => {
  const file = { uri: 'file:///w/a', path: 'a', base: null, text: 'x', judged: {} };
  const { phases, opened } = start({ run: { ...run, status: 'proposed', files: [file] } });
  await runPhase(phases, 'explain', given);
  await vi.waitFor(() => expect(opened).toHaveLength(1));
});

test('while it runs the server may ask, and afterwards it may not', async () => {
  userSettings.set('provider', 'claude').set('baseUrl', 'https://proxy.example');
  const { phases, server, secrets, params, streamed } = start();
  await secrets.store('key:proxy.example', 'sk');
  const answers: unknown[] = [];
  const question = {
    ...{ id: 'q', text: 'Who?', choices: [], free: true },
  };
  const ask = async (session: string): Promise<unknown[]> => [
    await server.say(ASK_SECRET, { kind: 'key', name: 'proxy.example' }),
    await server.say(ASK_SECRET, { kind: 'key', name: 'evil.example' }),
    await server.say(ASK_SECRET, { kind: 'password', name: 'constructor' }),
    await server.say(ASK_PERSON, { session: 'other', questions: [question] }),
    await server.say(ASK_CONSENT, { session: 'other', sending: {} }),
    await server.say(PHASE_EVENT, {
      session,
      event: { kind: 'draft', path: 'specs/a.md', text: 'half' },
    }),
    await server.say(PHASE_EVENT, {
      session,
      event: { kind: 'step', step: { at: '', kind: 'model', text: 'Asking' } },
    }),
  ];
  server.answers.set(RUN_PHASE, async ({ session }: RunPhaseParams) => {
    answers.push(...(await ask(session)));
    return { run };
  });
  await runPhase(phases, 'explain', given);
  expect(answers.slice(0, 5)).toEqual(['sk', null, null, null, false]);
  expect(streamed).toMatchObject([[params().session, 'specs/a.md', 'half', { path: '/w' }]]);
  expect(person.progress).toEqual(['Asking']);
  expect((await ask(params().session)).slice(0, 5)).toEqual([null, null, null, null, false]);
});

test('asks for a key first, and says what to do where there is none', async () => {
  userSettings.set('provider', 'claude').set('baseUrl', 'https://proxy.example');
  const { phases, params, secrets } = start();
  person.types = [undefined, 'sk-new'];
  await runPhase(phases, 'explain', given);
  expect(params()).toBeUndefined();
  expect(person.messages[0]).toMatchObject({
    text: expect.stringContaining('There is no API key for proxy.example.') as string,
    buttons: ['Set API key', 'Choose provider'],
  });
  await runPhase(phases, 'explain', given);
  expect(params().agent).toMatchObject({ provider: 'claude', baseUrl: 'https://proxy.example' });
  expect(JSON.stringify(params())).not.toContain('sk-new');
  expect(secrets.values.get('key:proxy.example')).toBe('sk-new');
});

test('a workspace that names another host gets no key and no request', async () => {
  userSettings.set('provider', 'claude');
  workspaceSettings.set('baseUrl', 'https://evil.example').set('provider', 'editor');
  const { phases, params, secrets } = start();
  await secrets.store('key:api.anthropic.com', 'sk');
  await runPhase(phases, 'explain', given);
  expect(params().agent).toMatchObject({ provider: 'claude' });
  expect(params().agent.baseUrl).toBeUndefined();
});

test('asks the model of the editor that the user chose, for runs of the user only', async () => {
  userSettings.set('provider', 'editor');
  const model = new FakeModel('m-1');
  model.answer = [new LanguageModelTextPart('hello')];
  models.push(model);
  const { phases, server, params } = start();
  const request = { system: '', messages: [], tools: [], maxTokens: 10 };
  const heard: unknown[] = [];
  server.answers.set(RUN_PHASE, async ({ session }: RunPhaseParams) => {
    heard.push(
      await server.say(DESCRIBE_MODEL, undefined),
      await server.say(ASK_MODEL, { session, turn: 't', request }),
      await server.say(ASK_MODEL, { session: 'other', turn: 't', request }),
    );
    return { run };
  });
  await runPhase(phases, 'explain', given);
  expect(params().agent).toMatchObject({ provider: 'editor', model: 'm-1' });
  expect(heard).toMatchObject([
    { id: 'm-1', vendor: 'scripted', window: 8000 },
    { answer: { parts: [{ kind: 'text', text: 'hello' }] } },
    { error: { kind: 'unavailable' } },
  ]);
  expect(server.told).toEqual([
    { method: 'dataengos/modelPiece', params: { turn: 't', piece: 'hello' } },
  ]);
  expect(model.asked).toHaveLength(1);
});

test('warns once when a limit comes near', async () => {
  const { phases, server } = start();
  const usage = { input: 1000, output: 10, cacheRead: 0, cacheWrite: 0, isEstimate: false };
  server.answers.set(RUN_PHASE, async ({ session }: RunPhaseParams) => {
    for (const spent of [0.5, 0.81, 0.9])
      await server.say(PHASE_EVENT, { session, event: { kind: 'usage', usage, spent } });
    return { run };
  });
  await runPhase(phases, 'explain', given);
  expect(person.progress[0]).toBe('1,010 tokens, cost unknown');
  expect(person.messages.map(({ text }) => text)).toEqual([
    '81 % of a limit of this run is used. It stops when all of it is.',
  ]);
});

test('a run that reached a limit goes on with a higher one, which only the person can give', async () => {
  const capped: ViewRun = { ...run, status: 'capped', reason: 'The limit of 40 requests.' };
  const { phases, server, params } = start({ run });
  server.answers.set(RUNS, () => [capped]);
  person.picks = ['Explain', undefined];
  await resumeRun(phases, undefined);
  expect(params()).toBeUndefined();
  person.picks = ['Explain', 'Double the limits of this run'];
  await resumeRun(phases, undefined);
  expect(params()).toMatchObject({ resume: 'r1', agent: { caps: { turns: 80, cost: 4 } } });
});

test('a run that was stopped says so, and its button goes on with it', async () => {
  const { phases } = start({ run: { ...run, status: 'stopped', reason: 'Nobody answered.' } });
  fake.pressed = 'Go on';
  await runPhase(phases, 'explain', given);
  await vi.waitFor(() => expect(fake.commands.at(-1)).toEqual(['dataengos.resumeRun', 'r1']));
  expect(person.messages[0]?.text).toBe('Explain: Nobody answered.');
});
