import { once } from 'node:events';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import {
  createProtocolConnection,
  ErrorCodes,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
  SymbolKind,
  type ClientCapabilities,
  type Diagnostic,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type SymbolInformation,
} from 'vscode-languageserver-protocol/node';
import { spawnServer } from './server-process.ts';

export interface ClientOptions {
  readonly folders?: readonly string[];
  readonly settings?: unknown;
  readonly initializationOptions?: unknown;
  readonly capabilities?: ClientCapabilities;
  /** Methods that this editor does not know, whatever its capabilities say. */
  readonly refused?: readonly string[];
}

const CAPABILITIES: ClientCapabilities = {
  textDocument: {
    publishDiagnostics: { versionSupport: true },
    completion: { completionItem: { snippetSupport: true } },
  },
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
  },
  window: { workDoneProgress: true },
};

/** A small editor without a screen: speaks to a real server process over pipes. */
export class TestClient {
  readonly process: ChildProcessWithoutNullStreams;
  readonly connection: ProtocolConnection;
  readonly published = new Map<string, PublishDiagnosticsParams>();
  /** Every publish, in order. */
  readonly history: PublishDiagnosticsParams[] = [];
  readonly log: string[] = [];
  initialized: InitializeResult | undefined;
  settings: unknown;
  readonly #waiting = new Set<() => void>();

  private constructor(process: ChildProcessWithoutNullStreams, settings: unknown) {
    this.process = process;
    this.settings = settings;
    this.connection = createProtocolConnection(
      new StreamMessageReader(process.stdout),
      new StreamMessageWriter(process.stdin),
    );
    this.#listen();
    this.connection.listen();
  }

  static async start(
    options: ClientOptions = {},
    process?: ChildProcessWithoutNullStreams,
  ): Promise<TestClient> {
    const client = new TestClient(process ?? (await spawnServer()), options.settings ?? {});
    for (const method of options.refused ?? []) {
      const refusal = new ResponseError(ErrorCodes.MethodNotFound, `No ${method} here.`);
      client.connection.onRequest(method, () => refusal);
    }
    client.initialized = await client.connection.sendRequest('initialize', {
      processId: null,
      rootUri: null,
      capabilities: options.capabilities ?? CAPABILITIES,
      workspaceFolders: (options.folders ?? []).map((uri) => ({ uri, name: uri })),
      initializationOptions: options.initializationOptions,
    });
    await client.connection.sendNotification('initialized', {});
    return client;
  }

  async stop(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const exited = once(this.process, 'exit');
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    await exited;
    this.connection.dispose();
  }

  open(uri: string, text: string, languageId = 'odcs', version = 1): void {
    this.notify('textDocument/didOpen', { textDocument: { uri, languageId, version, text } });
  }

  /** Replaces the whole text. */
  change(uri: string, version: number, text: string): void {
    this.notify('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ text }],
    });
  }

  notify(method: string, params: unknown): void {
    void this.connection.sendNotification(method, params);
  }

  request<Result>(method: string, params: unknown): Promise<Result> {
    return this.connection.sendRequest(method, params);
  }

  /** Waits until the last published diagnostics of a document satisfy a condition. */
  async diagnostics(
    uri: string,
    condition: (published: PublishDiagnosticsParams) => boolean = () => true,
  ): Promise<readonly Diagnostic[]> {
    for (;;) {
      const published = this.published.get(uri);
      if (published !== undefined && condition(published)) return published.diagnostics;
      await this.#news(`diagnostics of ${uri}; last: ${JSON.stringify(published)}`);
    }
  }

  /** Waits until so many files of the workspace are indexed. */
  async indexed(files: number): Promise<void> {
    for (;;) {
      const found = await this.request<SymbolInformation[]>('workspace/symbol', { query: '' });
      if (found.filter(({ kind }) => kind === SymbolKind.File).length >= files) return;
    }
  }

  /** Resolves at the next message from the server. */
  async #news(what: string): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new Error(`Waited 20 s for ${what}\n${this.log.join('\n')}`));
      }, 20_000);
      this.#waiting.add(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  #wake(): void {
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
  }

  #listen(): void {
    const { connection } = this;
    connection.onNotification('textDocument/publishDiagnostics', (params: unknown) => {
      const published = params as PublishDiagnosticsParams;
      this.published.set(published.uri, published);
      this.history.push(published);
      this.#wake();
    });
    connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.log.push(message);
      this.#wake();
    });
    connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) =>
      items.map(() => this.settings),
    );
    connection.onRequest('client/registerCapability', () => null);
    connection.onRequest('window/workDoneProgress/create', () => null);
    this.process.stderr.on('data', (data: Buffer) => this.log.push(data.toString()));
  }
}
