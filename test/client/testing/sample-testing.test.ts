import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type * as vscode from 'vscode';
import type { LanguageServer } from '../../../client/src/client.ts';
import { SampleTesting } from '../../../client/src/testing/sample-testing.ts';
import type { SampleTests, SampleTestsParams } from '../../../server/src/hosts/lsp/protocol.ts';
import { EventEmitter } from '../fake-emitter.ts';
import {
  controllers,
  TestRunRequest,
  type FakeController,
  type TestItem,
} from '../fake-testing.ts';
import { fake } from '../fake-vscode.ts';
import { answerOf, listed } from './answers.ts';

const PATH = 'file:///w/specs/sample-data/shop/orders.csv';
const RULE = listed('known_status');
const REQUIRED = listed('status is required');
const FAILED = {
  ...{ ...RULE, state: 'failed' as const, message: '`invalidValues` is 12, not *0*.' },
  evidence: { columns: ['row', 'status'], rows: [['1', 'lost']], total: 12 },
};
const PASSED = { ...REQUIRED, state: 'passed' as const };

/** Answers like the server, when it is told to. */
class FakeServer {
  readonly asked: SampleTestsParams[] = [];
  readonly #changed = new EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  state: LanguageServer['state'] = 'running';
  listed: SampleTests | undefined = answerOf(RULE, REQUIRED);
  run: (params: SampleTestsParams, token: vscode.CancellationToken) => unknown = () =>
    answerOf(FAILED, PASSED);

  request(_method: string, params: SampleTestsParams, token: vscode.CancellationToken): unknown {
    this.asked.push(params);
    return Promise.resolve(params.run ? this.run(params, token) : this.listed);
  }

  become(state: LanguageServer['state']): void {
    this.state = state;
    this.#changed.fire();
  }
}

let server: FakeServer;
let testing: SampleTesting;

beforeEach(() => {
  fake.reset();
  controllers.length = 0;
  fake.files.set(PATH, 'status\n');
  server = new FakeServer();
  vi.useFakeTimers();
  const log = { info: () => undefined } as unknown as vscode.LogOutputChannel;
  testing = new SampleTesting(server as unknown as LanguageServer, log);
});

afterEach(() => {
  testing.dispose();
  vi.useRealTimers();
});

const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(1_000);

function controller(): FakeController {
  const found = controllers.findLast(({ isDisposed }) => !isDisposed);
  if (found === undefined) throw new Error('There is no controller.');
  return found;
}

/** As the Test Explorer does when somebody clicks there. */
async function runBy(request: TestRunRequest): Promise<void> {
  await controller().handler?.(request, undefined);
}

function leaf(id: string): TestItem {
  const found: TestItem[] = [];
  const add = (item: TestItem): void => {
    if (item.id === id) found.push(item);
    item.children.forEach(add);
  };
  controller().items.forEach(add);
  if (found[0] === undefined) throw new Error(`There is no ${id}.`);
  return found[0];
}

test('a workspace without samples has no tests, and nobody is asked for them', async () => {
  fake.files.clear();
  await settle();
  expect(controllers).toEqual([]);
  server.become('starting');
  server.become('running');
  await settle();
  expect(server.asked).toEqual([]);
  await testing.run();
  expect(fake.warned[0]).toMatch(/^There is no sample data to test\./);
});

test('samples that come later make the tests appear; without the last one they go', async () => {
  fake.files.clear();
  await settle();
  fake.files.set(PATH, 'status\n');
  fake.wroteFile(PATH);
  await settle();
  expect(leaf(RULE.id).label).toBe('known_status');
  fake.files.clear();
  fake.wroteFile(PATH);
  await settle();
  expect(controllers.map(({ isDisposed }) => isDisposed)).toEqual([true]);
  expect(testing.entries).toEqual([]);
});

test('a run marks each test; the failure stands at its rule with its rows as a table', async () => {
  await testing.run();
  const [run] = controller().runs;
  expect([...run!.states.values()]).toEqual(['failed', 'passed']);
  expect(run!.isEnded).toBe(true);
  const { message, location } = run!.messages.get(RULE.id)!;
  expect(message.value).toBe(
    '`invalidValues` is 12, not \\*0\\*.\n```text\nrow\u00a0\u00a0status\n───\u00a0\u00a0──────\n\u00a0\u00a01\u00a0\u00a0lost\nand\u00a011\u00a0more\u00a0rows\n```\n',
  );
  expect(location?.range).toMatchObject({ start: { line: 4 }, end: { line: 4 } });
  expect(run!.output.join('')).toContain('    1  lost\r\n');
});

test('items stay while the tests are listed anew, so that runs keep their results', async () => {
  await settle();
  const before = leaf(RULE.id);
  server.listed = answerOf({ ...RULE, label: 'status_is_known' });
  await controller().refreshHandler?.(undefined);
  expect(leaf(RULE.id)).toBe(before);
  expect(before.label).toBe('status_is_known');
  expect(() => leaf(REQUIRED.id)).toThrow();
});

test('a test that vanishes while it runs is not spoken of', async () => {
  await settle();
  server.run = async () => {
    server.listed = answerOf(REQUIRED);
    await controller().refreshHandler?.(undefined);
    return answerOf(FAILED, PASSED);
  };
  await runBy(new TestRunRequest());
  expect(Object.fromEntries(controller().runs[0]!.states)).toEqual({
    [RULE.id]: 'started',
    [REQUIRED.id]: 'passed',
  });
});

test('only what was asked for is run, without what was left out', async () => {
  await settle();
  const shop = leaf(testing.entries[0]!.id);
  const request = new TestRunRequest([shop], [leaf(REQUIRED.id)]);
  await runBy(request);
  expect(server.asked.at(-1)).toEqual({ run: true, tests: [RULE.id] });
  await testing.run(RULE.uri, 'orders');
  expect(server.asked.at(-1)).toEqual({ run: true, tests: [RULE.id, REQUIRED.id] });
  await testing.run('file:///w/other.odcs.yaml');
  expect(fake.warned.at(-1)).toMatch(/^There is no sample data/);
});

test('cancelling one of two runs tells the server, and leaves the other alone', async () => {
  await settle();
  const answers: ((answer: SampleTests | undefined) => void)[] = [];
  const tokens: vscode.CancellationToken[] = [];
  server.run = (_params, token) => {
    tokens.push(token);
    return new Promise((resolve) => answers.push(resolve));
  };
  const first = runBy(new TestRunRequest());
  const second = runBy(new TestRunRequest());
  await settle();
  const [one, other] = controller().runs;
  one!.cancel();
  expect(tokens.map((token) => token.isCancellationRequested)).toEqual([true, false]);
  answers[1]!(answerOf(FAILED, PASSED));
  answers[0]!(undefined);
  await Promise.all([first, second]);
  expect([...one!.states.values()]).toEqual(['skipped', 'skipped']);
  expect([...other!.states.values()]).toEqual(['failed', 'passed']);
  expect(fake.warned).toEqual([]);
});

test('in Restricted Mode nothing runs, and the way to trust is offered', async () => {
  fake.isTrusted = false;
  fake.pressed = 'Manage Workspace Trust';
  await testing.run();
  await settle();
  expect(server.asked.some(({ run }) => run)).toBe(false);
  expect(controller().runs).toEqual([]);
  expect(fake.warned).toEqual(['Tests run the queries of the workspace: trust it first.']);
  expect(fake.commands.at(-1)).toEqual(['workbench.trust.manage']);
  fake.isTrusted = true;
  await testing.run();
  expect(controller().runs).toHaveLength(1);
});

test('where there is no engine, all is skipped and it is said once', async () => {
  const skipped = { ...RULE, state: 'skipped' as const, message: 'No engine.' };
  server.run = () => ({ ...answerOf(skipped), unavailable: 'No engine.' });
  await testing.run();
  const [run] = controller().runs;
  expect([...run!.states.values()]).toEqual(['skipped', 'skipped']);
  expect(run!.output).toEqual(['No engine.\r\n']);
  expect(fake.warned).toEqual(['No engine.']);
});

test('a server that starts is waited for; one that does not answer is said to be silent', async () => {
  server.state = 'starting';
  const running = testing.run();
  await settle();
  expect(server.asked).toEqual([]);
  server.become('running');
  await running;
  expect(controller().runs).toHaveLength(1);
  server.run = () => undefined;
  await testing.run();
  expect(fake.warned).toEqual(['The language server does not answer.']);
  expect([...controller().runs[1]!.states.values()]).toEqual(['skipped', 'skipped']);
});

test('a server that is there again is asked anew', async () => {
  await settle();
  server.listed = answerOf(RULE);
  server.become('running');
  await settle();
  expect(() => leaf(REQUIRED.id)).not.toThrow();
  server.become('starting');
  server.become('running');
  await settle();
  expect(() => leaf(REQUIRED.id)).toThrow();
});

test('samples that belong to no contract are named', async () => {
  server.listed = { tests: [], notRead: [{ uri: PATH, reason: 'No contract is called `shop`.' }] };
  await testing.run();
  expect(controllers).toEqual([]);
  expect(fake.warned[0]).toMatch(/a file for each object\. No contract is called `shop`\.$/);
});
