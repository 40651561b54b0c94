import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { brokenContract } from '../hosts/lsp/contract-text.ts';
import { RawClient, type Message } from './raw-client.ts';

const uri = 'file:///a.odcs.yaml';
const textDocument = { uri };
const RequestCancelled = -32800;
const InvalidRequest = -32600;
const EDITS = 200;
/** Between two edits (ms), as a fast typist makes them. */
const PACE = 20;

let client: RawClient;

beforeEach(async () => {
  client = await RawClient.start();
  await client.request('initialize', { processId: null, rootUri: null, capabilities: {} });
  client.notify('initialized', {});
  client.open(uri, brokenContract);
});

afterEach(async () => {
  const exited = once(client.process, 'exit');
  client.process.kill();
  await exited;
});

function edit(version: number): object {
  const start = { line: 0, character: 0 };
  const contentChanges = [{ range: { start, end: start }, text: '#' }];
  const params = { textDocument: { uri, version }, contentChanges };
  return { jsonrpc: '2.0', method: 'textDocument/didChange', params };
}

function complete(id: number): object {
  const params = { textDocument, position: { line: 1, character: 0 } };
  return { jsonrpc: '2.0', id, method: 'textDocument/completion', params };
}

function cancel(id: number): object {
  return { jsonrpc: '2.0', method: '$/cancelRequest', params: { id } };
}

function answersTo(id: number): readonly Message[] {
  return client.messages.filter((message) => message.id === id && message.method === undefined);
}

function publishedVersion(message: Message): number | undefined {
  if (message.method !== 'textDocument/publishDiagnostics') return undefined;
  return (message.params as { version?: number }).version;
}

describe('answers to somebody who types on', () => {
  it('come once each, and none of an old version after those of a newer one', async () => {
    for (let version = 2; version <= EDITS + 1; version++) {
      client.send(...(version > 2 ? [cancel(version - 1)] : []), edit(version), complete(version));
      await pause(PACE);
    }
    const newest = await client.next((message) => message.id === EDITS + 1);
    expect(newest.result).toBeInstanceOf(Array);
    await client.next((message) => publishedVersion(message) === EDITS + 1);
    for (let id = 2; id <= EDITS + 1; id++) {
      const [answer, ...more] = answersTo(id);
      expect(more).toEqual([]);
      if (answer?.error !== undefined) expect(answer.error.code).toBe(RequestCancelled);
      else expect(answer?.result).toBeInstanceOf(Array);
    }
    const versions = client.messages.flatMap((message) => publishedVersion(message) ?? []);
    expect(versions).toEqual(versions.toSorted((a, b) => a - b));
    expect(versions.at(-1)).toBe(EDITS + 1);
  });

  it('are refused without work when they are cancelled before their turn', async () => {
    const last = 50;
    const batch: object[] = [];
    for (let version = 2; version <= last; version++) {
      batch.push(...(version > 2 ? [cancel(version - 1)] : []), edit(version), complete(version));
    }
    client.send(...batch);
    const newest = await client.next((message) => message.id === last);
    expect(newest.result).toBeInstanceOf(Array);
    const codes = Array.from({ length: last - 2 }, (_, index) =>
      answersTo(index + 2).map(({ error }) => error?.code),
    );
    expect(codes).toEqual(codes.map(() => [RequestCancelled]));
    const information = await client.request('dataengos/debugInfo', {});
    expect(information.result).toContain('completion: 1 calls');
  });

  it('are not taken back by who cancels too late, twice, or what was never asked', async () => {
    client.send(cancel(4), complete(4));
    await client.next((message) => message.id === 4);
    client.send(cancel(4), cancel(4), cancel(-1));
    client.send({ jsonrpc: '2.0', method: '$/cancelRequest' });
    expect((await client.next(({ error }) => error !== undefined)).error?.code).toBe(
      InvalidRequest,
    );
    expect(
      (
        await client.request('textDocument/hover', {
          textDocument,
          position: { line: 0, character: 0 },
        })
      ).error,
    ).toBeUndefined();
    expect(answersTo(4)).toHaveLength(1);
  });
});
