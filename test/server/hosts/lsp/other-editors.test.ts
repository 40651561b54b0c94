import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { URI } from 'vscode-uri';
import { brokenContract } from './contract-text.ts';
import { TestClient, type ClientOptions } from './test-client.ts';

const folders: string[] = [];
let client: TestClient | undefined;

afterEach(async () => {
  await client?.stop();
  client = undefined;
  for (const one of folders.splice(0)) rmSync(one, { recursive: true });
});

/** A folder on disk that holds a broken contract at each of the paths. */
function folderWith(...paths: string[]): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'dataengos-')));
  folders.push(folder);
  write(folder, ...paths);
  return folder;
}

function write(folder: string, ...paths: string[]): void {
  for (const path of paths) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), brokenContract);
  }
}

function uriOf(...path: string[]): string {
  return URI.file(join(...path)).toString();
}

async function start(options: ClientOptions): Promise<TestClient> {
  return (client = await TestClient.start(options));
}

describe('an editor that refuses what it is asked', () => {
  it.each(['client/registerCapability', 'workspace/configuration'])(
    'is served all the same: %s',
    async (method) => {
      const folder = folderWith('a.odcs.yaml');
      const editor = await start({ folders: [uriOf(folder)], refused: [method] });
      expect(await editor.diagnostics(uriOf(folder, 'a.odcs.yaml'))).not.toEqual([]);
    },
  );

  it('is not asked to pull again when it cannot', async () => {
    const editor = await start({
      initializationOptions: { diagnostics: 'pull' },
      refused: ['workspace/diagnostic/refresh'],
    });
    editor.settings = { lint: { preset: 'strict' } };
    editor.notify('workspace/didChangeConfiguration', { settings: null });
    editor.open('file:///a.odcs.yaml', brokenContract);
    const params = { textDocument: { uri: 'file:///a.odcs.yaml' } };
    expect(await editor.request('textDocument/diagnostic', params)).toMatchObject({ kind: 'full' });
    expect(editor.process.exitCode).toBeNull();
  });
});

describe('names of files', () => {
  const path = "a b+c@d(é)#'%41/ü x#1%20&=.odcs.yaml";

  it('are written as VS Code writes them', async () => {
    const folder = folderWith(path);
    const editor = await start({ folders: [uriOf(folder)] });
    expect(await editor.diagnostics(uriOf(folder, path))).not.toEqual([]);
  });

  it('mean the same file however they are escaped', async () => {
    const folder = folderWith(path);
    const editor = await start({ folders: [`file://${folder}`] });
    await editor.diagnostics(uriOf(folder, path));
    const escaped = `file://${encodeURI(join(folder, path)).replaceAll('#', '%23')}`;
    expect(escaped).not.toBe(uriOf(folder, path));
    editor.open(escaped, brokenContract, 'odcs', 7);
    await editor.diagnostics(uriOf(folder, path), ({ version }) => version === 7);
    expect([...editor.published.keys()]).toEqual([uriOf(folder, path)]);
  });

  it('that cannot be decoded do no harm', async () => {
    const folder = folderWith('a.odcs.yaml');
    const editor = await start({ folders: [uriOf(folder)] });
    editor.notify('workspace/didChangeWatchedFiles', {
      changes: [{ uri: `${uriOf(folder)}/%zz.odcs.yaml`, type: 1 }],
    });
    expect(await editor.diagnostics(uriOf(folder, 'a.odcs.yaml'))).not.toEqual([]);
    expect(await editor.request('dataengos/debugInfo', {})).toContain('open documents: 0');
  });
});

describe('the disk', () => {
  it('may change in thousands of places at once', async () => {
    const folder = folderWith('first.odcs.yaml');
    const editor = await start({ folders: [uriOf(folder)] });
    await editor.diagnostics(uriOf(folder, 'first.odcs.yaml'));
    const names = Array.from({ length: 2000 }, (_, index) => `${String(index)}.odcs.yaml`);
    for (const name of names) writeFileSync(join(folder, name), brokenContract);
    const changes = names.map((name) => ({ uri: uriOf(folder, name), type: 1 }));
    editor.notify('workspace/didChangeWatchedFiles', { changes });
    // The editor is served meanwhile: most files have not been looked at yet.
    await editor.request('dataengos/debugInfo', {});
    expect(editor.published.size).toBeLessThan(1000);
    const last = await editor.diagnostics(uriOf(folder, '1999.odcs.yaml'));
    expect(last.map(({ message }) => message).join()).not.toContain('Not checked');
  });

  it('may lose a folder with all its files', async () => {
    const folder = folderWith('gone/deep/a.odcs.yaml', 'gone-not/b.odcs.yaml');
    const editor = await start({ folders: [uriOf(folder)] });
    await editor.diagnostics(uriOf(folder, 'gone-not/b.odcs.yaml'));
    rmSync(join(folder, 'gone'), { recursive: true });
    const changes = [{ uri: uriOf(folder, 'gone'), type: 3 }];
    editor.notify('workspace/didChangeWatchedFiles', { changes });
    const gone = uriOf(folder, 'gone/deep/a.odcs.yaml');
    await editor.diagnostics(gone, ({ diagnostics }) => diagnostics.length === 0);
    expect(editor.published.get(uriOf(folder, 'gone-not/b.odcs.yaml'))?.diagnostics).not.toEqual(
      [],
    );
  });

  it('may get a folder with files of which nobody tells', async () => {
    const folder = folderWith('b.odcs.yaml', '.dataengosignore');
    writeFileSync(join(folder, '.dataengosignore'), 'made/\n');
    const editor = await start({ folders: [uriOf(folder)] });
    await editor.diagnostics(uriOf(folder, 'b.odcs.yaml'));
    write(folder, 'new/deep/a.odcs.yaml', 'made/c.odcs.yaml');
    const changes = ['new', 'made'].map((name) => ({ uri: uriOf(folder, name), type: 1 }));
    editor.notify('workspace/didChangeWatchedFiles', { changes });
    const found = uriOf(folder, 'new/deep/a.odcs.yaml');
    expect(await editor.diagnostics(found)).not.toEqual([]);
    // Somebody was still at it.
    write(folder, 'new/deeper/d.odcs.yaml');
    expect(await editor.diagnostics(uriOf(folder, 'new/deeper/d.odcs.yaml'))).not.toEqual([]);
    expect([...editor.published.keys()]).not.toContain(uriOf(folder, 'made/c.odcs.yaml'));
  });

  it('may hold files that are ignored, and say so later', async () => {
    const folder = folderWith('made/a.odcs.yaml', 'b.odcs.yaml');
    writeFileSync(join(folder, '.dataengosignore'), 'made/\n');
    const editor = await start({ folders: [uriOf(folder)] });
    await editor.diagnostics(uriOf(folder, 'b.odcs.yaml'));
    const touched = ['made/a.odcs.yaml', 'b.odcs.yaml'].map((name) => uriOf(folder, name));
    writeFileSync(join(folder, 'b.odcs.yaml'), '');
    const changes = touched.map((uri) => ({ uri, type: 2 }));
    editor.notify('workspace/didChangeWatchedFiles', { changes });
    await editor.diagnostics(uriOf(folder, 'b.odcs.yaml'), ({ diagnostics }) =>
      diagnostics.every(({ code }) => code !== 'allowed-values'),
    );
    expect([...editor.published.keys()]).toEqual([uriOf(folder, 'b.odcs.yaml')]);
    rmSync(join(folder, '.dataengosignore'));
    editor.notify('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf(folder, '.dataengosignore'), type: 3 }],
    });
    expect(await editor.diagnostics(uriOf(folder, 'made/a.odcs.yaml'))).not.toEqual([]);
  });
});

describe('workspace folders', () => {
  it('are searched although another one is not there', async () => {
    const folder = folderWith('a.odcs.yaml');
    const editor = await start({ folders: ['file:///nowhere/at/all', uriOf(folder)] });
    expect(await editor.diagnostics(uriOf(folder, 'a.odcs.yaml'))).not.toEqual([]);
  });

  it('rule over what lies in them, not over an inner one', async () => {
    const folder = folderWith('a.odcs.yaml', 'inner/b.odcs.yaml', 'inner/c.odcs.yaml');
    const files = { include: ['**/b.odcs.yaml'] };
    writeFileSync(join(folder, 'inner/dataengos.json'), JSON.stringify({ files }));
    const editor = await start({ folders: [uriOf(folder), uriOf(folder, 'inner')] });
    await editor.diagnostics(uriOf(folder, 'a.odcs.yaml'));
    await editor.diagnostics(uriOf(folder, 'inner/b.odcs.yaml'));
    const asked = editor.published.has(uriOf(folder, 'inner/c.odcs.yaml'));
    expect(asked).toBe(false);
  });
});
