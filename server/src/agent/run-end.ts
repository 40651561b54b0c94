import type { RunStatus } from './run-state.ts';
import type { Sentence } from './sentence.ts';
import { SentenceError } from './sentence-error.ts';

/** Thrown within a run to end it from wherever it is; the runner makes a state of it. Never leaves the runner. */
export class RunEnd extends SentenceError {
  readonly status: RunStatus;

  /** `reason`: for people. */
  constructor(status: RunStatus, reason: Sentence) {
    super(reason);
    this.name = 'RunEnd';
    this.status = status;
  }
}
