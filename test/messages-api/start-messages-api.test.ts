import Anthropic from '@anthropic-ai/sdk';
import { afterEach, expect, test } from 'vitest';
import {
  calls,
  fails,
  says,
  startMessagesApi,
  type MessagesApi,
  type Script,
} from './start-messages-api.ts';

const open: MessagesApi[] = [];

afterEach(async () => {
  for (const api of open.splice(0)) await api.close();
});

async function ask(script: Script): Promise<{ api: MessagesApi; client: Anthropic }> {
  const api = await startMessagesApi(script);
  open.push(api);
  return {
    api,
    client: new Anthropic({ apiKey: 'key', baseURL: api.url, maxRetries: 0, logLevel: 'off' }),
  };
}

const request = {
  model: 'claude-test',
  max_tokens: 100,
  messages: [{ role: 'user' as const, content: 'Hello' }],
};

test('the SDK reads what is streamed, and what is not', async () => {
  const answer = {
    kind: 'answer' as const,
    parts: [
      { kind: 'thinking' as const, text: 'Let me see, for a while.', signature: 'abc' },
      { kind: 'text' as const, text: 'Here is what I found for you.' },
      { kind: 'call' as const, name: 'read', input: { path: 'a "b"\n' }, id: 'toolu_x' },
    ],
    usage: { input: 7, output: 9, cacheRead: 11, cacheWrite: 13 },
  };
  const { client, api } = await ask([answer, answer]);
  const streamed = await client.messages.stream(request).finalMessage();
  expect(streamed.content).toMatchObject([
    { type: 'thinking', thinking: 'Let me see, for a while.', signature: 'abc' },
    { type: 'text', text: 'Here is what I found for you.' },
    { type: 'tool_use', name: 'read', input: { path: 'a "b"\n' } },
  ]);
  expect(streamed.stop_reason).toBe('tool_use');
  expect(streamed.usage).toMatchObject({
    input_tokens: 7,
    output_tokens: 9,
    cache_read_input_tokens: 11,
    cache_creation_input_tokens: 13,
  });
  const whole = await client.messages.create(request);
  expect(whole.content).toMatchObject(JSON.parse(JSON.stringify(streamed.content)) as object[]);
  expect(api.requests.map(({ path, body }) => [path, body.stream])).toEqual([
    ['/v1/messages', true],
    ['/v1/messages', undefined],
  ]);
});

test('scripts may look at what is asked', async () => {
  const { client } = await ask(({ messages }) =>
    messages?.length === 1 ? calls('next', {}) : says('done'),
  );
  expect((await client.messages.create(request)).stop_reason).toBe('tool_use');
});

test('errors are those of the API', async () => {
  const { client } = await ask([fails(429, { 'retry-after': '1' }), fails(529), fails(401)]);
  for (const status of [429, 529, 401])
    await expect(client.messages.create(request)).rejects.toMatchObject({ status });
  await expect(client.messages.create(request)).rejects.toThrow('The script is at its end.');
});

test.each(['overloaded', 'failed', 'cut', 'malformed'] as const)(
  'a stream may go wrong: %s',
  async (kind) => {
    const { client } = await ask([says('Hello there, you', { fault: { after: 4, kind } })]);
    await expect(client.messages.stream(request).finalMessage()).rejects.toThrow();
  },
);

test('what is given up is known', async () => {
  const { client, api } = await ask([says('', { fault: { after: 3, kind: 'endless' } })]);
  const stream = client.messages.stream(request);
  await stream.emitted('text');
  stream.abort();
  await expect(stream.finalMessage()).rejects.toThrow();
  await expect.poll(() => api.requests[0]?.isAborted).toBe(true);
});
