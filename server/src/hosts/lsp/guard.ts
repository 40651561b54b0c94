import {
  ErrorCodes,
  ResponseError,
  type CancellationToken,
  type RemoteConsole,
} from 'vscode-languageserver/node';
import { errorStack } from '../../base/error-text.ts';
import { cancelled } from './message-rules.ts';

/** How often a handler ran, how long it took (ms), how often it failed. */
export interface HandlerStatistics {
  calls: number;
  failures: number;
  total: number;
  longest: number;
}

/**
 * The one place where exceptions of handlers end: each is logged and counted, and the caller gets
 * a safe fallback, so that a defect in one feature takes no other feature down.
 */
export class Guard {
  readonly statistics = new Map<string, HandlerStatistics>();
  readonly #log: RemoteConsole;

  constructor(log: RemoteConsole) {
    this.#log = log;
  }

  /** Runs a handler; malformed parameters are the caller's mistake and become an error response. */
  run<Result>(name: string, fallback: Result, handler: () => Result): Result {
    const started = performance.now();
    let failed = false;
    try {
      return handler();
    } catch (error) {
      if (error instanceof ResponseError) throw error;
      failed = true;
      this.#logFailure(name, error);
      return fallback;
    } finally {
      this.#count(name, performance.now() - started, failed);
    }
  }

  /** The same for a handler that waits for something. */
  async runAsync<Result>(
    name: string,
    fallback: Result,
    handler: () => Promise<Result>,
  ): Promise<Result> {
    const started = performance.now();
    let failed = false;
    try {
      return await handler();
    } catch (error) {
      if (error instanceof ResponseError) throw error;
      failed = true;
      this.#logFailure(name, error);
      return fallback;
    } finally {
      this.#count(name, performance.now() - started, failed);
    }
  }

  /** Lets work go on that nobody waits for: a rejection without a handler would end the process. */
  background(name: string, work: Promise<unknown>): void {
    work.catch((error: unknown) => {
      this.#logFailure(name, error);
    });
  }

  #logFailure(name: string, error: unknown): void {
    this.#log.error(`${name} failed: ${errorStack(error)}`);
  }

  #count(name: string, duration: number, failed: boolean): void {
    let entry = this.statistics.get(name);
    if (entry === undefined) {
      this.statistics.set(name, (entry = { calls: 0, failures: 0, total: 0, longest: 0 }));
    }
    entry.calls++;
    entry.total += duration;
    entry.longest = Math.max(entry.longest, duration);
    if (failed) entry.failures++;
  }
}

/** For handlers that have waited: ends the request when nobody waits for its answer any more. */
export function goOn(token: CancellationToken): void {
  if (token.isCancellationRequested) throw cancelled();
}

/** Parameters that break the protocol are answered by the protocol's own error code. */
export function invalidParams(message: string): ResponseError {
  return new ResponseError(ErrorCodes.InvalidParams, message);
}
