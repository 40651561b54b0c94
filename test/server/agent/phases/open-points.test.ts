import { expect, test } from 'vitest';
import type { Phase, PhaseInput } from '../../../../server/src/agent/phase.ts';
import { implementLogic } from '../../../../server/src/agent/phases/implement-logic.ts';
import { shapeSpec } from '../../../../server/src/agent/phases/shape-spec.ts';
import { writeContract } from '../../../../server/src/agent/phases/write-contract.ts';
import { runPhase } from '../../../../server/src/agent/runner.ts';
import type { RunState } from '../../../../server/src/agent/run-state.ts';
import { shownVerdict } from '../../../../server/src/hosts/cli/run/show-run.ts';
import { palette } from '../../../../server/src/hosts/cli/palette.ts';
import { viewRun } from '../../../../server/src/hosts/lsp/phases/view-run.ts';
import { propose, scriptedModel } from '../scripted-model.ts';
import { testHost } from '../test-host.ts';
import { churnFiles, testWorld } from '../test-world.ts';
import { onlyText } from './drafts.ts';
import { InWords, type DraftInWords } from '../../../../server/src/agent/in-words.ts';
import { told } from '../../../../server/src/agent/told.ts';

/** A run in which nobody answers, and a model says that nothing is open. */
async function run(
  phase: Phase,
  input: PhaseInput,
  edit: (text: string) => string,
  open: readonly string[] = [],
): Promise<{ readonly derived: DraftInWords; readonly state: RunState }> {
  const world = await testWorld(churnFiles);
  const ask = (): Promise<Record<string, string[]>> => Promise.resolve({});
  const alone = await ended(phase, input, testHost({ world, ask }));
  const derived = new InWords().draft(alone.draft ?? { files: [], open: [] });
  const [file] = derived.files;
  const files = [{ path: file?.path, text: edit(onlyText(derived)) }];
  const model = scriptedModel([propose({ files, open, summary: 'All is settled.' })]);
  return { derived, state: await ended(phase, input, testHost({ world, ask, model })) };
}

async function ended(
  phase: Phase,
  input: PhaseInput,
  host: ReturnType<typeof testHost>,
): Promise<RunState> {
  const state = await runPhase(phase, input, host, { folder: '.' });
  if ('refused' in state) throw new Error(told(state.refused));
  return new InWords().run(state);
}

/** What people see of it, on the command line and in the review. */
function seen(state: RunState): { readonly shown: string; readonly view: readonly string[] } {
  const tools = {
    title: (phase: string) => phase,
    uriOf: (_: string, path: string) => `file:///${path}`,
    changes: () => [],
    translate: (text: string) => text,
  };
  return { shown: shownVerdict(state, palette(false)), view: viewRun(state, {}, tools).open };
}

const idea = { idea: 'refunds', product: 'refunds' };
const contract = { name: 'refunds', domain: 'finance' };

test.each([
  ['shape-spec', shapeSpec, idea],
  ['write-contract', writeContract, contract],
] as const)('a model cannot say away what is open: %s', async (_, phase, input) => {
  const { derived, state } = await run(phase, input, (text) => `${text}\n`);
  expect(derived.open.length).toBeGreaterThan(2);
  expect(state.attempts).toHaveLength(1);
  const open = new InWords().sentences(state.draft?.open ?? []);
  expect(open).toEqual(expect.arrayContaining([...derived.open]));
  const { shown, view } = seen(state);
  for (const question of derived.open) {
    expect(view).toContain(question);
    expect(shown).toContain(question);
  }
});

test('what only the model answered in a canvas is still for people to confirm', async () => {
  const question = 'How long is it kept?';
  const { derived, state } = await run(shapeSpec, idea, (text) =>
    text.replace(/^- .*open: how long is it kept\?$/im, '- Retention: 99 years'),
  );
  expect(derived.open).toContain(question);
  expect(onlyText(state.draft ?? derived)).toContain('99 years');
  expect(state.draft?.open).not.toContain(question);
  expect(state.draft?.open).toContain(`For a person to confirm: ${question}`);
});

test('marks that a model makes, and sections that it takes away, are open', async () => {
  const { derived, state } = await run(
    shapeSpec,
    idea,
    (text) => `${text.replace(/^## Privacy[^#]*/m, '')}\nOpen: who pays for it?\n`,
    ['Is it needed?'],
  );
  expect(onlyText(state.draft ?? derived)).not.toContain('Privacy');
  expect(state.draft?.open).toEqual(
    expect.arrayContaining([...derived.open, 'Who pays for it?', 'Is it needed?']),
  );
});

test('marks in a contract are open, once', async () => {
  const { state } = await run(writeContract, contract, (text) =>
    text.replace(/^version:.*$/m, '$&\n# Open: which currency?\n# TODO: which currency?'),
  );
  const open = state.draft?.open ?? [];
  expect(open.filter((one) => one === 'Which currency?')).toHaveLength(1);
});

test('marks that a model leaves in a query are open', async () => {
  const world = await testWorld(
    Object.fromEntries(Object.entries(churnFiles).filter(([path]) => !path.endsWith('.sql'))),
  );
  const alone = await ended(implementLogic, { model: 'fct_churn' }, testHost({ world }));
  const { files = [], open = [] } = alone.draft ?? {};
  expect(open.length).toBeGreaterThan(0);
  const text = `${onlyText({ files, open })}\n`;
  const proposal = { files: [{ path: files[0]?.path, text }], open: [], summary: 'Done.' };
  const model = scriptedModel([propose(proposal)]);
  const state = await ended(implementLogic, { model: 'fct_churn' }, testHost({ world, model }));
  expect(state.draft?.open).toEqual(open);
});
