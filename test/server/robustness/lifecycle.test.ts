import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { brokenContract, cleanContract } from '../hosts/lsp/contract-text.ts';
import { RawClient, type Message } from './raw-client.ts';

const uri = 'file:///a.odcs.yaml';
const textDocument = { uri };
const position = { line: 0, character: 0 };
const InvalidRequest = -32600;

let client: RawClient;

beforeEach(async () => {
  client = await RawClient.start();
});

afterEach(async () => {
  if (client.process.exitCode !== null) return;
  const exited = once(client.process, 'exit');
  client.process.kill();
  await exited;
});

function initialize(capabilities: object = {}): Promise<Message> {
  return client.request('initialize', { processId: null, rootUri: null, capabilities });
}

async function start(): Promise<void> {
  await initialize();
  client.notify('initialized', {});
}

function request(id: number, method: string, params?: object): object {
  return { jsonrpc: '2.0', id, method, params };
}

function answerTo(id: number): Promise<Message> {
  return client.next((message) => message.id === id && message.method === undefined);
}

async function exitCode(): Promise<unknown> {
  const [code] = (await once(client.process, 'exit')) as [unknown];
  return code;
}

describe('initialize', () => {
  it.each([[['utf-8', 'utf-16']], [['utf-8']], [undefined]])(
    'says that positions count UTF-16 units, whatever is offered: %s',
    async (positionEncodings) => {
      const { result } = await initialize({ general: { positionEncodings } });
      expect(result).toMatchObject({ capabilities: { positionEncoding: 'utf-16' } });
    },
  );

  it('is answered once only', async () => {
    await start();
    expect((await initialize()).error?.code).toBe(InvalidRequest);
    expect((await client.request('shutdown', undefined)).result).toBeNull();
  });
});

describe('shutdown', () => {
  it('is the last request that is answered', async () => {
    await start();
    client.open(uri, cleanContract);
    client.send(
      request(1, 'textDocument/hover', { textDocument, position }),
      request(2, 'shutdown'),
      request(3, 'textDocument/hover', { textDocument, position }),
      request(4, 'shutdown'),
    );
    expect((await answerTo(1)).error).toBeUndefined();
    expect((await answerTo(2)).result).toBeNull();
    expect((await answerTo(3)).error?.code).toBe(InvalidRequest);
    expect((await answerTo(4)).error?.code).toBe(InvalidRequest);
    const exited = exitCode();
    client.notify('exit', undefined);
    expect(await exited).toBe(0);
  });

  it('ends the process when exit does not wait for the answer', async () => {
    await start();
    client.open(uri, brokenContract);
    const exited = exitCode();
    client.send(request(1, 'shutdown'), { jsonrpc: '2.0', method: 'exit' });
    expect(await exited).toBe(0);
  });

  it('is missed by who exits without it: the exit code says so', async () => {
    await start();
    const exited = exitCode();
    client.notify('exit', undefined);
    expect(await exited).toBe(1);
  });

  it('is not needed when the editor is gone', async () => {
    await start();
    const exited = exitCode();
    client.process.stdin.end();
    expect(await exited).toBe(1);
  });
});

describe('documents that come and go', () => {
  it('may be closed while a request about them waits', async () => {
    await start();
    client.open(uri, brokenContract);
    const all = { start: position, end: { line: 9, character: 0 } };
    client.send(
      request(1, 'textDocument/inlayHint', { textDocument, range: all }),
      request(2, 'textDocument/rename', { textDocument, position, newName: 'b' }),
      { jsonrpc: '2.0', method: 'textDocument/didClose', params: { textDocument } },
      request(3, 'textDocument/documentSymbol', { textDocument }),
    );
    expect((await answerTo(1)).error).toBeUndefined();
    expect(await answerTo(2)).toBeDefined();
    expect((await answerTo(3)).result).toEqual([]);
    client.open(uri, brokenContract);
    expect(
      (await client.request('textDocument/documentSymbol', { textDocument })).result,
    ).not.toEqual([]);
  });

  it('have the text that was sent last, also when its version goes back', async () => {
    await start();
    client.open(uri, cleanContract);
    const change = (version: number, text: string): object => ({
      jsonrpc: '2.0',
      method: 'textDocument/didChange',
      params: { textDocument: { uri, version }, contentChanges: [{ text }] },
    });
    client.send(change(9, cleanContract), change(3, brokenContract));
    const last = await client.next(({ method, params }) => {
      const published = params as { version?: number } | undefined;
      return method === 'textDocument/publishDiagnostics' && published?.version === 3;
    });
    expect(last.params).toMatchObject({ diagnostics: [{ code: 'allowed-values' }] });
  });
});
