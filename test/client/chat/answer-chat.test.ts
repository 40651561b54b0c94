import { beforeEach, expect, test, vi } from 'vitest';
import type { ChatResult, ExtensionContext, LogOutputChannel } from 'vscode';
import { registerChat } from '../../../client/src/chat/chat.ts';
import type { LanguageServer } from '../../../client/src/client.ts';
import { Phases } from '../../../client/src/phases/phases.ts';
import { resumeRun } from '../../../client/src/phases/resume-run.ts';
import {
  ASK_MODEL,
  PHASE_EVENT,
  PHASES,
  RUN_PHASE,
  RUNS,
  type PhaseId,
  type RunPhaseParams,
  type ViewPhase,
  type ViewRun,
} from '../../../server/src/hosts/lsp/protocol.ts';
import { boxes } from '../fake-boxes.ts';
import { FakeModel, LanguageModelTextPart, participants } from '../fake-lm.ts';
import { FakeServer, person, storage, userSettings } from '../fake-phases.ts';
import { CancellationTokenSource, fake, Uri, workspace } from '../fake-vscode.ts';
import { manifest } from '../manifest.ts';

beforeEach(() => {
  person.reset();
  boxes.open?.dispose();
});

const field = (name: string, required = true) => ({ name, doc: '', required, choices: [] });
/** Each has a field that must be given, and one that need not. */
const phase = (id: PhaseId, name: string): ViewPhase => ({
  ...{ id, title: id, doc: '', output: 'files' },
  input: [field('domain', false), field(name)],
});
const phases = [
  phase('shape-spec', 'idea'),
  phase('write-contract', 'name'),
  phase('scaffold-pipeline', 'contract'),
  phase('implement-logic', 'model'),
  phase('explain', 'what'),
  phase('review', 'path'),
  phase('fix', 'path'),
];

const done: ViewRun = {
  ...{ id: 'r1', phase: 'explain', title: 'Explain', input: { what: 'x' }, folder: 'file:///w' },
  ...{ status: 'done', started: '2026-01-01T00:00:00Z', tokens: 0, files: [], open: [] },
  ...{ comments: [], leftOut: [] },
};

/** What is drawn, in its order. */
class Stream {
  readonly shown: { readonly kind: string; readonly value: unknown }[] = [];
  readonly #add = (kind: string) => (value: unknown) => this.shown.push({ kind, value });
  readonly markdown = this.#add('markdown');
  readonly progress = this.#add('progress');
  readonly button = this.#add('button');
  readonly anchor = this.#add('anchor');

  of(kind: string): readonly unknown[] {
    return this.shown.filter((one) => one.kind === kind).map(({ value }) => value);
  }

  get text(): string {
    return this.of('markdown')
      .map((one) => (typeof one === 'string' ? one : (one as { readonly value: string }).value))
      .join('');
  }
}

function start(result: object | null = { run: done }) {
  const server = new FakeServer();
  const opened: ViewRun[] = [];
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn(), debug: vi.fn() };
  const own = new Phases(
    storage() as unknown as ExtensionContext,
    server as unknown as LanguageServer,
    log as unknown as LogOutputChannel,
    { open: (one) => opened.push(one), stream: () => undefined },
  );
  server.answers.set(PHASES, () => phases);
  server.answers.set(RUN_PHASE, () => result);
  registerChat(own, { source: {} } as never, Uri.parse('file:///extension') as never);
  const handler = participants.get('dataengos.chat') as unknown as (
    ...parts: readonly unknown[]
  ) => Promise<ChatResult>;
  const stream = new Stream();
  const model = new FakeModel('chosen-in-chat');
  const token = new CancellationTokenSource();
  const ask = (command: string | undefined, prompt: string): Promise<ChatResult> =>
    handler({ command, prompt, model }, {}, stream, token.token);
  const params = (): RunPhaseParams =>
    server.asked.find(({ method }) => method === RUN_PHASE)?.params as RunPhaseParams;
  return { server, phases: own, opened, ask, params, stream, model, token };
}

test.each([
  ['shape-spec', 'churn by month', { idea: 'churn by month' }],
  [
    'write-contract',
    'domain=finance name="Churn report"',
    { domain: 'finance', name: 'Churn report' },
  ],
  ['scaffold-pipeline', 'contract=specs/a.odcs.yaml', { contract: 'specs/a.odcs.yaml' }],
  ['implement-logic', 'model=fct_churn', { model: 'fct_churn' }],
  ['explain', 'what=fct_churn', { what: 'fct_churn' }],
  ['review', 'specs/a.odcs.yaml', { path: 'specs/a.odcs.yaml' }],
  ['fix', 'path=specs/a.odcs.yaml', { path: 'specs/a.odcs.yaml' }],
  [undefined, 'What is churn?', { what: 'What is churn?' }],
])('/%s %j runs its phase', async (command, prompt, input) => {
  const { ask, params } = start();
  await ask(command, prompt);
  expect(params()).toMatchObject({ phase: command ?? 'explain', input, folder: 'file:///w' });
});

test('each command of the manifest is one of these phases', () => {
  const { chatParticipants } = manifest.contributes as unknown as {
    readonly chatParticipants: readonly {
      readonly commands: readonly { readonly name: string }[];
    }[];
  };
  const names = chatParticipants.flatMap(({ commands }) => commands.map(({ name }) => name));
  expect(names.toSorted()).toEqual(phases.map(({ id }) => id as string).toSorted());
});

test('the model of the chat is asked, whatever the settings say, and for this run alone', async () => {
  userSettings.set('provider', 'none');
  const { ask, params, model, server } = start();
  model.answer = [new LanguageModelTextPart('hello')];
  const request = { system: '', messages: [], tools: [], maxTokens: 10 };
  let session = '';
  server.answers.set(RUN_PHASE, async (asked: RunPhaseParams) => {
    session = asked.session;
    await server.say(ASK_MODEL, { session, turn: 't', request });
    return { run: done };
  });
  await ask('explain', 'churn');
  expect(params().agent).toMatchObject({ provider: 'editor', model: 'chosen-in-chat' });
  expect(model.asked).toHaveLength(1);
  await server.say(ASK_MODEL, { session, turn: 't', request });
  expect(model.asked).toHaveLength(1);
});

test('asks for what was not said, with the file in front as a guess', async () => {
  const { ask, params } = start();
  fake.cursor('file:///w/specs/a.odcs.yaml', 0);
  const asking = ask('scaffold-pipeline', 'domain=finance');
  const box = await vi.waitFor(() => {
    expect(boxes.open).toBeDefined();
    return boxes.open!;
  });
  expect(box.items[0]).toMatchObject({ label: 'specs/a.odcs.yaml' });
  box.choose('specs/a.odcs.yaml');
  await asking;
  expect(params().input).toEqual({ domain: 'finance', contract: 'specs/a.odcs.yaml' });
});

test('going away from a question runs nothing', async () => {
  const { ask, params } = start();
  const asking = ask('implement-logic', '');
  const box = await vi.waitFor(() => {
    expect(boxes.open).toBeDefined();
    return boxes.open!;
  });
  box.escape();
  expect(await asking).toEqual({
    errorDetails: { message: 'Stopped: something was left unanswered.' },
  });
  expect(params()).toBeUndefined();
});

test.each<[string, () => void, RegExp]>([
  ['in Restricted Mode', () => (fake.isTrusted = false), /Restricted Mode/],
  ['without a folder', () => (workspace.workspaceFolders = []), /Open a folder first/],
])('%s it says why nothing runs', async (_, prepare, message) => {
  const { ask, server } = start();
  prepare();
  expect((await ask('explain', 'x')).errorDetails?.message).toMatch(message);
  expect(server.asked).toEqual([]);
});

test('a phase that the server does not have, a server that is silent, and a refusal are said', async () => {
  const one = start();
  expect((await one.ask('rm', 'x')).errorDetails?.message).toBe('This version has no phase rm.');
  const two = start(null);
  const silent = { message: 'The language server does not answer.' };
  expect((await two.ask('explain', 'x')).errorDetails).toEqual(silent);
  two.server.answers.set(PHASES, () => null);
  expect((await two.ask('explain', 'x')).errorDetails).toEqual(silent);
  const three = start({ refused: 'No: ![x](https://evil.example/x.png) [y](command:z)' });
  const { message } = (await three.ask('explain', 'x')).errorDetails ?? {};
  expect(message).toContain('No: ');
  expect(message).not.toMatch(/\]\(|!\[/);
});

test('cancelling stops the request, and nothing is shown', async () => {
  const { ask, server, stream, token } = start();
  server.answers.set(RUN_PHASE, () => {
    token.cancel();
    return null;
  });
  expect(await ask('explain', 'x')).toEqual({});
  expect(stream.shown).toEqual([]);
});

test('says what it does, once each, and warns when a limit comes near', async () => {
  const { ask, server, stream } = start();
  const usage = { input: 1000, output: 10, cacheRead: 0, cacheWrite: 0, isEstimate: false };
  const step = { kind: 'step', step: { at: '', kind: 'model', text: 'Asking' } };
  server.answers.set(RUN_PHASE, async ({ session }: RunPhaseParams) => {
    for (const event of [step, step, { kind: 'usage', usage, spent: 0.81 }])
      await server.say(PHASE_EVENT, { session, event });
    return { run: done };
  });
  await ask('explain', 'x');
  expect(stream.of('progress')).toEqual([
    'Asking',
    '81 % of a limit of this run is used. It stops when all of it is.',
  ]);
});

const EVIL = '[x](command:workbench.action.quit) ![y](https://evil.example/y.png) <img src=x>';
const drawn = /\]\(|!\[|(?<!\\)<img/;

test('what strangers wrote is drawn without links, pictures and HTML, wherever it stands', async () => {
  const finding = { severity: 'error', code: 'c', message: EVIL, isOld: false, path: EVIL };
  const file = {
    ...{ uri: 'file:///w/a', path: EVIL, base: null, text: 'x' },
    judged: {
      verdict: { checks: [{ kind: 'rules', state: 'failed', summary: EVIL }], findings: [finding] },
    },
  };
  const comment = { uri: 'file:///w/a', line: 3, severity: 'error', message: EVIL };
  const run = {
    ...{ ...done, status: 'proposed', reason: EVIL, text: EVIL, files: [file], open: [EVIL] },
    comments: [comment],
  };
  const { ask, stream, phases: own } = start({ run });
  const show = vi.spyOn(own.comments, 'show').mockImplementation(() => undefined);
  await ask('explain', 'x');
  expect(stream.text.match(/command:workbench/g)).toHaveLength(7);
  expect(stream.text).not.toMatch(drawn);
  for (const one of stream.of('markdown'))
    expect((one as { readonly isTrusted?: boolean }).isTrusted).not.toBe(true);
  expect(stream.of('anchor')).toMatchObject([{ range: { line: 2, character: 0 } }]);
  expect(show).toHaveBeenCalledWith([comment]);
});

test('a draft is not opened before its button is pressed; it opens the review', async () => {
  const file = { uri: 'file:///w/a', path: 'a', base: null, text: 'x' };
  const judged = { verdict: { checks: [], findings: [] } };
  const run = { ...done, status: 'proposed', files: [{ ...file, judged }] };
  const { ask, stream, opened, server, phases: own } = start({ run });
  expect(await ask('fix', 'path=a')).toEqual({ metadata: { run: 'r1' } });
  expect(opened).toEqual([]);
  const [button] = stream.of('button') as [
    { command: string; title: string; arguments: unknown[] },
  ];
  expect(button).toEqual({
    ...{ command: 'dataengos.resumeRun', title: 'Review draft', arguments: ['r1'] },
  });
  server.answers.set(RUNS, () => [run]);
  await resumeRun(own, button.arguments[0]);
  expect(opened).toMatchObject([{ id: 'r1' }]);
});

test.each(['stopped', 'capped', 'failed'])(
  'a run that %s says why, and can go on',
  async (status) => {
    const { ask, stream } = start({ run: { ...done, status, reason: 'Nobody answered.' } });
    await ask('explain', 'x');
    expect(stream.text).toContain('Nobody answered');
    expect(stream.of('button')).toMatchObject([{ title: 'Go on', arguments: ['r1'] }]);
  },
);

test('says what it took, and which model', async () => {
  const model = { id: 'm', host: 'editor' };
  const { ask, stream } = start({ run: { ...done, model, tokens: 1234, cost: 0.5 } });
  await ask('explain', 'x');
  expect(stream.text).toMatch(/1,234 tokens, \\\$0\\\.50/);
  const without = start({ run: done });
  await without.ask('explain', 'x');
  expect(without.stream.text).toContain('Without a model');
  // What was sent may have failed before anybody counted.
  const failed = start({ run: { ...done, model, tokens: 0 } });
  await failed.ask('explain', 'x');
  expect(failed.stream.text).toContain('No tokens used');
});
