import { describe, expect, test } from 'vitest';
import type { ModelAnswer } from '../../../server/src/agent/language-model.ts';
import { runPhase } from '../../../server/src/agent/runner.ts';
import { defaultCaps, type RunnerHost } from '../../../server/src/agent/runner-host.ts';
import type { RunState } from '../../../server/src/agent/run-state.ts';
import type { Tool } from '../../../server/src/agent/tool.ts';
import { call, propose, scriptedModel, usage, type ScriptedTurn } from './scripted-model.ts';
import { proposal, testHost, testPhase } from './test-host.ts';
import { told } from '../../../server/src/agent/told.ts';
import { InWords } from '../../../server/src/agent/in-words.ts';

const tool: Tool = {
  name: 'read_spec',
  doc: 'Reads.',
  input: { type: 'object', properties: { path: { type: 'string' } }, required: ['path'] },
  run: () => Promise.resolve({ text: 'spec' }),
};
const reads = (): Partial<ModelAnswer> => ({ parts: [call('read_spec', { path: 'x' })] });

async function ran(
  script: readonly ScriptedTurn[],
  some: Partial<RunnerHost> = {},
  resume?: RunState,
): Promise<{
  readonly state: RunState;
  readonly host: ReturnType<typeof testHost>;
  readonly model: ReturnType<typeof scriptedModel>;
}> {
  const model = scriptedModel(script);
  const host = testHost({ model, tools: [tool], ...some });
  const state = await runPhase(testPhase(), {}, host, { folder: 'f', ...(resume && { resume }) });
  if ('refused' in state) throw new Error(told(state.refused));
  return { state: new InWords().run(state), host, model };
}

const warnings = ({ steps }: RunState): readonly string[] =>
  steps.filter(({ kind }) => kind === 'warning').map(({ text }) => told(text));

describe('a model that never finishes is stopped at', () => {
  test('the cap on requests; the last must propose', async () => {
    const { state, model } = await ran([reads], { caps: { ...defaultCaps, turns: 5 } });
    expect(state).toMatchObject({
      status: 'capped',
      turns: 5,
      reason: 'The cap of 5 requests to the model was reached.',
    });
    expect(state.draft?.files).toHaveLength(1);
    expect(model.requests.map(({ mustCall }) => mustCall)).toEqual([
      ...Array.from({ length: 4 }, () => undefined),
      'propose',
    ]);
    expect(warnings(state)).toEqual(['80 % of the cap on requests (5) is used.']);
  });

  test('the cap on tokens, of which no answer may take more than is left', async () => {
    const answer = { parts: [call('read_spec', { path: 'x' })], usage: usage({ input: 3000 }) };
    const caps = { ...defaultCaps, tokens: 12_000 };
    const { state, model } = await ran([answer], { caps });
    expect(state).toMatchObject({
      status: 'capped',
      reason: 'The cap of 12000 tokens was reached.',
    });
    for (const [at, { maxTokens }] of model.requests.entries())
      expect(maxTokens).toBeLessThan(12_000 - at * 3010);
  });

  test('the cap on cost', async () => {
    const caps = { ...defaultCaps, cost: 0.05 };
    const { state } = await ran(
      [
        ({ maxTokens }) => ({
          parts: [call('read_spec', { path: 'x' })],
          usage: usage({ input: 1000, output: Math.min(20_000, maxTokens) }),
        }),
      ],
      { caps },
    );
    expect(state).toMatchObject({ status: 'capped', turns: 3 });
    expect(state.reason).toBe('The cap of 0.05 US dollars was reached.');
    expect(state.cost).toBeLessThan(0.0505);
  });

  test('the cap on minutes, also while it answers', async () => {
    let time = 0;
    const now = (): number => (time += 1000);
    const caps = { ...defaultCaps, minutes: 1 };
    const talking = await ran([reads], { caps, now });
    expect(talking.state).toMatchObject({
      status: 'capped',
      reason: 'The cap of 1 minutes was reached.',
    });
    expect(warnings(talking.state)).toEqual(['80 % of the cap on minutes (1) is used.']);
    const waiting = await ran([{ waits: true }], { caps, now });
    expect(waiting.state.reason).toBe('The cap on minutes was reached while the model answered.');
  });

  test('an answer without an end', async () => {
    const { state } = await ran([{ endless: true }]);
    expect(state.status).toBe('capped');
    expect(state.reason).toContain('did not come to an end');
  });

  test('what the model has room for', async () => {
    const model = scriptedModel([reads], { window: 1500 });
    const { state } = await ran([], { model });
    expect(state).toMatchObject({ status: 'capped' });
    expect(state.reason).toContain('no room');
  });
});

test('time in which people think is nobody’s', async () => {
  let time = 0;
  const { state } = await ran([propose(proposal('name: x\n'))], {
    now: () => time,
    consent: () => {
      time += 3_600_000;
      return Promise.resolve(true);
    },
  });
  expect(state).toMatchObject({ status: 'proposed', elapsed: 0 });
});

test('a run that was capped goes on with a higher cap', async () => {
  const capped = await ran([reads], { caps: { ...defaultCaps, turns: 2 } });
  const same = await ran(
    [propose(proposal('name: x\n'))],
    { caps: { ...defaultCaps, turns: 2 } },
    capped.state,
  );
  expect(same.state).toMatchObject({ status: 'capped', turns: 2 });
  expect(same.host.consents).toEqual([]);
  const more = await ran([propose(proposal('name: x\n'))], {}, capped.state);
  expect(more.state).toMatchObject({ status: 'proposed', turns: 3 });
});

test('what no price is known of costs nobody knows how much', async () => {
  const model = scriptedModel([propose(proposal('name: x\n'))], { price: undefined });
  const { state } = await ran([], { model, caps: { ...defaultCaps, cost: 0.000001 } });
  expect(state).toMatchObject({ status: 'proposed' });
  expect(state.cost).toBeUndefined();
});

describe('tools', () => {
  const resultsOf = ({ messages }: RunState): readonly { text: string; isError: boolean }[] =>
    messages.flatMap(({ parts }) =>
      parts.flatMap((part) => (part.kind === 'result' ? [part] : [])),
    );

  test('give at most 16 KB, fenced, and what goes wrong is told', async () => {
    const tools: Tool[] = [
      {
        ...tool,
        run: () => Promise.resolve({ text: 'x'.repeat(1_000_000), files: ['specs/a.yaml'] }),
      },
      { ...tool, name: 'mcp__bad__one', input: { type: 'nonsense' } },
    ];
    const script = [
      {
        parts: [
          call('read_spec', { path: 'x' }),
          call('read_spec', { path: 5 }),
          call('write_file', {}),
          call('__proto__', {}),
        ],
      },
      propose(proposal('name: x\n')),
    ];
    const { state, model } = await ran(script, { tools });
    const [long, invalid, unknown, proto] = resultsOf(state);
    expect(long?.text.length).toBeLessThan(16 * 1024 + 200);
    expect(long?.text).toMatch(
      /^<data source="read_spec" id="[0-9a-f]{32}">\n[^]*cut here: about 983\d{3} more/,
    );
    expect(invalid).toMatchObject({ isError: true });
    expect(invalid?.text).toContain('"path" must be string');
    expect(unknown?.text).toBe(
      'There is no tool "write_file". These are there: read_spec, propose.',
    );
    expect(proto?.isError).toBe(true);
    expect(state.filesRead).toContainEqual({ path: 'specs/a.yaml', size: long?.text.length });
    expect(model.requests[0]?.tools.map(({ name }) => name)).toEqual(['read_spec', 'propose']);
  });

  test('that throw are told of, and those that no phase names are not there', async () => {
    const tools: Tool[] = [
      { ...tool, run: () => Promise.reject(new Error('No\nsuch file.')) },
      { ...tool, name: 'inspect_schema' },
      { ...tool, name: 'mcp__a__b' },
    ];
    const { state, model } = await ran([reads(), propose(proposal('name: x\n'))], { tools });
    expect(resultsOf(state)[0]).toMatchObject({ isError: true });
    expect(resultsOf(state)[0]?.text).toContain('No such file.');
    expect(model.requests[0]?.tools.map(({ name }) => name)).toEqual(['read_spec', 'propose']);
  });

  test('are called sixteen times at once at most', async () => {
    let runs = 0;
    const tools = [{ ...tool, run: () => (runs++, Promise.resolve({ text: '' })) }];
    const parts = Array.from({ length: 40 }, () => call('read_spec', { path: 'x' }));
    const { state } = await ran([{ parts }, propose(proposal('name: x\n'))], { tools });
    expect(runs).toBe(16);
    expect(resultsOf(state)).toHaveLength(41);
  });
});

test('context that has no room is left out from the end, and named', async () => {
  const part = (title: string, words: number): { title: string; path: string; text: string } => ({
    title,
    path: `${title}.yaml`,
    text: 'word '.repeat(words),
  });
  const context = [part('one', 100), part('two', 100), part('three', 1000), part('four', 2000)];
  const model = scriptedModel([propose(proposal('name: x\n'))]);
  const host = testHost({ model, caps: { ...defaultCaps, contextTokens: 600 } });
  const state = await runPhase(testPhase({}, { context }), {}, host, { folder: 'f' });
  expect(state).toMatchObject({ leftOut: ['three', 'four'] });
  expect(JSON.stringify(model.requests[0])).toContain(
    'Left out, as there was no room: three; four.',
  );
  expect('filesRead' in state && state.filesRead.map(({ path }) => path)).toEqual([
    'specs/contracts/manifest.json',
    'one.yaml',
    'two.yaml',
  ]);
});
