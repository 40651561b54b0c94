import { beforeEach, expect, test, vi } from 'vitest';
import { Consents } from '../../../client/src/models/consents.ts';
import { AgentPages } from '../../../client/src/phases/agent-pages.ts';
import type { Sending } from '../../../server/src/hosts/lsp/protocol.ts';
import { boxes, type FakeBox } from '../fake-boxes.ts';
import { FakeStorage } from '../fake-lm.ts';
import { person } from '../fake-phases.ts';
import { CancellationTokenSource } from '../fake-vscode.ts';

beforeEach(() => person.reset());

const sending: Sending = {
  host: 'api.example',
  model: 'large',
  files: [
    { path: 'specs/a.odcs.yaml', size: 2048 },
    { path: 'specs/$(alert)\u202eb.md', size: 10 },
  ],
  size: 4096,
  tokens: 1200,
  cost: undefined,
  redacted: 2,
};

function asking() {
  const state = new FakeStorage();
  const consents = new Consents(state, new AgentPages());
  const ask = (given = sending, folder = 'file:///w') => {
    const source = new CancellationTokenSource();
    const allowed = consents.ask(folder, given, source.token);
    return { allowed, source };
  };
  return { consents, ask };
}

function box(): Promise<FakeBox> {
  return vi.waitFor(() => {
    expect(boxes.open).toBeDefined();
    return boxes.open!;
  });
}

test('shows host, model, files, size, tokens, what is taken out, and that the cost is not known', async () => {
  const { allowed } = asking().ask();
  const pick = await box();
  const texts = JSON.stringify(pick);
  expect(pick.title).toBe('Send parts of this workspace to api.example?');
  expect(pick).toMatchObject({ ignoreFocusOut: true });
  for (const text of [
    '2 files · 4 KB · about 1,200 tokens · cost unknown · 2 values taken out',
    'large',
  ])
    expect(texts).toContain(text);
  expect(texts).not.toContain('$(alert)');
  expect(texts).not.toContain('\u202e');
  pick.choose('Do not send');
  expect(await allowed).toBe(false);
});

test('what comes first only shows the files, and the question stays', async () => {
  const { allowed } = asking().ask();
  const pick = await box();
  expect(pick.items[0]).toMatchObject({ label: 'Show files' });
  pick.choose('Show files');
  const page = await vi.waitFor(() => {
    expect(person.pages).toHaveLength(1);
    return person.pages[0];
  });
  expect(page).toContain('2 KB  specs/a.odcs.yaml');
  expect(page).toContain('\\u{202e}');
  expect(pick.isDisposed).toBe(false);
  pick.choose('Send');
  expect(await allowed).toBe(true);
});

test('asks once for each folder, host and model, until all is forgotten', async () => {
  const { ask, consents } = asking();
  const first = ask();
  (await box()).choose('Send');
  expect(await first.allowed).toBe(true);
  expect(await ask().allowed).toBe(true);
  for (const asked of [
    () => ask({ ...sending, host: 'evil.example' }),
    () => ask({ ...sending, model: 'small' }),
    () => ask(sending, 'file:///other'),
  ]) {
    const other = asked();
    (await box()).escape();
    expect(await other.allowed).toBe(false);
  }
  await consents.forget();
  const again = ask();
  (await box()).escape();
  expect(await again.allowed).toBe(false);
});

test('a run that is stopped sends nothing', async () => {
  const { allowed, source } = asking().ask();
  await box();
  source.cancel();
  expect(await allowed).toBe(false);
  expect(boxes.open).toBeUndefined();
});
