import { afterEach, describe, expect, it } from 'vitest';
import { URI } from 'vscode-uri';
import { CancellationTokenSource } from 'vscode-languageserver-protocol/node';
import { tempFolder } from '../temp-folder.ts';
import { brokenContract } from './contract-text.ts';
import { TestClient } from './test-client.ts';

const RequestCancelled = -32800;

let client: TestClient;

afterEach(async () => {
  await client.stop();
});

// What is cancelled before its turn is in test/server/robustness/staleness.test.ts.
describe('a request that is cancelled while its handler waits', () => {
  it('ends when the handler goes on: inlay hints', async () => {
    client = await TestClient.start({ settings: { physicalTypes: true } });
    let answer: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    const asked = new Promise<void>((resolve) => {
      client.connection.onRequest(
        'workspace/configuration',
        async ({ items }: { items: { scopeUri?: string }[] }) => {
          // Those of a document: the server waits for them before it can answer.
          if (items.some(({ scopeUri }) => scopeUri !== undefined)) {
            resolve();
            await held;
          }
          return items.map(() => client.settings);
        },
      );
    });
    const uri = 'file:///a.odcs.yaml';
    client.open(uri, brokenContract);
    const cancel = new CancellationTokenSource();
    const start = { line: 0, character: 0 };
    const params = { textDocument: { uri }, range: { start, end: start } };
    const hints = client.connection.sendRequest('textDocument/inlayHint', params, cancel.token);
    await asked;
    cancel.cancel();
    answer();
    await expect(hints).rejects.toMatchObject({ code: RequestCancelled });
    expect(await client.request('textDocument/inlayHint', params)).toEqual([]);
  });

  it('is not held any longer: diagnostics of the workspace', async () => {
    const folder = tempFolder({ 'a.odcs.yaml': brokenContract });
    client = await TestClient.start({
      folders: [URI.file(folder).toString()],
      initializationOptions: { diagnostics: 'pull' },
    });
    interface Report {
      readonly items: readonly { readonly uri: string; readonly resultId: string }[];
    }
    const ask = (previousResultIds: unknown[], token = new CancellationTokenSource().token) =>
      client.connection.sendRequest<Report>('workspace/diagnostic', { previousResultIds }, token);
    let report = await ask([]);
    while (report.items.length === 0) report = await ask([]);
    const cancel = new CancellationTokenSource();
    const held = ask(
      report.items.map(({ uri, resultId }) => ({ uri, value: resultId })),
      cancel.token,
    );
    // Its turn has come and it waits: an answer to a later request shows that.
    await client.request('workspace/symbol', { query: '' });
    cancel.cancel();
    await expect(held).rejects.toMatchObject({ code: RequestCancelled });
  });
});
