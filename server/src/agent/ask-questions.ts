import { QUESTIONS_AT_ONCE, type Answers, type Question } from './question.ts';
import { RunEnd } from './run-end.ts';
import type { RunRecord } from './run-record.ts';
import type { RunnerHost } from './runner-host.ts';
import { saying } from './sentence.ts';

/**
 * Asks what nobody has answered yet, three at a time, and gives all answers. What was skipped is kept as an empty list, so
 * that it is not asked again when the run goes on; phases do not see it.
 */
export async function askQuestions(
  questions: readonly Question[],
  record: RunRecord,
  host: Pick<RunnerHost, 'ask' | 'token'>,
): Promise<Answers> {
  for (;;) {
    const { answers } = record.state;
    const open = questions.filter(({ id }) => !Object.hasOwn(answers, id));
    const now = open.slice(0, QUESTIONS_AT_ONCE);
    if (now.length === 0) return given(answers);
    record.step(
      'question',
      now.map(({ text }) => text),
    );
    const said = await record.wait(() => host.ask(now));
    if (said === undefined || host.token.isCancellationRequested)
      throw new RunEnd(
        'stopped',
        saying('The questions were not answered: the run can go on later.'),
      );
    const heard = now.map(({ id }) => [id, Object.hasOwn(said, id) ? (said[id] ?? []) : []]);
    record.change({ answers: { ...answers, ...(Object.fromEntries(heard) as Answers) } });
    await record.save();
  }
}

function given(answers: Answers): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([, values]) => values.length > 0));
}
