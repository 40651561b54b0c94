import type { RunEvent } from './run-event.ts';
import type { RunnerHost } from './runner-host.ts';
import type { RunState, RunStep } from './run-state.ts';
import { oneLine } from './one-line.ts';
import { saying, type Sentence } from './sentence.ts';
import { errorSentence } from './sentence-error.ts';

/** The state of a run while it goes: each change makes a new one, and is there for the next crash once it is saved. */
export class RunRecord {
  readonly #host: Pick<RunnerHost, 'now' | 'report' | 'save'>;
  #state: RunState;
  /** Since when time counts; undefined while people are waited for. */
  #counting: number | undefined;

  constructor(state: RunState, host: Pick<RunnerHost, 'now' | 'report' | 'save'>) {
    this.#state = state;
    this.#host = host;
    this.#counting = host.now();
  }

  get state(): RunState {
    return this.#state;
  }

  change(some: Partial<RunState>): void {
    const now = this.#host.now();
    const elapsed = this.#state.elapsed + (this.#counting === undefined ? 0 : now - this.#counting);
    if (this.#counting !== undefined) this.#counting = now;
    this.#state = { ...this.#state, ...some, elapsed, updated: isoTime(now) };
  }

  /** Notes what is done, and tells those who watch. */
  step(kind: RunStep['kind'], sentence: Sentence): void {
    const text = typeof sentence === 'string' ? oneLine(sentence) : sentence;
    const step = { at: isoTime(this.#host.now()), kind, text };
    this.change({ steps: [...this.#state.steps, step] });
    this.report({ kind: 'step', step });
  }

  /** Who watches cannot disturb. */
  report(event: RunEvent): void {
    try {
      this.#host.report(event);
    } catch {
      // Events are hints.
    }
  }

  async save(): Promise<void> {
    await this.#host.save(this.#state);
  }

  /** The state as it ends, kept if it can be: who asked has it anyway. */
  async end(some: Partial<RunState>): Promise<RunState> {
    const { reason, status } = some;
    this.change(some);
    this.step('end', reason ?? endTexts[status ?? this.#state.status]);
    try {
      await this.save();
    } catch (error) {
      this.step(
        'warning',
        saying('The run could not be kept: {reason}', { reason: errorSentence(error) }),
      );
    }
    return this.#state;
  }

  /** Waits for people: that time is nobody's. */
  async wait<T>(person: () => Promise<T>): Promise<T> {
    this.change({});
    this.#counting = undefined;
    try {
      return await person();
    } finally {
      this.#counting = this.#host.now();
    }
  }
}

const endTexts: Readonly<Record<RunState['status'], Sentence>> = {
  running: saying('Under way.'),
  stopped: saying('Stopped: it can go on later.'),
  proposed: saying('A draft is there to be decided on.'),
  done: saying('Done: there is nothing to decide.'),
  accepted: saying('Accepted.'),
  rejected: saying('Rejected.'),
  capped: saying('A cap was reached.'),
  failed: saying('Failed.'),
};

function isoTime(now: number): string {
  return new Date(now).toISOString();
}
