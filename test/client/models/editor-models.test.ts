import { beforeEach, expect, test } from 'vitest';
import type { LanguageModelChat } from 'vscode';
import {
  askEditorModel,
  describeModel,
  EditorModels,
} from '../../../client/src/models/editor-models.ts';
import type { ModelRequest } from '../../../server/src/hosts/lsp/protocol.ts';
import {
  FakeModel,
  FakeStorage,
  LanguageModelTextPart,
  LanguageModelToolCallPart,
  models,
} from '../fake-lm.ts';
import { person } from '../fake-phases.ts';
import { CancellationTokenSource } from '../fake-vscode.ts';

beforeEach(() => {
  person.reset();
  models.length = 0;
});

const request: ModelRequest = {
  system: 'Be brief.',
  messages: [
    { role: 'user', parts: [{ kind: 'text', text: 'Hello' }] },
    {
      role: 'assistant',
      parts: [
        { kind: 'opaque', value: { signature: 'x' } },
        { kind: 'call', id: '1', name: 'read_spec', input: { path: 'a' } },
      ],
    },
    {
      role: 'user',
      parts: [{ kind: 'result', call: '1', text: 'No such file.', isError: true }],
    },
  ],
  tools: [
    { name: 'read_spec', doc: 'Reads.', input: { type: 'object' } },
    { name: 'propose', doc: 'Proposes.', input: { type: 'object' } },
  ],
  mustCall: undefined,
  maxTokens: 1000,
};

function ask(model: FakeModel, wanted = request, source = new CancellationTokenSource()) {
  const pieces: string[] = [];
  const asked = askEditorModel(
    model as unknown as LanguageModelChat,
    wanted,
    (piece) => pieces.push(piece),
    source.token,
  );
  return asked.then((result) => ({ result, pieces }));
}

test('gives texts and calls, and tells of texts while they come', async () => {
  const model = new FakeModel('m');
  model.answer = [
    new LanguageModelTextPart('Let me '),
    new LanguageModelTextPart('look.'),
    new LanguageModelToolCallPart('2', 'read_spec', { path: 'b' }),
  ];
  const { result, pieces } = await ask(model);
  expect(pieces).toEqual(['Let me ', 'look.']);
  expect(result).toMatchObject({
    answer: {
      parts: [
        { kind: 'text', text: 'Let me look.' },
        { kind: 'call', id: '2', name: 'read_spec', input: { path: 'b' } },
      ],
      stop: 'calls',
      usage: { isEstimate: true, cacheRead: 0 },
    },
  });
});

test('sends instructions first, results as results, and nothing of other providers', async () => {
  const model = new FakeModel('m');
  model.answer = [new LanguageModelTextPart('x')];
  await ask(model);
  expect(model.asked[0]?.messages).toMatchObject([
    { role: 'user', content: 'Be brief.' },
    { role: 'user', content: [{ value: 'Hello' }] },
    { role: 'assistant', content: [{ callId: '1', name: 'read_spec' }] },
    { role: 'user', content: [{ callId: '1', content: [{ value: 'Error: No such file.' }] }] },
  ]);
  expect(JSON.stringify(model.asked[0]?.messages)).not.toContain('signature');
  expect(model.asked[0]?.options).toMatchObject({
    toolMode: 1,
    tools: [{ name: 'read_spec' }, {}],
  });
});

test('a call that has to be made is the only one that is offered', async () => {
  const model = new FakeModel('m');
  model.answer = [new LanguageModelToolCallPart('1', 'propose', {})];
  await ask(model, { ...request, mustCall: 'propose' });
  expect(model.asked[0]?.options).toMatchObject({ toolMode: 2 });
  const { tools } = model.asked[0]?.options as { readonly tools: readonly { name: string }[] };
  expect(tools.map(({ name }) => name)).toEqual(['propose']);
});

test('stops when it is cancelled', async () => {
  const model = new FakeModel('m');
  const source = new CancellationTokenSource();
  model.answer = [new LanguageModelTextPart('a'), new LanguageModelTextPart('b')];
  let pieces = 0;
  model.before = () => {
    if (++pieces === 2) source.cancel();
  };
  const { result, pieces: heard } = await ask(model, request, source);
  expect(heard).toEqual(['a']);
  expect(result).toMatchObject({ error: { kind: 'cancelled' } });
});

test.each([
  ['NoPermissions', 'x', 'unavailable'],
  ['Blocked', 'x', 'unavailable'],
  ['NotFound', 'x', 'unavailable'],
  ['ChatQuotaExceeded', 'x', 'rate'],
  ['Unknown', 'Rate limit exceeded', 'rate'],
  ['Unknown', 'socket hang up', 'network'],
])('an error %s (%s) is of the kind %s', async (code, message, kind) => {
  const model = new FakeModel('m');
  model.answer = Object.assign(new Error(message), { code });
  expect((await ask(model)).result).toMatchObject({ error: { kind } });
  model.answer = [new LanguageModelTextPart('half'), Object.assign(new Error(message), { code })];
  expect((await ask(model)).result).toMatchObject({ error: { kind } });
});

test('an empty answer is none', async () => {
  expect((await ask(new FakeModel('m'))).result).toMatchObject({ error: { kind: 'malformed' } });
});

function choosing() {
  return new EditorModels(new FakeStorage());
}

test('says what to do where the editor has no model', async () => {
  expect(await choosing().choose(undefined)).toMatch(/offers no language model\. Install/);
});

test('takes the model of the setting by id or family, and says when there is none', async () => {
  models.push(new FakeModel('a-1', 'a'), new FakeModel('b-1', 'b'));
  expect(await choosing().choose('b-1')).toBe(models[1]);
  expect(await choosing().choose('a')).toBe(models[0]);
  expect(await choosing().choose('c')).toMatch(/no language model c/);
});

test('asks once which model is meant, and remembers it', async () => {
  models.push(new FakeModel('a-1'), new FakeModel('b-1'));
  const own = choosing();
  person.picks = [undefined, 'B-1'];
  expect(await own.choose(undefined)).toBeUndefined();
  expect(await own.choose(undefined)).toBe(models[1]);
  expect(await own.choose(undefined)).toBe(models[1]);
  expect(person.shown).toHaveLength(2);
});

test('describes a model', () => {
  const model = new FakeModel('m') as unknown as LanguageModelChat;
  expect(describeModel(model)).toEqual({ id: 'm', vendor: 'scripted', window: 8000 });
});
