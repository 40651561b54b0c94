import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import type {
  LanguageModel,
  ModelAnswer,
  ModelMessage,
  ModelRequest,
} from '../../../../../server/src/agent/language-model.ts';
import { neverCancelled } from '../../../../../server/src/base/cancellation.ts';
import {
  claudeModel,
  type ClaudeOptions,
} from '../../../../../server/src/hosts/node/outside/claude-model.ts';
import {
  calls,
  fails,
  says,
  startMessagesApi,
  type AnswerStep,
  type MessagesApi,
  type Script,
} from '../../../../messages-api/start-messages-api.ts';

const KEY = 'sk-canary-0123456789';
const open: MessagesApi[] = [];
const log: string[] = [];

afterEach(async () => {
  for (const api of open.splice(0)) await api.close();
  expect(log.splice(0).join('\n')).not.toContain(KEY);
});

async function start(
  script: Script,
  more: Partial<ClaudeOptions> = {},
): Promise<{ api: MessagesApi; model: LanguageModel }> {
  const api = await startMessagesApi(script);
  open.push(api);
  const model = claudeModel({
    key: () => Promise.resolve(KEY),
    baseUrl: api.url,
    log: (line) => log.push(line),
    ...more,
  });
  return { api, model };
}

function request(more: Partial<ModelRequest> = {}): ModelRequest {
  return {
    system: 'You write contracts.',
    messages: [{ role: 'user', parts: [{ kind: 'text', text: 'Write one.' }] }],
    tools: [],
    mustCall: undefined,
    maxTokens: 1_000,
    ...more,
  };
}

const deaf = { text: () => undefined, call: () => undefined };

function ask(model: LanguageModel, more: Partial<ModelRequest> = {}): Promise<ModelAnswer> {
  return model.ask(request(more), deaf, neverCancelled);
}

/** The error that comes; none holds the key. */
async function errorOf(answer: Promise<unknown>): Promise<{ kind: string; message: string }> {
  const error: unknown = await answer.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toMatchObject({ name: 'ModelError' });
  const { kind, message, stack, cause } = error as Error & { kind: string };
  expect(`${message} ${stack ?? ''} ${String(cause)} ${JSON.stringify(error)}`).not.toContain(KEY);
  return { kind, message };
}

const readSpec = {
  name: 'read_spec',
  doc: 'Reads a spec.',
  input: { type: 'object', properties: { path: { type: 'string' } } },
};

test('text and thoughts are heard while they come, and the answer has them whole', async () => {
  const { model } = await start([
    {
      kind: 'answer',
      parts: [
        { kind: 'thinking', text: 'Which table is it about?', signature: 'abc' },
        { kind: 'text', text: 'It is about churned customers.' },
      ],
      usage: { input: 11, output: 22, cacheRead: 33, cacheWrite: 44 },
    },
  ]);
  const heard = { text: '', thoughts: '', pieces: 0 };
  const answer = await model.ask(
    request(),
    {
      text: (piece, thinking) => {
        heard.pieces += 1;
        heard[thinking ? 'thoughts' : 'text'] += piece;
      },
      call: () => undefined,
    },
    neverCancelled,
  );
  expect(heard).toEqual({
    text: 'It is about churned customers.',
    thoughts: 'Which table is it about?',
    pieces: 5,
  });
  expect(answer.parts.map(({ kind }) => kind)).toEqual(['opaque', 'text']);
  expect(answer.stop).toBe('end');
  expect(answer.usage).toEqual({
    input: 11,
    output: 22,
    cacheRead: 33,
    cacheWrite: 44,
    isEstimate: false,
  });
});

test('calls come with their whole input, and are heard before', async () => {
  const text = 'x'.repeat(3_000);
  const input = { files: [{ path: 'a "b".yaml', text }], __proto__x: 1 };
  const { model } = await start([calls('propose', input, { piece: 100, pause: 20 })]);
  const heard: unknown[] = [];
  const answer = await model.ask(
    request({ tools: [readSpec] }),
    { text: () => undefined, call: (name, part) => heard.push([name, part]) },
    neverCancelled,
  );
  expect(answer).toMatchObject({
    stop: 'calls',
    parts: [{ kind: 'call', id: 'toolu_1_0', name: 'propose', input }],
  });
  expect(heard.length).toBeGreaterThan(1);
  expect(heard[0]).toMatchObject(['propose', {}]);
});

test('a call without input has an empty one', async () => {
  const { model } = await start([
    { kind: 'answer', parts: [{ kind: 'call', name: 'manifest', json: '' }] },
  ]);
  expect((await ask(model)).parts).toMatchObject([{ kind: 'call', input: {} }]);
});

test('the key goes into one header, and nowhere else', async () => {
  const asked: string[] = [];
  const { api, model } = await start([says('Hello')], {
    key: (host) => {
      asked.push(host);
      return Promise.resolve(` ${KEY}\n`);
    },
  });
  await ask(model);
  const { headers, text, path } = api.requests[0]!;
  expect(headers['x-api-key']).toBe(KEY);
  expect(headers.authorization).toBeUndefined();
  expect(JSON.stringify({ ...headers, 'x-api-key': '' }) + text + path).not.toContain(KEY);
  expect(asked).toEqual([new URL(api.url).host]);
  expect(model.host).toBe(asked[0]);
});

test('nothing of the environment changes what is sent', async () => {
  const before = { ...process.env };
  Object.assign(process.env, {
    ANTHROPIC_API_KEY: 'other-key',
    ANTHROPIC_AUTH_TOKEN: 'other-token',
    ANTHROPIC_BASE_URL: 'http://127.0.0.1:9',
    ANTHROPIC_CUSTOM_HEADERS: 'x-api-key: other-key\nx-spy: spy\nauthorization: Bearer spy',
    ANTHROPIC_LOG: 'debug',
  });
  try {
    const { api, model } = await start([says('Hello')]);
    await ask(model);
    const { headers } = api.requests[0]!;
    expect(headers['x-api-key']).toBe(KEY);
    expect(headers['x-spy']).toBeUndefined();
    expect(headers.authorization).toBeUndefined();
    expect(JSON.stringify(headers)).not.toMatch(/other-|spy/);
  } finally {
    process.env = before;
  }
});

test('system, tools and the end of the conversation are marked for the cache', async () => {
  const { api, model } = await start([says('Hello')]);
  await ask(model, { tools: [{ ...readSpec, name: 'first' }, readSpec] });
  const cache = { type: 'ephemeral' };
  expect(api.requests[0]?.body).toMatchObject({
    model: 'claude-sonnet-5-5',
    max_tokens: 1_000,
    stream: true,
    system: [{ type: 'text', text: 'You write contracts.', cache_control: cache }],
    tools: [{ name: 'first' }, { name: 'read_spec', cache_control: cache }],
    messages: [{ role: 'user', content: [{ text: 'Write one.', cache_control: cache }] }],
    thinking: { type: 'adaptive' },
    tool_choice: { type: 'auto' },
  });
  expect(api.requests[0]?.text.match(/cache_control/g)).toHaveLength(3);
});

test('thoughts go back as they were, to the model that had them only', async () => {
  const thinking = { kind: 'thinking', text: 'Hm.', signature: 'abc' } as const;
  const redacted = { kind: 'redacted', data: 'xyz' } as const;
  const call = { kind: 'call', name: 'read_spec', input: { path: 'a' }, id: 'toolu_7' } as const;
  const script: AnswerStep[] = [
    { kind: 'answer', parts: [thinking, redacted, call] },
    says('Done.'),
    says('Done.'),
  ];
  const { api, model } = await start(script);
  const first = await ask(model, { tools: [readSpec] });
  // As a run that is kept comes back.
  const messages = JSON.parse(
    JSON.stringify([
      ...request().messages,
      { role: 'assistant', parts: first.parts },
      {
        role: 'user',
        parts: [
          { kind: 'text', text: 'Go on.' },
          { kind: 'result', call: 'toolu_7', text: 'A spec.', isError: true },
        ],
      },
    ]),
  ) as ModelMessage[];
  await ask(model, { messages, tools: [readSpec] });
  const thoughts = [
    { type: 'thinking', thinking: 'Hm.', signature: 'abc' },
    { type: 'redacted_thinking', data: 'xyz' },
  ];
  const used = { type: 'tool_use', id: 'toolu_7', name: 'read_spec', input: { path: 'a' } };
  expect(api.requests[1]?.body.messages?.slice(1)).toEqual([
    { role: 'assistant', content: [...thoughts, used] },
    {
      role: 'user',
      content: [
        { type: 'tool_result', tool_use_id: 'toolu_7', content: 'A spec.', is_error: true },
        { type: 'text', text: 'Go on.', cache_control: { type: 'ephemeral' } },
      ],
    },
  ]);
  const other = claudeModel({
    key: () => Promise.resolve(KEY),
    model: 'claude-opus-5-5',
    baseUrl: api.url,
    log: () => undefined,
  });
  await ask(other, { messages, tools: [readSpec] });
  expect(api.requests[2]?.body.messages?.[1]?.content).toEqual([used]);
});

test('thoughts that do not belong to the conversation any more are left out', async () => {
  const { api, model } = await start([
    fails(
      400,
      {},
      'messages.1.content.0: Invalid `signature` in `thinking` block. The block is bound to a different conversation.',
    ),
    says('Done.'),
    fails(400, {}, 'messages.1: `thinking` block of another kind.'),
    fails(400, {}, 'messages.1: `thinking` block of another kind.'),
  ]);
  const value = {
    claude: 'claude-sonnet-5-5',
    block: { type: 'thinking', thinking: 'Hm.', signature: 'abc' },
  };
  const messages: ModelMessage[] = [
    ...request().messages,
    {
      role: 'assistant',
      parts: [
        { kind: 'opaque', value },
        { kind: 'text', text: 'So.' },
      ],
    },
    ...request().messages,
  ];
  expect((await ask(model, { messages })).parts).toEqual([{ kind: 'text', text: 'Done.' }]);
  expect(api.requests.map(({ text }) => text.includes('Hm.'))).toEqual([true, false]);
  expect((await errorOf(ask(model, { messages }))).kind).toBe('request');
  expect(api.requests).toHaveLength(4);
});

test('a call that must be is asked for in words, and later turns repeat those words', async () => {
  const { api, model } = await start([calls('propose', {}, {}), says('Done.')]);
  const first = await ask(model, { tools: [readSpec], mustCall: 'propose' });
  const messages: ModelMessage[] = [
    ...request().messages,
    { role: 'assistant', parts: first.parts },
    { role: 'user', parts: [{ kind: 'result', call: 'toolu_1_0', text: 'No.', isError: true }] },
  ];
  await ask(model, { messages, tools: [readSpec] });
  const [one, two] = api.requests.map(({ body }) => body);
  expect(one?.tool_choice).toEqual({ type: 'auto' });
  const asked = (one?.messages?.[0]?.content as { text: string }[]).map(({ text }) => text);
  expect(asked).toEqual([
    'Write one.',
    'Your next answer must call the tool `propose`. Call no other tool.',
  ]);
  expect((two?.messages?.[0]?.content as { text: string }[]).map(({ text }) => text)).toEqual(
    asked,
  );
  expect(two?.messages?.[1]?.content).toHaveLength(1);
});

test('models that must be told how much to think are told, unless their thoughts are gone', async () => {
  const { api, model } = await start(() => says('Done.'), { model: 'claude-haiku-4-5-20251001' });
  await ask(model, { maxTokens: 8_000 });
  await ask(model, { maxTokens: 1_000 });
  const messages: ModelMessage[] = [
    ...request().messages,
    {
      role: 'assistant',
      parts: [{ kind: 'call', id: 'x', name: 'read_spec', input: 'no object' }],
    },
    { role: 'user', parts: [{ kind: 'result', call: 'x', text: 'A spec.', isError: false }] },
  ];
  await ask(model, { messages, maxTokens: 8_000 });
  expect(api.requests.map(({ body }) => body.thinking)).toEqual([
    { type: 'enabled', budget_tokens: 4_000 },
    undefined,
    undefined,
  ]);
  expect(api.requests[2]?.body.messages?.[1]?.content).toMatchObject([{ input: {} }]);
});

test('prices hold where they are asked for only', () => {
  const options = { key: () => Promise.resolve(null), log: () => undefined };
  const plain = claudeModel(options);
  expect(plain.host).toBe('api.anthropic.com');
  expect(plain.price).toEqual({ input: 2, output: 10, cacheRead: 0.1, cacheWrite: 2.5 });
  expect(plain.window).toBe(1_000_000);
  expect(claudeModel({ ...options, baseUrl: 'https://llm.example.com/v1' }).price).toBeUndefined();
  const unknown = claudeModel({ ...options, model: '__proto__' });
  expect([unknown.price, unknown.window]).toEqual([undefined, 100_000]);
  expect(claudeModel({ ...options, model: 'x', price: { input: 1, output: 2 } }).price).toEqual({
    input: 1,
    output: 2,
    cacheRead: 0.1,
    cacheWrite: 1.25,
  });
});

test.each([
  ['ftp://example.com', /no address of a web server/],
  ['example.com', /no address of a web server/],
  ['http://example.com', /must begin with https/],
  ['http://127.0.0.1.example.com', /must begin with https/],
  ['http://10.0.0.1', /must begin with https/],
  ['https://user:secret@example.com', /must not hold a user/],
  ['https://example.com?key=1', /must not have a query/],
])('the base URL %s is refused', (baseUrl, reason) => {
  const options = { key: () => Promise.resolve(KEY), log: () => undefined };
  expect(() => claudeModel({ ...options, baseUrl })).toThrow(reason);
});

test.each([
  'https://example.com/llm/',
  'http://localhost:1',
  'http://127.0.0.2:1',
  'http://[::1]:1',
])('the base URL %s is taken', (baseUrl) => {
  const options = { key: () => Promise.resolve(KEY), log: () => undefined };
  expect(claudeModel({ ...options, baseUrl }).host).toBe(new URL(baseUrl).host);
});

test.each([
  [null, /There is no key for 127\.0\.0\.1/],
  ['  ', /There is no key/],
  ['sk-canary-\u00e9', /characters that no key has/],
])('without a key nothing is sent: %j', async (key, reason) => {
  const { api, model } = await start([says('Hello')], { key: () => Promise.resolve(key) });
  const { kind, message } = await errorOf(ask(model));
  expect(kind).toBe('key');
  expect(message).toMatch(reason);
  expect(api.requests).toEqual([]);
});

test.each([
  [400, 'request', /does not take the request \(400\)\. It says: Because\./],
  [401, 'key', /does not take the key/],
  [403, 'key', /may not use this/],
  [404, 'request', /has no model “claude-sonnet-5-5”/],
  [413, 'request', /too large/],
] as const)('an error %i is said at once', async (status, kind, message) => {
  const { api, model } = await start([fails(status, {}, 'Because.')]);
  expect(await errorOf(ask(model))).toEqual({ kind, message: expect.stringMatching(message) });
  expect(api.requests).toHaveLength(1);
});

test('what an error says is shown without the key, and short', async () => {
  const { model } = await start([fails(401, {}, `Bad ${KEY}\n${'x'.repeat(10_000)}`)]);
  const { message } = await errorOf(ask(model));
  expect(message.length).toBeLessThan(500);
  expect(message).toContain('Bad … xxx');
});

test('errors that pass are tried again, after the time that the server says', async () => {
  const { api, model } = await start([
    fails(429, { 'retry-after-ms': '300' }),
    fails(529, { 'retry-after-ms': '1' }),
    { kind: 'cut' },
    says('Hello'),
  ]);
  const started = performance.now();
  expect((await ask(model)).parts).toEqual([{ kind: 'text', text: 'Hello' }]);
  expect(performance.now() - started).toBeGreaterThan(290);
  expect(api.requests).toHaveLength(4);
});

test.each([
  [429, 'rate'],
  [529, 'overloaded'],
  [500, 'network'],
] as const)('an error %i that stays is said after three tries', async (status, kind) => {
  const { api, model } = await start(() => fails(status, { 'retry-after-ms': '1' }));
  expect((await errorOf(ask(model))).kind).toBe(kind);
  expect(api.requests).toHaveLength(4);
});

test('nobody waits for an hour', async () => {
  const { api, model } = await start([fails(429, { 'retry-after': '3600' })]);
  const { kind, message } = await errorOf(ask(model));
  expect(kind).toBe('rate');
  expect(message).toContain('try again in 3600 s');
  expect(api.requests).toHaveLength(1);
});

test.each([
  ['overloaded', 'overloaded', /too much to do/],
  ['failed', 'network', /stopped in its answer with an error/],
  ['cut', 'network', /broke off/],
  ['end', 'malformed', /is no answer/],
  ['malformed', 'malformed', /is no answer/],
  ['strange', 'malformed', /is no answer/],
  ['endless', 'malformed', /did not end/],
  ['endless-line', 'malformed', /did not end/],
  ['endless-parts', 'malformed', /too many parts/],
  ['hang', 'network', /nothing more came/],
] as const)('a stream that goes wrong is said: %s', async (fault, kind, message) => {
  const { api, model } = await start([says('Hello there', { fault: { after: 4, kind: fault } })], {
    limits: { silence: 500 },
  });
  expect(await errorOf(ask(model))).toEqual({ kind, message: expect.stringMatching(message) });
  await expect.poll(() => api.requests[0]?.isOver).toBe(true);
  expect(api.requests).toHaveLength(1);
  expect(api.requests[0]?.sent).toBeLessThan(32 * 1_024 * 1_024);
});

test.each([
  ['{"path": "a', 'tool_use'],
  ['{"path": nonsense}', 'tool_use'],
  ['{"path": "a"} and more', 'tool_use'],
])('a call with an input that is no JSON is malformed: %s', async (json, stop) => {
  const parts = [{ kind: 'call', name: 'read_spec', json }] as const;
  const { model } = await start([{ kind: 'answer', parts, stop }]);
  expect((await errorOf(ask(model))).kind).toBe('malformed');
});

test('a call that the limit cut off is none', async () => {
  const parts = [
    { kind: 'text', text: 'Here:' },
    { kind: 'call', name: 'propose', json: '{"files": [{"path": "a' },
  ] as const;
  const { model } = await start([{ kind: 'answer', parts, stop: 'max_tokens' }]);
  expect(await ask(model)).toMatchObject({
    stop: 'length',
    parts: [{ kind: 'text', text: 'Here:' }],
  });
});

test('a refusal is one', async () => {
  const { model } = await start([says('', { stop: 'refusal' })]);
  expect(await ask(model)).toMatchObject({ stop: 'refusal', parts: [] });
});

test('an answer that is no stream is malformed', async () => {
  const headers = { 'content-type': 'text/html' };
  const { model } = await start([{ kind: 'raw', headers, body: '<h1>Log in</h1>' }]);
  expect((await errorOf(ask(model))).kind).toBe('malformed');
});

test('a redirect is not followed, and the other host hears nothing', async () => {
  const other = await startMessagesApi([says('Caught')]);
  open.push(other);
  for (const status of [301, 302, 307, 308]) {
    const { api, model } = await start([
      { kind: 'redirect', status, location: `${other.url}/v1/messages` },
    ]);
    const { kind, message } = await errorOf(ask(model));
    expect(kind).toBe('network');
    expect(message).toContain('where the key does not go');
    expect(api.requests).toHaveLength(1);
  }
  expect(other.requests).toEqual([]);
});

test('a host that is not there is said', async () => {
  const { api, model } = await start([]);
  await api.close();
  const { kind, message } = await errorOf(ask(model));
  expect(kind).toBe('network');
  expect(message).toMatch(/cannot be reached \(ECONNREFUSED\)/);
});

test.each(['endless', 'hang'] as const)('cancelling stops the request itself: %s', async (kind) => {
  const { api, model } = await start([says('Hello', { fault: { after: 4, kind } })]);
  const token = { isCancellationRequested: false };
  const answer = errorOf(model.ask(request(), deaf, token));
  await expect.poll(() => api.requests.length).toBe(1);
  token.isCancellationRequested = true;
  expect((await answer).kind).toBe('cancelled');
  await expect.poll(() => api.requests[0]?.isAborted).toBe(true);
});

test('cancelling ends a request that nobody answers, and the waiting for a next one', async () => {
  for (const step of [{ kind: 'hang' } as const, fails(429, { 'retry-after': '50' })]) {
    const { api, model } = await start(() => step);
    const token = { isCancellationRequested: false };
    const answer = errorOf(model.ask(request(), deaf, token));
    await expect.poll(() => api.requests.length).toBe(1);
    token.isCancellationRequested = true;
    expect((await answer).kind).toBe('cancelled');
    await expect.poll(() => api.requests[0]?.isOver).toBe(true);
    expect(api.requests).toHaveLength(1);
  }
});

test('what is cancelled while people look for the key is not sent', async () => {
  const token = { isCancellationRequested: false };
  const { api, model } = await start([says('Hello')], {
    key: () => {
      token.isCancellationRequested = true;
      return Promise.resolve(KEY);
    },
  });
  expect((await errorOf(model.ask(request(), deaf, token))).kind).toBe('cancelled');
  expect(api.requests).toEqual([]);
});

test('an answer is the same in whatever pieces it comes', async () => {
  const anyText = fc.string({ unit: 'grapheme', minLength: 1 });
  const part = fc.oneof(
    anyText.map((text) => ({ kind: 'text' as const, text })),
    fc
      .record({
        name: fc.constantFrom('read_spec', 'propose'),
        input: fc.dictionary(anyText, fc.jsonValue()),
      })
      .map((call) => ({ kind: 'call' as const, ...call })),
  );
  const answers = fc.record({
    parts: fc.array(part, { minLength: 1, maxLength: 6 }),
    piece: fc.integer({ min: 1, max: 40 }),
  });
  let answer: AnswerStep = says('');
  const { model } = await start(() => answer);
  await fc.assert(
    fc.asyncProperty(answers, async ({ parts, piece }) => {
      answer = { kind: 'answer', parts, piece };
      const { parts: got, stop } = await ask(model);
      expect(
        got.map((one) =>
          one.kind === 'call' ? { kind: one.kind, name: one.name, input: one.input } : one,
        ),
      ).toEqual(JSON.parse(JSON.stringify(parts)));
      expect(stop).toBe(parts.some(({ kind }) => kind === 'call') ? 'calls' : 'end');
    }),
    { numRuns: 40 },
  );
});

test('what is cancelled before is not sent', async () => {
  const { api, model } = await start([says('Hello')]);
  const token = { isCancellationRequested: true };
  expect((await errorOf(model.ask(request(), deaf, token))).kind).toBe('cancelled');
  expect(api.requests).toEqual([]);
});

test('a request that takes too long in all is given up', async () => {
  const { api, model } = await start(() => ({ kind: 'hang' }), {
    limits: { begin: 200, whole: 900 },
  });
  const { kind, message } = await errorOf(ask(model));
  expect(kind).toBe('network');
  expect(message).toMatch(/took too long|did not answer in time/);
  await expect.poll(() => api.requests.every(({ isOver }) => isOver)).toBe(true);
});

test('nothing is printed', async () => {
  const said: unknown[] = [];
  const before = { ...console };
  for (const name of ['log', 'info', 'warn', 'error', 'debug'] as const)
    console[name] = (...all) => said.push(all);
  try {
    const { model } = await start([says('Hello', { fault: { after: 4, kind: 'malformed' } })]);
    await errorOf(ask(model));
  } finally {
    Object.assign(console, before);
  }
  expect(said).toEqual([]);
});
