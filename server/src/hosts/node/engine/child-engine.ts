import { fileURLToPath } from 'node:url';
import type { ModelTemplate, RenderedModel } from '../../../operations/model-template.ts';
import {
  SqlError,
  type LoadedTable,
  type ParquetFile,
  type QueryOptions,
  type SessionOptions,
  type SqlColumn,
  type SqlEngine,
  type SqlResult,
  type SqlSession,
} from '../../../operations/sql-engine.ts';
import { EngineProcess } from './engine-process.ts';
import type { EngineAnswer, EngineCall } from './engine-protocol.ts';

const TIMEOUT = 20_000;

/** Milliseconds between two looks at whether somebody still wants the answer. */
const CANCEL_CHECK = 50;

/** The embedded engine, in a process of its own for each session. Nothing is started before the first one is opened. */
export class ChildEngine implements SqlEngine {
  readonly #program: string;
  readonly #sessions = new Set<ChildSession>();

  /** `program`: absolute path of `engine.cjs`. */
  constructor(program: string) {
    this.#program = program;
  }

  async open(options: SessionOptions): Promise<SqlSession> {
    const session = new ChildSession(this.#program, options, () => this.#sessions.delete(session));
    this.#sessions.add(session);
    await session.start();
    return session;
  }

  dispose(): void {
    for (const session of this.#sessions) session.close();
  }
}

class ChildSession implements SqlSession {
  readonly #program: string;
  readonly #options: SessionOptions;
  readonly #closed: () => void;
  readonly #watch: NodeJS.Timeout;
  /** What made the tables that there are, for a database that must be made anew. */
  readonly #made: EngineCall[] = [];
  #process: Promise<EngineProcess> | undefined;
  #isClosed = false;
  /** One call after the other. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(program: string, options: SessionOptions, closed: () => void) {
    this.#program = program;
    this.#options = options;
    this.#closed = closed;
    this.#watch = setInterval(() => {
      if (options.token.isCancellationRequested) this.#kill();
    }, CANCEL_CHECK);
    this.#watch.unref();
  }

  async start(): Promise<void> {
    try {
      await this.#running();
    } catch (error) {
      this.close();
      throw error;
    }
  }

  async load(table: LoadedTable): Promise<void> {
    await this.#make({ kind: 'load', table });
  }

  async loadParquet({ name, path, folder }: ParquetFile): Promise<readonly SqlColumn[]> {
    const file = pathOf(path);
    const call = { kind: 'parquet', name, path: file, folder: pathOf(folder) } as const;
    const { columns = [] } = await this.#make(call);
    return columns;
  }

  async seal(): Promise<void> {
    await this.#make({ kind: 'seal' });
  }

  async execute(sql: string): Promise<void> {
    await this.#make({ kind: 'execute', sql, timeout: this.#timeout });
  }

  async define(table: string, sql: string): Promise<void> {
    await this.#make({ kind: 'define', table, sql, timeout: this.#timeout });
  }

  async query(sql: string, { maxRows = 100 }: QueryOptions = {}): Promise<SqlResult> {
    const { result } = await this.#ask({ kind: 'query', sql, maxRows, timeout: this.#timeout });
    return result ?? { columns: [], rows: [], isCut: false };
  }

  async render(model: ModelTemplate): Promise<RenderedModel> {
    const { rendered } = await this.#ask({ kind: 'render', model });
    return rendered ?? { query: { kind: 'failed', reason: '' }, refs: [], sources: [] };
  }

  close(): void {
    this.#isClosed = true;
    clearInterval(this.#watch);
    this.#kill();
    this.#closed();
  }

  get #timeout(): number {
    return this.#options.timeout ?? TIMEOUT;
  }

  async #make(call: EngineCall): Promise<EngineReply> {
    const answer = await this.#ask(call);
    this.#made.push(call);
    return answer;
  }

  #ask(call: EngineCall): Promise<EngineReply> {
    const answer = this.#last.then(async () => (await this.#running()).ask(call, this.#timeout));
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  /** The process, with all tables. */
  async #running(): Promise<EngineProcess> {
    this.#mustBeWanted();
    const now = await this.#process?.catch(() => undefined);
    if (now?.isRunning !== true) this.#process = this.#restart();
    const running = await this.#process!;
    // It may have been asked for in vain meanwhile.
    this.#mustBeWanted(running);
    return running;
  }

  async #restart(): Promise<EngineProcess> {
    const process = await EngineProcess.start(this.#program);
    for (const call of this.#made) await process.ask(call, this.#timeout);
    return process;
  }

  #mustBeWanted(process?: EngineProcess): void {
    if (!this.#isClosed && !this.#options.token.isCancellationRequested) return;
    process?.kill(cancelled());
    throw cancelled();
  }

  #kill(): void {
    void this.#process?.then(
      (process) => {
        process.kill(cancelled());
      },
      () => undefined,
    );
  }
}

type EngineReply = Extract<EngineAnswer, { result?: unknown }>;

function cancelled(): SqlError {
  return new SqlError('cancelled', 'It was cancelled.');
}

function pathOf(path: string): string {
  return path.startsWith('file:') ? fileURLToPath(path) : path;
}
