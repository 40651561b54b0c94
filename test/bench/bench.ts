import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figure } from './figure.ts';
import { LspClient, type ServerUnderTest } from './lsp-client.ts';
import { listenForNoise, type Noise } from './noise.ts';
import type { BenchOptions } from './options.ts';

/** A run: its servers, its options, and the figures it has taken. */
export class Bench {
  readonly options: BenchOptions;
  readonly servers: readonly ServerUnderTest[];
  readonly figures: Figure[] = [];
  readonly #folder = mkdtempSync(join(tmpdir(), 'dataengos-bench-'));
  readonly #clients = new Set<LspClient>();
  readonly #record: (figure: Figure) => void;

  constructor(
    options: BenchOptions,
    servers: readonly ServerUnderTest[],
    record: (figure: Figure) => void,
  ) {
    this.options = options;
    this.servers = servers;
    this.#record = record;
  }

  /** An empty folder that the end of the run removes. */
  folder(): string {
    return mkdtempSync(join(this.#folder, 'w-'));
  }

  spawn(server: ServerUnderTest, root = this.folder()): LspClient {
    const client = new LspClient(server, root);
    this.#clients.add(client);
    return client;
  }

  /** Starts every server and hands them over together, so that work can alternate between them. */
  async together<Result>(
    body: (clients: readonly LspClient[]) => Promise<Result>,
  ): Promise<Result> {
    const clients = this.servers.map((server) => this.spawn(server));
    for (const client of clients) await client.initialize();
    try {
      return await body(clients);
    } finally {
      for (const client of clients) await this.stop(client);
    }
  }

  async stop(client: LspClient): Promise<void> {
    await client.stop();
    this.#clients.delete(client);
  }

  record(figure: Figure): void {
    this.figures.push(figure);
    this.#record(figure);
  }

  /** Runs something and tells how quiet the machine was meanwhile. `cpu`: the time (ms) that the servers have used so far. */
  async withNoise<Result>(
    cpu: () => number,
    body: () => Promise<Result>,
  ): Promise<{ readonly result: Result; readonly noise: Noise }> {
    const listening = listenForNoise();
    const before = cpu();
    const result = await body();
    return { result, noise: listening.end(cpu() - before) };
  }

  /** Ends what is still running and removes what was written. */
  async end(): Promise<void> {
    for (const client of this.#clients) await this.stop(client);
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
