import { allPhases } from '../agent/phases/all-phases.ts';
import type { PhaseInput } from '../agent/phase.ts';
import type { DraftRemark } from '../agent/remarks.ts';
import { runPhase } from '../agent/runner.ts';
import type { RunState } from '../agent/run-state.ts';
import type { OperationContext } from './operation.ts';
import type { AgentHost } from './run/agent-host.ts';
import { makeRunnerHost } from './run/make-runner-host.ts';
import { saying, type Sentence } from '../agent/sentence.ts';

/** What is to be run. With `resume`, phase, input and folder are those that the run had. */
export interface RunRequest {
  readonly phase: string;
  readonly input: PhaseInput;
  /** The workspace folder, as the host names folders; the one where the host stands when left out. */
  readonly folder?: string;
  /** Id of a run to go on with. */
  readonly resume?: string;
  /** With `resume`: what people say of the draft. */
  readonly remarks?: readonly DraftRemark[];
  /** Overrides how often a model may try. */
  readonly attempts?: number;
}

/** `refused`: why it could not begin, in a sentence; there is no run then. */
export interface RunOutcome {
  readonly refused?: Sentence;
  readonly state?: RunState;
}

/**
 * Runs a phase of agents, or goes on with a run. Nothing of the workspace is written: what comes of it is a draft in the
 * state, judged by our own checks. It is no `Operation`, and so not in `all-operations.ts`: it needs people, models and a
 * memory (`AgentHost`), its fields differ by phase, and its states are kept outside of what operations see.
 */
export async function runPhaseOperation(
  request: RunRequest,
  context: OperationContext,
  agent: AgentHost,
): Promise<RunOutcome> {
  const { resume: id, remarks, attempts } = request;
  const resume = id === undefined ? undefined : await agent.store.load(id);
  if (id !== undefined && resume === undefined)
    return { refused: saying('There is no such run, or it can no longer be read.') };
  const wanted = resume?.phase ?? request.phase;
  const phase = allPhases.find((one) => one.id === wanted);
  if (phase === undefined) {
    const names = allPhases.map((one) => one.id).join(', ');
    return {
      refused: saying('There is no phase "{phase}": {names} are there.', { phase: wanted, names }),
    };
  }
  const folder = resume?.folder ?? request.folder ?? context.files.folderOf('.');
  if (folder === undefined || context.files.folderOf(`${folder}/-`) === undefined)
    return { refused: saying('The folder is not one of the workspace.') };
  const host = await makeRunnerHost(context, folder, agent, phase);
  const run = await runPhase(phase, resume?.input ?? request.input, host, {
    folder,
    ...(resume !== undefined && { resume }),
    ...(remarks !== undefined && { remarks }),
    ...(attempts !== undefined && { attempts }),
  });
  return 'refused' in run ? { refused: run.refused } : { state: run };
}
