import { beforeEach, expect, test, vi } from 'vitest';
import type { CommandContext } from '../../client/src/commands/command.ts';
import { exportFiles } from '../../client/src/commands/export-files.ts';
import type { ExportOutcome, ExportParams } from '../../server/src/hosts/lsp/protocol.ts';
import { person } from './fake-messages.ts';
import { fake, Uri } from './fake-vscode.ts';

const docs = {
  target: 'docs',
  folder: 'file:///w/exports/docs',
  files: 3,
  written: 3,
  leftOut: [],
} as unknown as ExportOutcome['targets'][number];
const written: ExportOutcome = {
  state: 'written',
  targets: [docs],
  reasons: [],
  errors: 0,
  changed: 0,
};

/** A server that answers with these outcomes, one after the other. */
function serverWith(...outcomes: readonly (ExportOutcome | null)[]) {
  const asked: ExportParams[] = [];
  const logged: string[] = [];
  let shown = 0;
  const context = {
    server: {
      state: 'running',
      request: (_method: string, params: ExportParams) => {
        asked.push(params);
        return Promise.resolve(outcomes[asked.length - 1] ?? null);
      },
    },
    log: {
      warn: (text: string) => logged.push(text),
      info: (text: string) => logged.push(text),
      show: () => shown++,
    },
  } as unknown as CommandContext;
  return { asked, logged, context, timesShown: () => shown };
}

beforeEach(() => person.reset());

test('nothing is asked or written in Restricted Mode', async () => {
  person.trusts = false;
  const { asked, context } = serverWith(written);
  await exportFiles(context, undefined);
  expect(asked).toEqual([]);
  expect(fake.warned).toEqual(['Nothing is exported in Restricted Mode.']);
});

test('asks what to export, for the folder that was clicked, and opens the documentation', async () => {
  person.picks = ['docs'];
  fake.pressed = 'Open Documentation';
  const { asked, context } = serverWith(written);
  await exportFiles(context, Uri.parse('file:///w/specs'));
  expect(asked).toEqual([{ targets: ['docs'], folder: 'file:///w' }]);
  await vi.waitFor(() => {
    expect(fake.shown).toEqual(['file:///w/exports/docs/README.md']);
  });
  expect(person.informed).toEqual(['Exported: docs.']);
});

test('nothing is asked when nobody chooses a target', async () => {
  const { asked, context } = serverWith(written);
  for (const picked of [undefined, []]) {
    person.picks = picked;
    await exportFiles(context, undefined);
  }
  expect(asked).toEqual([]);
});

test('errors lead to the problems', async () => {
  person.picks = ['docs'];
  fake.pressed = 'Show Problems';
  const reasons = [{ path: '/w/a.odcs.yaml', message: 'It is wrong.' }];
  const { logged, context } = serverWith({ ...written, state: 'refused', reasons, errors: 1 });
  await exportFiles(context, undefined);
  await vi.waitFor(() => {
    expect(fake.commands).toEqual([['workbench.actions.view.problems']]);
  });
  expect(logged).toEqual(['Not exported: /w/a.odcs.yaml: It is wrong.']);
  expect(fake.warned).toEqual(['Nothing was exported: there is 1 error in the workspace.']);
});

test('what people have changed is replaced only after they say so', async () => {
  person.picks = ['docs'];
  const reasons = [{ path: '/w/exports/docs/README.md', message: 'Somebody has changed it.' }];
  const refused: ExportOutcome = { ...written, state: 'refused', reasons, changed: 1 };
  const closed = serverWith(refused, written);
  await exportFiles(closed.context, undefined);
  expect(closed.asked).toEqual([{ targets: ['docs'], folder: 'file:///w' }]);
  fake.pressed = 'Replace Them';
  const agreed = serverWith(refused, written);
  await exportFiles(agreed.context, undefined);
  await vi.waitFor(() => {
    expect(agreed.asked.at(-1)).toEqual({ targets: ['docs'], folder: 'file:///w', force: true });
  });
});

test('replacing is not offered while something else is in the way', async () => {
  person.picks = ['docs'];
  fake.pressed = 'Replace Them';
  const reasons = [
    { path: '/w/a.sql', message: 'Logic is still to be written here.' },
    { path: '/w/exports/docs/README.md', message: 'Somebody has changed it.' },
  ];
  const both = serverWith({ ...written, state: 'refused', reasons, changed: 1 }, written);
  await exportFiles(both.context, undefined);
  await vi.waitFor(() => {
    expect(person.buttons).toEqual(['Show Log']);
  });
  expect(both.asked).toHaveLength(1);
});

test('says so when the server does not answer', async () => {
  person.picks = ['docs'];
  await exportFiles(serverWith(null).context, undefined);
  expect(fake.said).toEqual(['The language server does not answer.']);
});
