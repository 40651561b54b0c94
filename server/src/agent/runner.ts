import { errorText } from '../base/error-text.ts';
import { askQuestions } from './ask-questions.ts';
import type { Draft } from './draft.ts';
import { guardPath } from './guard-path.ts';
import { newState } from './new-state.ts';
import type { Phase, PhaseInput, Prepared, Refused } from './phase.ts';
import { RunEnd } from './run-end.ts';
import { RunRecord } from './run-record.ts';
import type { RunnerHost } from './runner-host.ts';
import type { RunState } from './run-state.ts';
import { hasErrors, type Verdict } from './verdict.ts';

export interface RunOptions {
  /** The workspace folder, as the host names folders. */
  readonly folder: string;
  /** A run to go on with. */
  readonly resume?: RunState;
  /** With `resume`: what people say of the draft. */
  readonly remarks?: readonly DraftRemark[];
  /** Overrides what the phase says. */
  readonly attempts?: number;
}

export interface DraftRemark {
  readonly path: string;
  /** From 1, in the text of the draft; undefined of the draft as a whole. */
  readonly line?: number;
  readonly text: string;
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
  const record = new RunRecord(
    options.resume ?? newState(phase, input, host, options.folder),
    host,
  );
  try {
    const prepared = await phase.prepare(input, host.world, host);
    if ('refused' in prepared) return prepared;
    return await proposed(phase, prepared, record, host);
  } catch (error) {
    const status = error instanceof RunEnd ? error.status : 'failed';
    return record.end({ status, reason: errorText(error) });
  }
}

async function proposed(
  phase: Phase,
  prepared: Prepared,
  record: RunRecord,
  host: RunnerHost,
): Promise<RunState> {
  record.change({ status: 'running' });
  await record.save();
  const answers = await askQuestions(prepared.questions, record, host);
  const draft = await prepared.draft(answers);
  for (const { path } of draft.files) {
    const reason = guardPath(path, { targets: prepared.targets, writes: phase.writes }, 'phase');
    if (reason !== undefined) throw new RunEnd('failed', reason);
  }
  const verdict = await judged(phase, draft, host);
  record.change({ draft, verdict });
  record.report({ kind: 'verdict', verdict, attempt: 0 });
  const changes = draft.files.some(({ base, text }) => base !== text);
  return record.end({
    status: changes ? 'proposed' : 'done',
    ...(hasErrors(verdict) && { reason: 'The draft has errors.' }),
  });
}

async function judged(phase: Phase, draft: Draft, host: RunnerHost): Promise<Verdict> {
  if (draft.files.length === 0) return { checks: [], findings: [] };
  return host.judge(draft.files, phase.checks, host.token);
}
