/** Seconds without an answer after which the server counts as hung. */
export const PATIENCE = 10;

export interface WatchdogPort {
  /** Any request that the server answers at once when it is well. */
  ask(): Promise<unknown>;
  /** The server has not answered a question asked at that time (ms). */
  hung(since: number): void;
  now(): number;
}

/**
 * Asks the server after each burst of changes whether it still answers. Time is counted in ticks
 * of a second: a machine that slept through a night has ticked once, not for hours.
 */
export class Watchdog {
  readonly #port: WatchdogPort;
  #pending: { readonly since: number; ticks: number } | undefined;
  #wanted = false;

  constructor(port: WatchdogPort) {
    this.#port = port;
  }

  /** The server was given work. */
  worked(): void {
    this.#wanted = true;
  }

  /** To be called once a second. */
  tick(): void {
    if (this.#pending !== undefined) {
      this.#pending.ticks += 1;
      if (this.#pending.ticks < PATIENCE) return;
      const { since } = this.#pending;
      this.reset();
      this.#port.hung(since);
    } else if (this.#wanted) {
      this.#wanted = false;
      const question = { since: this.#port.now(), ticks: 0 };
      this.#pending = question;
      const answered = (): void => {
        if (this.#pending === question) this.#pending = undefined;
      };
      // An error is an answer, too; a server that is gone is somebody else's affair.
      this.#port.ask().then(answered, answered);
    }
  }

  /** The server was replaced. */
  reset(): void {
    this.#pending = undefined;
    this.#wanted = false;
  }
}
