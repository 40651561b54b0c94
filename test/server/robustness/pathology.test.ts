import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { spawnServer } from '../hosts/lsp/server-process.ts';
import { TestClient } from '../hosts/lsp/test-client.ts';
import { checkPositions } from './check-positions.ts';
import { hardTexts } from './hard-texts.ts';

describe('texts made to be hard', () => {
  let client: TestClient;

  beforeAll(async () => {
    // The memory that a document may cost is bounded by the process, not by a measurement.
    client = await TestClient.start({}, await spawnServer(['--max-old-space-size=512']));
  });

  afterAll(async () => {
    await client.stop();
  });

  it.each(hardTexts)('$name', async ({ name, text, code }) => {
    const uri = `file:///${encodeURIComponent(name)}.odcs.yaml`;
    client.open(uri, text);
    // In long texts some rules wait for a pause; those that find nothing are not waited for.
    const diagnostics = await client.diagnostics(
      uri,
      (one) => code === undefined || one.diagnostics.some((found) => found.code === code),
    );
    checkPositions(diagnostics, text);
    const codes = diagnostics.map((one) => one.code);
    if (code === undefined)
      expect(codes.filter((one) => one === 'valid-yaml' || one === 'rule-completes')).toEqual([]);
    expect(diagnostics.length).toBeLessThanOrEqual(1_001);
    for (const method of ['textDocument/documentSymbol', 'textDocument/foldingRange']) {
      checkPositions(await client.request(method, { textDocument: { uri } }), text);
    }
    const position = { line: 3, character: 2 };
    await client.request('textDocument/completion', { textDocument: { uri }, position });
    await client.request('textDocument/hover', { textDocument: { uri }, position });
    client.notify('textDocument/didClose', { textDocument: { uri } });
    expect(client.log.filter((line) => line.includes(' failed: '))).toEqual([]);
  });
});
