import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { CLIENT_CAPABILITIES } from './client-capabilities.ts';
import type { Published } from './matcher.ts';
import { frame, messageStream, type Message } from './message-stream.ts';
import { cpuTime } from './process-tree.ts';

export interface ServerUnderTest {
  readonly name: 'ours' | 'theirs';
  readonly command: readonly string[];
  readonly languageId: string;
  /** What `workspace/configuration` is answered with, by section. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Whether it looks at files of the folder that nobody has opened. */
  readonly readsFolder: boolean;
}

export interface Answer {
  readonly result: unknown;
  /** From just before the write to the chunk with the last byte. */
  readonly ms: number;
}

const GONE = { code: -1, message: 'The server has ended.' };

type Listener = (published: Published, at: number) => void;

/** A language server process over pipes, and what an editor does with it. No library stands between. */
export class LspClient {
  readonly server: ServerUnderTest;
  readonly root: string;
  readonly spawned = performance.now();
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #listeners = new Set<Listener>();
  readonly #heard = new Map<string, () => void>();
  readonly #pending = new Map<number, (message: Message, at: number) => void>();
  #lastId = 0;
  #stderr = '';

  constructor(server: ServerUnderTest, root: string) {
    this.server = server;
    this.root = root;
    const [command = '', ...args] = server.command;
    this.#process = spawn(command, args, { cwd: root });
    this.#process.stdout.on('data', messageStream(this.#take.bind(this)));
    this.#process.stderr.on('data', (data: Buffer) => (this.#stderr += data.toString()));
    this.#process.on('error', () => undefined);
    this.#process.on('close', () => {
      for (const settle of this.#pending.values()) settle({ error: GONE }, performance.now());
      this.#pending.clear();
    });
    // Written to a server that has gone: the wait for its answer says so.
    this.#process.stdin.on('error', () => undefined);
  }

  get pid(): number {
    return this.#process.pid ?? 0;
  }

  get gone(): boolean {
    return this.#process.exitCode !== null || this.#process.signalCode !== null;
  }

  /** What it wrote to stderr. */
  get complaints(): string {
    return this.#stderr;
  }

  async initialize(): Promise<void> {
    const uri = pathToFileURL(this.root).href;
    await this.request('initialize', {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: 'bench' }],
      capabilities: CLIENT_CAPABILITIES,
    });
    this.write(frame({ method: 'initialized', params: {} }));
  }

  /** Returns the moment just before. */
  write(bytes: Buffer): number {
    const at = performance.now();
    this.#process.stdin.write(bytes);
    return at;
  }

  /** Resolves when what was written has left this process. */
  async drained(): Promise<void> {
    if (this.#process.stdin.writableNeedDrain) await once(this.#process.stdin, 'drain');
  }

  /** `before` (an edit) goes out in the same write, inside the time. Throws on an error, an end or a time-out. */
  request(method: string, params: unknown, options: RequestOptions = {}): Promise<Answer> {
    const { before, timeout = 120_000 } = options;
    const id = ++this.#lastId;
    const own = frame({ id, method, params });
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#pending.delete(id);
        reject(new Error(`${this.server.name}: no answer to ${method}\n${this.#stderr}`));
      }, timeout);
      const bytes = before === undefined ? own : Buffer.concat([before, own]);
      const started = this.write(bytes);
      this.#pending.set(id, ({ result, error }, at) => {
        clearTimeout(timer);
        if (error === undefined) resolve({ result, ms: at - started });
        else reject(new Error(`${this.server.name}: ${method}: ${error.message}\n${this.#stderr}`));
      });
    });
  }

  /** Calls the listener at every publish of diagnostics until the returned function is called. */
  onPublish(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** Calls the listener at every notification of a method; the last listener counts. */
  onNotification(method: string, listener: () => void): void {
    this.#heard.set(method, listener);
  }

  /** Resolves when the server has hardly used the CPU for a while. */
  async quiet(duration = 300): Promise<void> {
    const step = 50;
    let last = cpuTime(this.pid);
    for (let calm = 0; calm < duration && !this.gone;) {
      await sleep(step);
      const now = cpuTime(this.pid);
      calm = now - last < step * 0.05 ? calm + step : 0;
      last = now;
    }
  }

  async stop(): Promise<void> {
    if (this.gone) return;
    const exited = once(this.#process, 'exit').then(() => true);
    void this.request('shutdown', null, { timeout: 5_000 }).then(
      () => this.write(frame({ method: 'exit' })),
      () => this.#process.kill('SIGKILL'),
    );
    const ended = await Promise.race([exited, sleep(6_000, false, { ref: false })]);
    if (!ended) this.#process.kill('SIGKILL');
    await exited;
  }

  #take(message: Message, at: number): void {
    const { id, method, params } = message;
    if (method === undefined) {
      const settle = this.#pending.get(Number(id));
      this.#pending.delete(Number(id));
      settle?.(message, at);
    } else if (id !== undefined) {
      this.write(frame({ id, result: this.#reply(method, params) }));
    } else if (method === 'textDocument/publishDiagnostics') {
      for (const listener of this.#listeners) listener(params as Published, at);
    } else this.#heard.get(method)?.();
  }

  #reply(method: string, params: unknown): unknown {
    if (method !== 'workspace/configuration') return null;
    const { items } = params as { readonly items: readonly { readonly section?: string }[] };
    return items.map(({ section }) => this.server.settings[section ?? ''] ?? null);
  }
}

export interface RequestOptions {
  readonly before?: Buffer;
  readonly timeout?: number;
}
