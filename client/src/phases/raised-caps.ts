import type * as vscode from 'vscode';
import type { Caps } from '../../../server/src/hosts/lsp/protocol.ts';

const RAISED = 'agent.raisedCaps';

/** How many times the limits of the settings the user allowed single runs. Kept where no file of a workspace is. */
export class RaisedCaps {
  readonly #state: vscode.Memento;

  constructor(state: vscode.Memento) {
    this.#state = state;
  }

  /** The limits of a run: they count from its beginning, however often it was stopped. */
  of(run: string | undefined, caps: Caps): Caps {
    const times = this.times(run);
    return {
      ...caps,
      turns: caps.turns * times,
      tokens: caps.tokens * times,
      cost: caps.cost * times,
      minutes: caps.minutes * times,
    };
  }

  times(run: string | undefined): number {
    const times = run === undefined ? undefined : this.#all()[run];
    return typeof times === 'number' && times >= 1 ? times : 1;
  }

  raise(run: string): Thenable<void> {
    return this.#state.update(RAISED, { ...this.#all(), [run]: this.times(run) * 2 });
  }

  #all(): Readonly<Record<string, unknown>> {
    const all: unknown = this.#state.get(RAISED);
    return typeof all === 'object' && all !== null
      ? (all as Readonly<Record<string, unknown>>)
      : {};
  }
}
