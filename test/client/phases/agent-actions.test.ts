import { beforeEach, expect, test } from 'vitest';
import type { CancellationToken, CodeActionContext, Range, TextDocument } from 'vscode';
import type { LanguageServer } from '../../../client/src/client.ts';
import { AgentActions } from '../../../client/src/phases/agent-actions.ts';
import { NEEDS_JUDGEMENT } from '../../../server/src/hosts/lsp/protocol.ts';
import { FakeServer } from '../fake-phases.ts';
import { fake, Uri } from '../fake-vscode.ts';

beforeEach(() => fake.reset());

const PLACE = { start: { line: 3, character: 1 }, end: { line: 3, character: 9 } };

async function titles(
  answer: boolean | null | undefined,
  sources: readonly string[],
  uri = 'file:///w/specs/a.odcs.yaml',
) {
  const server = new FakeServer();
  server.answers.set(NEEDS_JUDGEMENT, () => answer);
  const actions = new AgentActions(server as unknown as LanguageServer);
  const context = { diagnostics: sources.map((source) => ({ source, range: PLACE })) };
  const found = await actions.provideCodeActions(
    { uri: Uri.parse(uri) } as unknown as TextDocument,
    PLACE as unknown as Range,
    context as unknown as CodeActionContext,
    {} as CancellationToken,
  );
  actions.dispose();
  expect(found.every(({ isPreferred }) => isPreferred === false)).toBe(true);
  return { titles: found.map(({ title }) => title), asked: server.asked };
}

test.each([
  ['the server says so', true, ['Fix with DataEngOS', 'Explain with DataEngOS']],
  ['a safe fix covers it', false, ['Explain with DataEngOS']],
  ['nobody answers', undefined, ['Explain with DataEngOS']],
])('a finding, and %s', async (_, answer, expected) => {
  const found = await titles(answer, ['dataengos']);
  expect(found.titles).toEqual(expected);
  const textDocument = { uri: 'file:///w/specs/a.odcs.yaml' };
  expect(found.asked).toEqual([
    { method: NEEDS_JUDGEMENT, params: { textDocument, range: PLACE } },
  ]);
});

test('what others find is left to them, and the server is not asked', async () => {
  expect(await titles(true, ['yaml'])).toEqual({ titles: [], asked: [] });
});

test('nothing is offered in Restricted Mode, or outside of the workspace', async () => {
  expect((await titles(true, ['dataengos'], 'file:///elsewhere/a.odcs.yaml')).titles).toEqual([]);
  fake.isTrusted = false;
  expect((await titles(true, ['dataengos'])).titles).toEqual([]);
});
