import { beforeEach, expect, test } from 'vitest';
import * as vscode from 'vscode';
import { applyScaffold } from '../../../client/src/scaffold/apply-scaffold.ts';
import type { ScaffoldFile } from '../../../server/src/hosts/lsp/protocol.ts';
import { fake } from '../fake-vscode.ts';

const QUERY = 'file:///w/models/stg_orders.sql';
const MODELS = 'file:///w/models/models.yml';
const BASE = 'file:///w/.dataengos/base/models';

const query: ScaffoldFile = {
  ...{ uri: QUERY, before: null, after: 'select 1\n', edits: [], reasons: ['New.'] },
  base: { uri: `${BASE}/stg_orders.sql`, before: null, after: 'select 1\n' },
};
const at = { line: 1, character: 0 };
const models: ScaffoldFile = {
  ...{ uri: MODELS, before: 'a: 1\nb: 2\n', after: 'a: 1\nb: 3\n', reasons: [] },
  edits: [{ range: { start: at, end: { line: 2, character: 0 } }, newText: 'b: 3\n' }],
  base: { uri: `${BASE}/models.yml`, before: 'a: 1\n', after: 'b: 3\n' },
};

beforeEach(() => {
  fake.reset();
  fake.files.set(MODELS, 'a: 1\nb: 2\n');
  fake.files.set(`${BASE}/models.yml`, 'a: 1\n');
});

test('all is one edit, what is replaced as a whole is deleted first, and texts are saved', async () => {
  expect(await applyScaffold([query, models])).toBeUndefined();
  expect(fake.edits).toHaveLength(1);
  const [edit] = fake.edits;
  expect(edit?.deleted).toEqual([`${BASE}/models.yml`]);
  expect([...(edit?.created.keys() ?? [])].sort()).toEqual(
    [`${BASE}/models.yml`, `${BASE}/stg_orders.sql`, QUERY].sort(),
  );
  expect(fake.files.get(`${BASE}/models.yml`)).toBe('b: 3\n');
  expect(edit?.replaced).toEqual([{ uri: MODELS, line: 1, newText: 'b: 3\n' }]);
  expect(fake.saved).toEqual([MODELS]);
});

test('a file that only gets another base is not touched itself', async () => {
  await applyScaffold([{ ...models, after: 'a: 1\nb: 2\n', edits: [] }]);
  expect(fake.edits[0]?.replaced).toEqual([]);
  expect([...(fake.edits[0]?.created.keys() ?? [])]).toEqual([`${BASE}/models.yml`]);
  expect(fake.saved).toEqual([]);
});

test('ends of lines and a byte order mark, which the editor changes by itself, are no changes', async () => {
  fake.files.set(MODELS, '\uFEFFa: 1\r\nb: 2\n');
  expect(await applyScaffold([models])).toBeUndefined();
  expect(fake.edits).toHaveLength(1);
});

test.each([
  ['is another one on disk', () => fake.files.set(MODELS, 'a: 2\nb: 2\n'), MODELS],
  ['is gone', () => fake.files.delete(MODELS), MODELS],
  ['is there by now', () => fake.files.set(QUERY, 'select 2\n'), QUERY],
  [
    'has unsaved changes',
    () => {
      const open = { uri: vscode.Uri.parse(MODELS), getText: () => 'a: 1\n' };
      Object.assign(vscode.workspace, { textDocuments: [open] });
    },
    MODELS,
  ],
  ['has another base', () => fake.files.set(`${BASE}/models.yml`, 'a: 3\n'), `${BASE}/models.yml`],
  [
    'has its base by now',
    () => fake.files.set(`${BASE}/stg_orders.sql`, ''),
    `${BASE}/stg_orders.sql`,
  ],
])('where one file %s, nothing is written', async (_, happens, changed) => {
  happens();
  expect(await applyScaffold([query, models])).toEqual({ changed });
  expect(fake.edits).toEqual([]);
  expect(fake.saved).toEqual([]);
});

test('it tells when the editor does not write', async () => {
  fake.refuses = true;
  expect(await applyScaffold([query, models])).toEqual({});
  expect(fake.saved).toEqual([]);
});
