import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { URI } from 'vscode-uri';
import { runCli, type CliResult } from './cli/run-cli.ts';
import { brokenContract, cleanContract } from './lsp/contract-text.ts';
import { spawnServer } from './lsp/server-process.ts';
import { TestClient } from './lsp/test-client.ts';
import { tempFolder } from './temp-folder.ts';

const preload = `--import=${pathToFileURL(join(import.meta.dirname, 'file-faults.mjs')).href}`;
const reasons = [
  ['EACCES', 'Its permissions do not allow it.'],
  ['EISDIR', 'It is a folder.'],
  ['EMFILE', 'Too many files are open.'],
  ['EIO', 'The system reports EIO.'],
] as const;
/** Each of its contracts but two cannot be read. */
const files = {
  ...Object.fromEntries(reasons.map(([code]) => [`${code}.odcs.yaml`, cleanContract])),
  'ENOENT.odcs.yaml': brokenContract,
  'EACCES/inside.odcs.yaml': brokenContract,
  'way-EACCES.odcs.yaml': brokenContract,
  'z.odcs.yaml': brokenContract,
};

describe('the command line', () => {
  const run = (...args: readonly string[]): Promise<CliResult> =>
    runCli(tempFolder(files), ['lint', ...args], { env: { NODE_OPTIONS: preload } });

  it('says which files are not checked and why, and checks the others', async () => {
    const { code, stdout } = await run('--format', 'json');
    const report = JSON.parse(stdout) as {
      readonly files: readonly { path: string; state: string; reason?: string }[];
      readonly summary: object;
    };
    const seen = new Map(report.files.map(({ path, state, reason }) => [path, reason ?? state]));
    expect(Object.fromEntries(seen)).toEqual({
      ...Object.fromEntries(reasons.map(([name, reason]) => [`${name}.odcs.yaml`, reason])),
      EACCES: 'Its permissions do not allow it.',
      'way-EACCES.odcs.yaml': 'checked',
      'z.odcs.yaml': 'checked',
    });
    expect(report.summary).toMatchObject({ checked: 2, notChecked: 5 });
    expect(code).toBe(1);
  });

  it('is never green', async () => {
    const folder = tempFolder({ 'EMFILE.odcs.yaml': cleanContract });
    const { code, stdout } = await runCli(folder, ['lint'], { env: { NODE_OPTIONS: preload } });
    expect(stdout).toContain('1 file not checked');
    expect(stdout).not.toContain('Clean');
    expect(code).toBe(1);
  });
});

describe('the language server', () => {
  let client: TestClient | undefined;

  afterEach(async () => {
    await client?.stop();
  });

  it('says which files are not checked and why, and checks the others', async () => {
    const folder = tempFolder(files);
    const uri = (name: string): string => URI.file(join(folder, name)).toString();
    client = await TestClient.start({ folders: [uri('')] }, await spawnServer([preload]));
    for (const [code, reason] of reasons) {
      const [first, ...others] = await client.diagnostics(uri(`${code}.odcs.yaml`));
      expect(first).toMatchObject({ message: `Not checked: ${reason}`, severity: 1 });
      expect(others).toEqual([]);
    }
    expect(await client.diagnostics(uri('z.odcs.yaml'))).toMatchObject([
      { code: 'allowed-values' },
    ]);
    expect(client.published.has(uri('ENOENT.odcs.yaml'))).toBe(false);
    expect(client.log.join('\n')).toContain('Its permissions do not allow it.');
  });

  it('does not take a file for gone whose way it cannot follow', async () => {
    const folder = tempFolder({ 'way-EACCES.odcs.yaml': brokenContract });
    const uri = URI.file(join(folder, 'way-EACCES.odcs.yaml')).toString();
    const folders = [URI.file(folder).toString()];
    client = await TestClient.start({ folders }, await spawnServer([preload]));
    await client.diagnostics(uri, (one) => one.diagnostics[0]?.code === 'allowed-values');
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] });
    const changed = await client.diagnostics(
      uri,
      (one) => one.diagnostics[0]?.code !== 'allowed-values',
    );
    expect(changed).toMatchObject([{ message: 'Not checked: Its permissions do not allow it.' }]);
  });
});
