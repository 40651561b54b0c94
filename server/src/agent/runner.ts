import { askQuestions } from './ask-questions.ts';
import { bestOf, converse, type Conversing } from './conversation.ts';
import type { Draft } from './draft.ts';
import { guardPath } from './guard-path.ts';
import { judgeDraft, type Judged } from './judge-draft.ts';
import { newState } from './new-state.ts';
import type { Phase, PhaseInput, Prepared, Refused } from './phase.ts';
import type { DraftRemark } from './remarks.ts';
import { RunEnd } from './run-end.ts';
import { RunRecord } from './run-record.ts';
import type { RunnerHost } from './runner-host.ts';
import type { RunState } from './run-state.ts';
import { startConversation } from './start-conversation.ts';
import { hasErrors } from './verdict.ts';
import { whyNot } from './why-not.ts';
import { saying, type Sentence } from './sentence.ts';
import { errorSentence } from './sentence-error.ts';

export type { DraftRemark };

export interface RunOptions {
  /** The workspace folder, as the host names folders. */
  readonly folder: string;
  /** A run to go on with: phase and input are those that it had. */
  readonly resume?: RunState;
  /** With `resume`: what people say of the draft; the model tries again. */
  readonly remarks?: readonly DraftRemark[];
  /** Overrides what the phase says. */
  readonly attempts?: number;
}

/**
 * Runs a phase, or goes on with a run. The state says how it ended: what phases, models, tools and checks throw is a reason
 * in it. Never writes a file. Refused: it could not begin, and no run is kept.
 */
export async function runPhase(
  phase: Phase,
  input: PhaseInput,
  host: RunnerHost,
  options: RunOptions,
): Promise<RunState | Refused> {
  const { resume, remarks = [] } = options;
  const refused = whyNot(phase, input, host, resume, remarks);
  if (refused !== undefined) return { refused };
  const isWaiting = resume?.status === 'proposed' || resume?.status === 'done';
  if (resume !== undefined && isWaiting && remarks.length === 0) return resume;
  const record = new RunRecord(resume ?? newState(phase, input, host, options.folder), host);
  try {
    const prepared = await phase.prepare(record.state.input, host.world, host);
    if ('refused' in prepared) return { refused: prepared.refused };
    const { reason: _, ...state } = record.state;
    const going = new RunRecord({ ...state, status: 'running' }, host);
    return await guarded(going, () => run(phase, prepared, going, host, options));
  } catch (error) {
    return await record.end({ status: 'failed', reason: errorSentence(error) });
  }
}

async function guarded(record: RunRecord, work: () => Promise<RunState>): Promise<RunState> {
  try {
    return await work();
  } catch (error) {
    const status = error instanceof RunEnd ? error.status : 'failed';
    return await record.end({ status, reason: errorSentence(error) });
  }
}

async function run(
  phase: Phase,
  prepared: Prepared,
  record: RunRecord,
  host: RunnerHost,
  options: RunOptions,
): Promise<RunState> {
  await record.save();
  const answers = await askQuestions(prepared.questions, record, host);
  const own = await prepared.draft(answers);
  checkPaths(phase, prepared, own);
  let judged: Promise<Judged> | undefined;
  const derived = (): Promise<Judged> => (judged ??= derive(phase, own, host));
  const { model } = host;
  const { remarks = [], attempts = phase.attempts } = options;
  const wantsModel =
    remarks.length > 0 ||
    record.state.messages.length > 0 ||
    prepared.wantsModel(own) ||
    (own.asIs !== undefined && hasErrors((await derived()).verdict));
  const { draft, attempts: made, attemptsBefore } = record.state;
  // What people made remarks on stays what it is.
  const isFirst = attemptsBefore === undefined && (draft === undefined || made.length === 0);
  if (isFirst && remarks.length === 0) {
    const first = await derived();
    record.change(first);
    record.step('draft', saying('Made from specifications, policies and answers.'));
    record.report({ kind: 'verdict', verdict: first.verdict, attempt: 0 });
  }
  if (model === undefined || !wantsModel) return finish({ record, start: await derived() });
  await record.save();
  const conversing = await startConversation({
    phase,
    prepared,
    answers,
    record,
    host,
    model,
    own,
    derived,
    remarks,
    attempts,
  });
  return talk(conversing);
}

async function talk(conversing: Conversing): Promise<RunState> {
  try {
    await converse(conversing);
    return await finish(conversing);
  } catch (error) {
    const { record, start } = conversing;
    if (error instanceof RunEnd && error.status === 'proposed')
      return await finish({ record, start }, error.sentence);
    const { draft, verdict } = bestOf(conversing);
    record.change({ draft, verdict });
    throw error;
  }
}

function checkPaths({ writes, compiles }: Phase, { targets }: Prepared, { files }: Draft): void {
  for (const { path } of files) {
    const reason = guardPath(path, { targets, writes, compiles }, 'phase');
    if (reason !== undefined) throw new RunEnd('failed', reason);
  }
}

/** What follows without a model, held against the checks. */
async function derive(phase: Phase, draft: Draft, host: RunnerHost): Promise<Judged> {
  const verdict = await judgeDraft(phase, draft, host);
  if (host.token.isCancellationRequested)
    throw new RunEnd('stopped', saying('It was stopped: it can go on later.'));
  return { draft, verdict };
}

async function finish(
  ended: Pick<Conversing, 'record' | 'start'>,
  reason?: Sentence,
): Promise<RunState> {
  const { record } = ended;
  const { draft, verdict, byModel } = bestOf(ended);
  const files = draft.files.filter(({ base, text }) => base !== text);
  const { attempts, attemptsBefore = 0 } = record.state;
  const tried = attempts.length - attemptsBefore;
  const sentences: readonly Sentence[] = [
    ...(reason === undefined ? [] : [reason]),
    ...(tried > 0 && !byModel
      ? [saying('No attempt of the model was better than what follows without it, which this is.')]
      : []),
    ...(hasErrors(verdict)
      ? [
          tried > 1
            ? saying('This is the best of {tried} attempts; it has errors.', { tried })
            : saying('It has errors.'),
        ]
      : []),
  ];
  return record.end({
    draft: { ...draft, files },
    verdict,
    status: files.length > 0 ? 'proposed' : 'done',
    ...(sentences.length > 0 && { reason: sentences }),
  });
}
