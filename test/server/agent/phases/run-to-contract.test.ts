import { expect, test } from 'vitest';
import { shapeSpec } from '../../../../server/src/agent/phases/shape-spec.ts';
import { writeContract } from '../../../../server/src/agent/phases/write-contract.ts';
import type { Answers, Question } from '../../../../server/src/agent/question.ts';
import type { Phase, PhaseInput } from '../../../../server/src/agent/phase.ts';
import type { RunState } from '../../../../server/src/agent/run-state.ts';
import type { World } from '../../../../server/src/agent/world.ts';
import { runPhase } from '../../../../server/src/agent/runner.ts';
import { testHost } from '../test-host.ts';
import { churnFiles, strictFindings, testWorld } from '../test-world.ts';
import { withDraft } from './drafts.ts';
import { told } from '../../../../server/src/agent/told.ts';
import { InWords } from '../../../../server/src/agent/in-words.ts';

/** Takes the first guess everywhere, as somebody in a hurry does. */
function firstGuesses(questions: readonly Question[]): Promise<Answers> {
  expect(questions.length).toBeLessThanOrEqual(3);
  return Promise.resolve(
    Object.fromEntries(
      questions.map(({ id, choices: [first] }) => [id, first === undefined ? [] : [first.value]]),
    ),
  );
}

async function run(phase: Phase, input: PhaseInput, world: World): Promise<RunState> {
  const host = testHost({ world, ask: firstGuesses });
  const state = await runPhase(phase, input, host, { folder: '.' });
  if ('refused' in state) throw new Error(told(state.refused));
  return new InWords().run(state);
}

test('Without a model, an idea becomes a canvas and a contract with one click for each question.', async () => {
  const idea = { idea: 'failed payments of customer success', product: 'payment_failures' };
  const world = await testWorld(churnFiles);
  const shaped = await run(shapeSpec, idea, world);
  expect(shaped.status).toBe('proposed');
  expect(shaped.draft?.open).toEqual([
    'What do people expect of it that it will not answer?',
    'Which property answers `Involuntary share`?',
  ]);
  const files = withDraft(churnFiles, shaped.draft ?? { files: [], open: [] });
  const written = await run(writeContract, { name: idea.product }, await testWorld(files));
  expect(written.status).toBe('proposed');
  expect(written.draft?.open).toEqual([]);
  const both = [...(shaped.draft?.files ?? []), ...(written.draft?.files ?? [])];
  expect(both.map(({ path }) => path)).toEqual([
    'specs/product-canvas/payment_failures.md',
    'specs/contracts/data-products/customer_success/payment_failures.odcs.yaml',
  ]);
  expect(await strictFindings(churnFiles, { files: both, open: [] })).toEqual([
    expect.stringContaining('Nothing answers `Involuntary share`'),
  ]);
});
