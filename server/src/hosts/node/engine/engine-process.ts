import { fork, type ChildProcess } from 'node:child_process';
import { SqlError } from '../../../operations/sql-engine.ts';
import { type EngineAnswer, type EngineCall, type EngineHello } from './engine-protocol.ts';

/** Milliseconds for the engine to start. */
const START_LIMIT = 30_000;

/** Milliseconds after which a process is ended that does not stop by itself. */
const GRACE = 2_000;

/** A running process of the engine. It is asked one thing at a time and ended with `kill`. */
export class EngineProcess {
  readonly #child: ChildProcess;
  #waiting: ((answer: EngineAnswer | SqlError) => void) | undefined;
  #ended: SqlError | undefined;
  #id = 0;

  private constructor(child: ChildProcess) {
    this.#child = child;
    child.on('message', (message: EngineAnswer) => {
      if ('id' in message && message.id === this.#id) this.#waiting?.(message);
    });
    child.once('exit', (_code, signal) => {
      this.#end(endOf(signal));
    });
    child.once('error', (error) => {
      this.#end(new SqlError('crash', error.message));
    });
  }

  /** Starts the program. Rejects with `SqlError` of kind `missing` where it does not start. */
  static async start(program: string): Promise<EngineProcess> {
    // A copy of nothing: what the environment holds is nobody's business in there.
    const { SystemRoot } = process.env;
    const child = fork(program, [], {
      env: {
        ELECTRON_RUN_AS_NODE: '1',
        TZ: 'UTC',
        ...(SystemRoot !== undefined && { SystemRoot }),
      },
      execArgv: ['--max-old-space-size=512'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const hello = await new Promise<EngineHello>((resolve) => {
      const timer = setTimeout(() => {
        resolve({ ready: false, reason: 'It did not start in time.' });
      }, START_LIMIT);
      const take = (one: EngineHello): void => {
        clearTimeout(timer);
        resolve(one);
      };
      child.once('message', take);
      child.once('error', (error) => {
        take({ ready: false, reason: error.message });
      });
      child.once('exit', () => {
        take({ ready: false, reason: 'It ended while it started.' });
      });
    });
    if (hello.ready) return new EngineProcess(child);
    child.kill('SIGKILL');
    throw new SqlError('missing', hello.reason);
  }

  get isRunning(): boolean {
    return this.#ended === undefined;
  }

  /** Resolves with the answer; rejects with `SqlError`. `timeout`: milliseconds after which the engine should have answered. */
  async ask(
    call: EngineCall,
    timeout: number,
  ): Promise<Extract<EngineAnswer, { result?: unknown }>> {
    if (this.#ended !== undefined) throw this.#ended;
    const id = ++this.#id;
    const answer = await new Promise<EngineAnswer | SqlError>((resolve) => {
      const timer = setTimeout(() => {
        this.kill(new SqlError('timeout', `It took more than ${String(timeout / 1_000)} s.`));
      }, timeout + GRACE);
      this.#waiting = (one) => {
        clearTimeout(timer);
        this.#waiting = undefined;
        resolve(one);
      };
      this.#child.send({ id, ...call }, (error) => {
        if (error !== null) this.kill(new SqlError('crash', error.message));
      });
    });
    if (answer instanceof SqlError) throw answer;
    if ('error' in answer) throw new SqlError(answer.error.kind, answer.error.message);
    return answer;
  }

  /** Ends the process. Who waits for an answer is told the reason. */
  kill(reason: SqlError): void {
    this.#end(reason);
    this.#child.kill('SIGKILL');
  }

  #end(reason: SqlError): void {
    this.#ended ??= reason;
    this.#waiting?.(this.#ended);
  }
}

/** Killed, and not by us: by its own watchman, or by a system that ran out of memory. */
function endOf(signal: NodeJS.Signals | null): SqlError {
  if (signal === 'SIGKILL')
    return new SqlError('memory', 'It took more memory than there is for sample data.');
  return new SqlError('crash', 'The engine ended unexpectedly.');
}
