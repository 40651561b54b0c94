import type { Phase, PhaseInput } from './phase.ts';
import type { RunnerHost } from './runner-host.ts';
import type { RunState } from './run-state.ts';

/** The state of a run that has just begun. */
export function newState(
  phase: Phase,
  input: PhaseInput,
  host: Pick<RunnerHost, 'now' | 'newId' | 'model'>,
  folder: string,
): RunState {
  const at = new Date(host.now()).toISOString();
  return {
    format: 1,
    id: host.newId(),
    phase: phase.id,
    input,
    folder,
    started: at,
    updated: at,
    status: 'running',
    model: host.model && { id: host.model.id, host: host.model.host },
    answers: {},
    messages: [],
    attempts: [],
    draft: undefined,
    verdict: undefined,
    usage: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0, isEstimate: false },
    cost: host.model?.price && 0,
    turns: 0,
    elapsed: 0,
    filesRead: [],
    leftOut: [],
    redacted: 0,
    steps: [],
    decisions: [],
  };
}
