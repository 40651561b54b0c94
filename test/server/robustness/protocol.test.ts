import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cleanContract } from '../hosts/lsp/contract-text.ts';
import { damaged } from './damage.ts';
import { Random } from './random.ts';
import { framed, RawClient } from './raw-client.ts';

let client: RawClient;

beforeEach(async () => {
  client = await RawClient.start();
});

afterEach(async () => {
  const exited = once(client.process, 'exit');
  client.process.kill();
  await exited;
});

const uri = 'file:///a.odcs.yaml';
const InvalidRequest = -32600;
const MethodNotFound = -32601;
const InvalidParams = -32602;
const ParseError = -32700;
const ServerNotInitialized = -32002;

async function initialize(): Promise<void> {
  await client.request('initialize', { processId: null, rootUri: null, capabilities: {} });
  client.send({ jsonrpc: '2.0', method: 'initialized', params: {} });
}

async function alive(): Promise<void> {
  expect(await client.request('textDocument/hover', positionIn(uri))).toMatchObject({});
}

function positionIn(of: string): object {
  return { textDocument: { uri: of }, position: { line: 0, character: 0 } };
}

describe('malformed messages', () => {
  it('answers a request before initialize with its own error', async () => {
    const { error } = await client.request('textDocument/hover', positionIn(uri));
    expect(error?.code).toBe(ServerNotInitialized);
  });

  it('answers an unknown method', async () => {
    await initialize();
    expect((await client.request('textDocument/nothing', {})).error?.code).toBe(MethodNotFound);
    client.send({ jsonrpc: '2.0', method: 'nothing/atAll' });
    await alive();
  });

  it.each([
    ['no parameters', undefined],
    ['a list', []],
    ['no document', { position: { line: 0, character: 0 } }],
    ['no position', { textDocument: { uri } }],
    ['a negative line', { textDocument: { uri }, position: { line: -1, character: 0 } }],
    ['a fraction', { textDocument: { uri }, position: { line: 0.5, character: 0 } }],
    ['words', { textDocument: { uri }, position: { line: 'one', character: null } }],
    ['a number for a URI', { textDocument: { uri: 4 }, position: { line: 0, character: 0 } }],
  ])('answers invalid parameters: %s', async (_, params) => {
    await initialize();
    client.open(uri, cleanContract);
    expect((await client.request('textDocument/hover', params)).error?.code).toBe(InvalidParams);
    await alive();
  });

  it('answers text that is no JSON, and goes on', async () => {
    await initialize();
    client.raw('Content-Length: 9\r\n\r\n{"json": ');
    expect((await client.next((message) => message.error !== undefined)).error?.code).toBe(
      ParseError,
    );
    await alive();
  });

  it('answers JSON that is no message, and goes on', async () => {
    await initialize();
    client.send({ jsonrpc: '2.0', id: 77 });
    const answer = await client.next((message) => message.id === 77);
    expect(answer.error?.code).toBe(InvalidRequest);
    await alive();
  });

  it('goes on after headers that mean nothing', async () => {
    await initialize();
    client.raw('X-Nonsense: 1\r\nContent-Length: 2\r\n\r\n{}');
    await alive();
  });

  it('ignores edits of documents that are not open, versions that go back, and double opens', async () => {
    await initialize();
    client.notify('textDocument/didChange', {
      textDocument: { uri: 'file:///never.yaml', version: 2 },
      contentChanges: [{ text: 'a' }],
    });
    client.open(uri, cleanContract);
    client.open(uri, cleanContract);
    client.notify('textDocument/didChange', {
      textDocument: { uri, version: -4 },
      contentChanges: [{ text: cleanContract }],
    });
    client.notify('textDocument/didChange', {
      textDocument: { uri, version: 9 },
      contentChanges: [
        {
          range: { start: { line: 900, character: 900 }, end: { line: 901, character: 0 } },
          text: 'x',
        },
      ],
    });
    client.notify('textDocument/didClose', { textDocument: { uri: 'file:///never.yaml' } });
    await alive();
  });

  it.each([
    'file:///%00',
    'file:///..%2f..',
    'untitled:Untitled-1',
    'git:/a?b',
    'vscode-vfs://github/a',
    '',
    '%',
    'http://[',
    'file:///c%3A/x.odcs.yaml',
  ])('serves or ignores the URI %s', async (strange) => {
    await initialize();
    client.open(strange, cleanContract);
    expect(
      (await client.request('textDocument/documentLink', { textDocument: { uri: strange } })).error,
    ).toBeUndefined();
    client.notify('textDocument/didClose', { textDocument: { uri: strange } });
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: strange, type: 2 }] });
    await alive();
  });

  it('answers 10,000 damaged messages with results or the right errors', async () => {
    await initialize();
    client.open(uri, cleanContract);
    const random = new Random(7);
    for (let count = 0; count < 10_000; count++) {
      // Each has an id of its own, as the queue keeps one request of an id.
      const id = 1_000_000 + count;
      const params = positionIn(uri);
      const request = { jsonrpc: '2.0', id, method: 'textDocument/completion', params };
      client.raw(framed(damaged(JSON.stringify(request), random)));
    }
    await alive();
    const codes = client.messages.flatMap(({ error }) => error?.code ?? []);
    const right = new Set([ParseError, InvalidRequest, MethodNotFound, InvalidParams]);
    expect(new Set(codes)).toEqual(right);
  });
});
