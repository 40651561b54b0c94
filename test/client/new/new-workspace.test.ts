import { beforeEach, expect, test, vi } from 'vitest';
import { newDomain } from '../../../client/src/commands/new-domain.ts';
import { newWorkspace } from '../../../client/src/commands/new-workspace.ts';
import type { CommandContext } from '../../../client/src/commands/command.ts';
import type { NewFiles } from '../../../server/src/hosts/lsp/protocol.ts';
import { boxes } from '../fake-boxes.ts';
import { fake, Uri, workspace } from '../fake-vscode.ts';

const nothing: NewFiles = { files: [], problems: [], failed: [], kept: 0 };

/** A server that has nothing against any answer, and gives these files. */
function serverWith(made: NewFiles | undefined) {
  const asked: { readonly method: string; readonly params: object }[] = [];
  const server = {
    state: 'running',
    request: (method: string, params: object) => {
      asked.push({ method, params });
      return Promise.resolve(method === 'dataengos/newFiles' ? made : null);
    },
  };
  return { asked, context: { server } as unknown as CommandContext };
}

async function answer(...texts: readonly (string | undefined)[]): Promise<void> {
  for (const [at, text] of texts.entries()) {
    const box = await vi.waitFor(() => {
      expect(boxes.open?.step).toBe(at + 1);
      return boxes.open!;
    });
    if (box.kind === 'pick') box.choose(box.items[0]!.label);
    else {
      if (text !== undefined) box.type(text);
      box.enter();
    }
  }
}

const made: NewFiles = {
  ...nothing,
  files: [
    { uri: 'file:///other/dataengos.json', text: '{}' },
    { uri: 'file:///other/specs/product-canvas/vision.md', text: '# Vision' },
  ],
};

beforeEach(() => fake.reset());

test('without a folder one is asked for, filled and opened', async () => {
  workspace.workspaceFolders = [];
  fake.chosenFolder = Uri.parse('file:///other');
  const { asked, context } = serverWith(made);
  const running = newWorkspace(context, undefined);
  await answer(undefined, undefined, '');
  await running;
  expect(asked.at(-1)?.params).toMatchObject({
    ...{ kind: 'workspace', folder: 'file:///other' },
    answers: { project: 'other', team: 'data-platform' },
  });
  expect(fake.shown).toEqual(['file:///other/specs/product-canvas/vision.md']);
  expect(fake.commands).toEqual([['vscode.openFolder', fake.chosenFolder]]);
});

test('in an open folder it is made there, and nothing else is opened', async () => {
  const { asked, context } = serverWith(made);
  const running = newWorkspace(context, Uri.parse('file:///w/specs/contracts'));
  await answer('shop', 'shop-data', 'sales');
  await running;
  expect(asked.at(-1)?.params).toMatchObject({
    folder: 'file:///w',
    answers: { project: 'shop', team: 'shop-data', domain: 'sales' },
  });
  expect(fake.commands).toEqual([]);
  expect(fake.said).toEqual(['2 files were made. Undo takes them back.']);
});

test('when nobody chooses a folder, nothing is asked', async () => {
  workspace.workspaceFolders = [];
  const { asked, context } = serverWith(made);
  await newWorkspace(context, undefined);
  expect(asked).toEqual([]);
  expect(boxes.open).toBeUndefined();
});

test('what was there is counted, and a whole workspace needs nothing', async () => {
  const partly = serverWith({ ...made, kept: 3 });
  const running = newWorkspace(partly.context, undefined);
  await answer(undefined, undefined, '');
  await running;
  expect(fake.said).toEqual(['2 files were made. Undo takes them back. What was there stays: 3.']);
  const whole = newWorkspace(serverWith({ ...nothing, kept: 15 }).context, undefined);
  await answer(undefined, undefined, '');
  await whole;
  expect(fake.said[1]).toBe('Everything is there already.');
});

test('a file that is there already is named, and can be opened', async () => {
  const uri = 'file:///w/specs/pipelines/sales/flow-spec.md';
  const { context } = serverWith({ ...nothing, failed: [{ uri, reason: 'It is there already.' }] });
  fake.pressed = 'Open';
  const running = newDomain(context, undefined);
  await answer('sales', undefined);
  await running;
  expect(fake.warned).toEqual([
    'specs/pipelines/sales/flow-spec.md: It is there already. Nothing was made.',
  ]);
  expect(fake.shown).toEqual([uri]);
  expect(fake.edits).toEqual([]);
});

test('says so when the server does not answer, or the editor does not write', async () => {
  const silent = newDomain(serverWith(undefined).context, undefined);
  await answer('sales', undefined);
  await silent;
  fake.refuses = true;
  const refused = newDomain(serverWith(made).context, undefined);
  await answer('sales', undefined);
  await refused;
  expect(fake.said).toEqual([
    'The language server does not answer.',
    'The files could not be made.',
  ]);
});
