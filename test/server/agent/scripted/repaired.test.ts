import { expect, test } from 'vitest';
import { allPhases } from '../../../../server/src/agent/phases/all-phases.ts';
import { phaseIds } from '../../../../server/src/agent/phase.ts';
import type { RunState } from '../../../../server/src/agent/run-state.ts';
import { told as inEnglish } from '../../../../server/src/agent/told.ts';
import { hasErrors } from '../../../../server/src/agent/verdict.ts';
import { scriptedModel } from '../scripted-model.ts';
import { mistakes, type Mistake } from './mistakes.ts';
import { lastTold, scriptedRun } from './scripted-run.ts';

interface Outcome {
  readonly mistake: Mistake;
  readonly state: RunState;
  /** The model gave its right answer, and the checks took it. */
  readonly isRepaired: boolean;
  /** Of the conversation, the first one included. */
  readonly answers: number;
}

/** The model cannot be helped: it does not listen. */
const STUBBORN = 'a mistake that is made again and again';

test('what a model does wrong is told so that it can mend it within three attempts', async () => {
  const outcomes: Outcome[] = [];
  for (const mistake of mistakes) outcomes.push(await played(mistake));
  expect(new Set(mistakes.map(({ phase }) => phase))).toEqual(new Set(phaseIds));
  const lines = outcomes.map(
    ({ mistake, isRepaired, answers, state }) =>
      `${isRepaired ? 'repaired' : 'open    '}  ${mistake.phase}: ${mistake.name} (${answers} answers, ${state.status})`,
  );
  const repaired = outcomes.filter(({ isRepaired }) => isRepaired).length;
  const share = `${repaired} of ${outcomes.length} mistakes were repaired by feedback within three attempts.`;
  process.stdout.write(`${[...lines, share].join('\n')}\n`);
  expect(outcomes.filter((one) => !one.isRepaired).map(({ mistake }) => mistake.name)).toEqual([
    STUBBORN,
  ]);
}, 900_000);

test('a model that does not listen ends after three attempts, and what it gave is marked', async () => {
  const mistake = mistakes.find(({ name }) => name === STUBBORN)!;
  const { state, answers } = await played(mistake);
  expect(answers).toBe(3);
  expect(state.attempts).toHaveLength(3);
  expect(state.status).toBe('proposed');
  expect(state.verdict && hasErrors(state.verdict)).toBe(true);
  expect(inEnglish(state.reason ?? '')).toMatch(/errors/);
}, 300_000);

async function played(mistake: Mistake): Promise<Outcome> {
  const { phase: id, input, bad, told, good } = mistake;
  const phase = allPhases.find((one) => one.id === id)!;
  let isTold = false as boolean;
  const model = scriptedModel([
    (request, turn) => {
      if (turn > 0 && told.test(lastTold(request))) {
        isTold = true;
        return good();
      }
      return (bad[Math.min(turn, bad.length - 1)] ?? good)();
    },
  ]);
  const state = await scriptedRun(phase, input, model, mistake);
  const isTaken = state.verdict !== undefined && !hasErrors(state.verdict);
  const isDone = state.status === 'proposed' || state.status === 'done';
  return {
    ...{ mistake, state, answers: model.requests.length },
    isRepaired: isTold && isTaken && isDone && model.requests.length > 1,
  };
}
