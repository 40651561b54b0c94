import type { RunStatus } from './run-state.ts';

/** Thrown within a run to end it from wherever it is; the runner makes a state of it. Never leaves the runner. */
export class RunEnd extends Error {
  readonly status: RunStatus;

  /** `reason`: a sentence for people. */
  constructor(status: RunStatus, reason: string) {
    super(reason);
    this.name = 'RunEnd';
    this.status = status;
  }
}
