import * as vscode from 'vscode';
import { CloseAction, ErrorAction } from 'vscode-languageclient/node';
import {
  DOCUMENT_STATUS,
  LINEAGE_CHANGED,
  SERVER_NAME,
  STATUS_CHANGED,
  TRUST_GRANTED,
  type DocumentStatusParams,
} from '../../server/src/hosts/lsp/protocol.ts';
import { clientOptions, serverOptions } from './client-options.ts';
import { CrashSuspects } from './crash-suspects.ts';
import { QuietLanguageClient } from './quiet-language-client.ts';
import { afterCrash, type CrashTimes } from './restart-policy.ts';
import { isServed } from './served-documents.ts';
import { Watchdog } from './watchdog.ts';

export type ServerState = 'starting' | 'running' | 'stopped';

/** Answers a request of the server. `params`: as the protocol says; they come from our own process. */
type Answer = (params: never, token: vscode.CancellationToken) => unknown;
type Listener = (params: never) => void;

/** Where the server lies, and where it may keep what outlives it. */
type Extension = Pick<vscode.ExtensionContext, 'extensionUri' | 'storageUri' | 'globalStorageUri'>;

/**
 * Starts the language server and keeps it alive: a crash or a hang starts it again at once, and
 * only when that does not help is the user told. Nothing here throws or rejects.
 */
export class LanguageServer implements vscode.Disposable {
  readonly #extension: Extension;
  readonly #answers = new Map<string, Answer>();
  readonly #listeners = new Map<string, Listener>();
  readonly #log: vscode.LogOutputChannel;
  readonly #suspects = new CrashSuspects();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #lineageChanged = new vscode.EventEmitter<void>();
  readonly #watchdog: Watchdog;
  readonly #disposables: readonly { dispose(): unknown }[];
  #client: QuietLanguageClient | undefined;
  #state: ServerState = 'stopped';
  #crashes: CrashTimes = [];
  #lastServed = '';

  /** The state of the server, or what it knows of a document, may be another. */
  readonly onDidChange = this.#changed.event;
  /** The tables of the workspace, or what flows between them, may be others. */
  readonly onDidChangeLineage = this.#lineageChanged.event;

  constructor(extension: Extension, log: vscode.LogOutputChannel) {
    this.#extension = extension;
    this.#log = log;
    this.#watchdog = new Watchdog({
      ask: () => this.#ask(),
      hung: (since) => this.#hung(since),
      now: Date.now,
    });
    const ticks = setInterval(() => this.#watchdog.tick(), 1000);
    this.#disposables = [
      this.#changed,
      this.#lineageChanged,
      { dispose: () => clearInterval(ticks) },
      vscode.workspace.onDidGrantWorkspaceTrust(() => {
        void this.#client?.sendNotification(TRUST_GRANTED).catch((error: unknown) => {
          this.#log.warn(`${TRUST_GRANTED}: ${String(error)}`);
        });
      }),
      vscode.workspace.onDidOpenTextDocument((document) => this.#touched(document)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#touched(document)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#suspects.closed(uri.toString())),
    ];
  }

  get state(): ServerState {
    return this.#state;
  }

  /** How often the server crashed lately. */
  get crashes(): number {
    return this.#crashes.length;
  }

  isQuarantined(uri: vscode.Uri): boolean {
    return this.#suspects.isQuarantined(uri.toString());
  }

  /** Sends a request of ours; undefined when the server does not run or cannot answer. */
  async request<Result>(
    method: string,
    params?: object,
    token?: vscode.CancellationToken,
  ): Promise<Result | undefined> {
    const client = this.#client;
    if (client === undefined || this.#state !== 'running') return undefined;
    try {
      // A token that is not there would be one more parameter, and the server's own token the third.
      return token === undefined
        ? await client.sendRequest<Result>(method, params)
        : await client.sendRequest<Result>(method, params, token);
    } catch (error) {
      if (!token?.isCancellationRequested) this.#log.warn(`${method}: ${String(error)}`);
      return undefined;
    }
  }

  /** Answers requests of the server, of each one that is started from now on. One answer a method. */
  onRequest(method: string, answer: Answer): void {
    this.#answers.set(method, answer);
  }

  /** Hears what the server tells, as each does that is started from now on. One listener a method. */
  onNotification(method: string, listener: Listener): void {
    this.#listeners.set(method, listener);
  }

  /** Tells the server something; nothing happens where there is none. */
  notify(method: string, params: object): void {
    if (this.#state !== 'running') return;
    void this.#client?.sendNotification(method, params).catch((error: unknown) => {
      this.#log.debug(`${method}: ${String(error)}`);
    });
  }

  async start(): Promise<void> {
    const { quarantined } = this.#suspects;
    if (quarantined.length > 0)
      this.#log.warn(`Checked for syntax only, after crashes: ${quarantined.join(', ')}`);
    const client = new QuietLanguageClient(
      SERVER_NAME,
      'DataEngOS',
      serverOptions(this.#extension.extensionUri),
      clientOptions({
        log: this.#log,
        quarantined,
        storage: (this.#extension.storageUri ?? this.#extension.globalStorageUri).fsPath,
        errorHandler: {
          error: () => ({ action: ErrorAction.Continue, handled: true }),
          closed: () => {
            // After the library has cleaned up.
            setTimeout(() => this.#crashed(client, Date.now()), 0);
            return {
              action: CloseAction.DoNotRestart,
              handled: true,
              message: 'The connection is closed.',
            };
          },
        },
      }),
    );
    client.onNotification(STATUS_CHANGED, () => this.#changed.fire());
    client.onNotification(LINEAGE_CHANGED, () => this.#lineageChanged.fire());
    for (const [method, answer] of this.#answers)
      client.onRequest(method, (params: unknown, token: vscode.CancellationToken) =>
        answer(params as never, token),
      );
    for (const [method, listener] of this.#listeners)
      client.onNotification(method, (params: unknown) => listener(params as never));
    this.#client = client;
    this.#become('starting');
    try {
      await client.start();
      if (this.#client !== client) return;
      this.#suspects.restarted(Date.now());
      this.#become('running');
    } catch (error) {
      this.#log.error(`The server did not start: ${String(error)}`);
      this.#crashed(client, Date.now());
    }
  }

  stop(): Promise<void> {
    return this.#end('stopped');
  }

  /** As the user asks for it: what happened before is forgotten. */
  async restart(): Promise<void> {
    this.#crashes = [];
    this.#suspects.forget();
    // Nobody is told to start what is about to start.
    await this.#end('starting');
    await this.start();
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  async #end(next: ServerState): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    this.#watchdog.reset();
    this.#become(next);
    await this.#discard(client);
  }

  #become(state: ServerState): void {
    this.#state = state;
    this.#changed.fire();
  }

  #touched(document: vscode.TextDocument): void {
    if (!isServed(document)) return;
    this.#lastServed = document.uri.toString();
    this.#suspects.touch(this.#lastServed, Date.now());
    if (this.#state === 'running') this.#watchdog.worked();
  }

  #ask(): Promise<unknown> {
    const params: DocumentStatusParams = { uri: this.#lastServed };
    return this.request(DOCUMENT_STATUS, params);
  }

  /** A process that is stopped in the debugger does not answer, either. */
  #hung(since: number): void {
    const client = this.#client;
    if (client === undefined || client.isInDebugMode) return;
    this.#log.error('The server has not answered for ten seconds and is ended.');
    client.serverProcess?.kill('SIGKILL');
    this.#crashed(client, since);
  }

  /** The server is gone, and nobody asked it to go. Called more than once for one end. */
  #crashed(client: QuietLanguageClient, time: number): void {
    if (this.#client !== client) return;
    this.#client = undefined;
    this.#watchdog.reset();
    this.#suspects.crashed(time);
    void this.#discard(client);
    const { crashes, restart } = afterCrash(this.#crashes, Date.now());
    this.#crashes = crashes;
    if (restart) {
      this.#log.warn('The server ended by itself and is started again.');
      void this.start();
    } else {
      this.#log.error('The server ended too often and is not started again.');
      this.#become('stopped');
      void this.#tellUser();
    }
  }

  async #discard(client: QuietLanguageClient | undefined): Promise<void> {
    try {
      await client?.dispose();
    } catch (error) {
      this.#log.debug(`While stopping: ${String(error)}`);
    }
  }

  async #tellUser(): Promise<void> {
    const restart = vscode.l10n.t('Restart');
    const showLog = vscode.l10n.t('Show log');
    const choice = await vscode.window.showErrorMessage(
      vscode.l10n.t('The language server crashed repeatedly, so contracts are not checked.'),
      restart,
      showLog,
    );
    if (choice === restart) await this.restart();
    if (choice === showLog) this.#log.show();
  }
}
