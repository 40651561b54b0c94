import { afterEach, expect, it } from 'vitest';
import { runCli } from './cli/run-cli.ts';
import { cleanContract } from './lsp/contract-text.ts';
import { spawnServer } from './lsp/server-process.ts';
import { TestClient } from './lsp/test-client.ts';
import { tempFolder } from './temp-folder.ts';

/** Whoever looks at the clock finds that three seconds have gone: every rule seems slow. */
const code = 'let now = 0; performance.now = () => (now += 3000);';
const preload = `--import=data:text/javascript,${encodeURIComponent(code)}`;

let client: TestClient | undefined;

afterEach(async () => {
  await client?.stop();
  client = undefined;
});

it('the server stops rules that take too long, and does not call the file checked', async () => {
  client = await TestClient.start({}, await spawnServer([preload]));
  const uri = 'file:///a.odcs.yaml';
  client.open(uri, cleanContract);
  const diagnostics = await client.diagnostics(uri);
  expect(diagnostics.length).toBeGreaterThan(0);
  for (const one of diagnostics) {
    expect(one).toMatchObject({ code: 'rule-completes', severity: 1 });
    expect(one.message).toMatch(/^The rule [a-z-]+ took more than 2 seconds for this file/);
  }
  const messages = diagnostics.map(({ message }) => message);
  expect(new Set(messages).size).toBe(messages.length);
  expect(await client.request('dataengos/documentStatus', { uri })).toMatchObject({
    complete: false,
  });
});

it('the command line says the same on slow machines as on quick ones', async () => {
  const folder = tempFolder({ 'a.odcs.yaml': cleanContract });
  const { stdout, code } = await runCli(folder, ['lint'], { env: { NODE_OPTIONS: preload } });
  expect(stdout).toBe('Clean: 1 file checked.\n');
  expect(code).toBe(0);
});
