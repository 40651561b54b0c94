import { join } from 'node:path';
import { URI } from 'vscode-uri';
import { expect, test } from 'vitest';
import { AnalysisHost } from '../../../../server/src/analysis/analysis-host.ts';
import { defaultSettings } from '../../../../server/src/analysis/default-settings.ts';
import type { SourceFile } from '../../../../server/src/analysis/ports.ts';
import { neverCancelled } from '../../../../server/src/base/cancellation.ts';
import { EditorSource } from '../../../../server/src/hosts/lsp/editor-source.ts';
import { OpenDocuments } from '../../../../server/src/hosts/lsp/documents.ts';
import { nodeFiles } from '../../../../server/src/hosts/lsp/node-files.ts';
import { defaultConfig } from '../../../../server/src/lint/config.ts';
import { LintEngine } from '../../../../server/src/lint/engine.ts';
import { contract } from '../../../../server/src/lint/example.ts';
import { odcs } from '../../../../server/src/spec/odcs/odcs.ts';
import { SpecIndex } from '../../../../server/src/spec/spec-index.ts';
import { tempFolder } from '../temp-folder.ts';

const FILES = {
  'specs/governance/naming.json': '{}',
  'specs/contracts/orders.odcs.yaml': contract(''),
  'specs/contracts/notes.yaml': 'a: 1\n',
  'sales/leads.odcs.yaml': contract(''),
  'dbt/dbt_project.yml': 'name: shop\n',
  'dbt/models/orders.sql': 'select 1\n',
};

const root = tempFolder(FILES);
const uriOf = (name: string): string => URI.file(join(root, name)).toString();

const none = (): void => undefined;

function sourceOf(
  { folders = [''], quarantined = '' } = {},
  open: Readonly<Record<string, string>> = {},
): EditorSource {
  const host = new AnalysisHost(new LintEngine(new SpecIndex(odcs), []), () => defaultConfig);
  for (const [name, text] of Object.entries(open)) {
    host.set(uriOf(name), text, { version: 1, assumed: true, maxSize: Infinity });
  }
  const documents = new OpenDocuments(host, () => Infinity, { changed: none, closed: none });
  return new EditorSource({
    context: { host, documents, isQuarantined: (uri) => uri === uriOf(quarantined) },
    files: nodeFiles(() => undefined),
    folders: folders.map((name) => uriOf(name).replace(/\/$/, '')),
    settings: () => defaultSettings,
    token: neverCancelled,
  });
}

async function names(files: AsyncIterable<SourceFile>): Promise<string[]> {
  const found: string[] = [];
  for await (const { path } of files) found.push(path);
  const all = new Map(Object.keys(FILES).map((name) => [uriOf(name), name]));
  return found.map((path) => all.get(path) ?? path);
}

test('finds contracts and policies, in the order of their paths', async () => {
  expect(await names(sourceOf().find())).toEqual([
    'sales/leads.odcs.yaml',
    'specs/contracts/orders.odcs.yaml',
    'specs/governance/naming.json',
  ]);
});

test('finds what policies hold for, where that is wanted', async () => {
  const found = await names(sourceOf().find(undefined, true));
  expect(found).toContain('dbt/models/orders.sql');
  expect(found).not.toContain('specs/contracts/notes.yaml');
});

test('what is around a folder is the rest', async () => {
  const paths = [uriOf('sales')];
  expect(await names(sourceOf().find(paths))).toEqual(['sales/leads.odcs.yaml']);
  expect(await names(sourceOf().around(paths))).toEqual([
    'specs/contracts/orders.odcs.yaml',
    'specs/governance/naming.json',
  ]);
  expect(await names(sourceOf().around())).toEqual([]);
});

test('a folder of the workspace in another one is searched once', async () => {
  const found = await names(sourceOf({ folders: ['', 'sales'] }).find());
  expect(found.filter((name) => name === 'sales/leads.odcs.yaml')).toHaveLength(1);
});

test('policies come with the projects of dbt', async () => {
  expect(await names(sourceOf().policies())).toEqual([
    'specs/governance/naming.json',
    'dbt/dbt_project.yml',
  ]);
  expect(await names(sourceOf({ folders: ['dbt'] }).policies())).toEqual([]);
});

test('what is open says what a file holds', async () => {
  const source = sourceOf({}, { 'sales/leads.odcs.yaml': 'kind: x\n' });
  expect(await source.lookUp(uriOf('sales/leads.odcs.yaml'))).toMatchObject({ text: 'kind: x\n' });
});

test('what is open and too large is not read from the disk instead', async () => {
  const large = 'x'.repeat(defaultSettings.files.maxSize * 1024 + 1);
  const source = sourceOf({}, { 'sales/leads.odcs.yaml': large });
  expect(await source.lookUp(uriOf('sales/leads.odcs.yaml'))).toMatchObject({ kind: 'unread' });
});

test('a file that took the server down is left alone', async () => {
  const source = sourceOf({ quarantined: 'sales/leads.odcs.yaml' });
  expect(await source.lookUp(uriOf('sales/leads.odcs.yaml'))).toMatchObject({ kind: 'unread' });
});

test('a file that is not there is missed, with its neighbours', async () => {
  expect(await sourceOf().lookUp(uriOf('sales/lead.odcs.yaml'))).toEqual({
    kind: 'missing',
    path: uriOf('sales/lead.odcs.yaml'),
    beside: [uriOf('sales/leads.odcs.yaml')],
  });
  expect(await sourceOf({ folders: ['dbt'] }).lookUp(uriOf('sales/leads.odcs.yaml'))).toBe(
    undefined,
  );
});

test('paths lead from file to file, inside the workspace', () => {
  const source = sourceOf();
  const from = uriOf('sales/leads.odcs.yaml');
  const to = uriOf('specs/contracts/orders.odcs.yaml');
  expect(source.pathTo(from, to)).toBe('../specs/contracts/orders.odcs.yaml');
  expect(source.resolveFile(from, '../specs/contracts/orders.odcs.yaml')).toBe(to);
  expect(source.resolveFile(from, '../../elsewhere.yaml')).toBe(undefined);
});

test('lists all files of a folder, whatever their names, but no excluded ones', async () => {
  const source = sourceOf();
  const list = async (name: string): Promise<string[]> =>
    (await source.list(uriOf(name).replace(/\/$/, ''))).map((uri) =>
      uri.slice(uriOf('').replace(/\/$/, '').length + 1),
    );
  expect(await list('')).toEqual(Object.keys(FILES).sort());
  expect(await list('specs/contracts')).toEqual([
    'specs/contracts/notes.yaml',
    'specs/contracts/orders.odcs.yaml',
  ]);
  expect(await list('dbt/dbt_project.yml')).toEqual([]);
  expect(await list('nothing')).toEqual([]);
  expect(await list('../outside')).toEqual([]);
});

test('knows the folder of the workspace that a file lies in', () => {
  const source = sourceOf({ folders: ['', 'sales'] });
  expect(source.folderOf(uriOf('sales/leads.odcs.yaml'))).toBe(uriOf('sales'));
  expect(source.folderOf(uriOf('../other/leads.odcs.yaml'))).toBeUndefined();
});
