import * as vscode from 'vscode';
import {
  SAMPLE_TESTS,
  type SampleTests,
  type SampleTestsParams,
} from '../../../server/src/hosts/lsp/protocol.ts';
import type { LanguageServer } from '../client.ts';
import { plainRange } from '../plain-places.ts';
import { showResults } from './sample-run.ts';
import { testLabel, testTree, type ContractEntry } from './test-tree.ts';

const SAMPLES = '**/sample-data/**/*.{csv,json,jsonl,parquet}';
/** What tests are made of beside samples: contracts, and the models of dbt. */
const SPECS = /\.(?:odcs\.)?(?:ya?ml|json|sql)$/;
/** In ms: files are often written several at a time. */
const PAUSE = 700;

/** Sample-data tests in the Test Explorer. Where a workspace has no samples, nothing of it is there. */
export class SampleTesting implements vscode.Disposable {
  readonly #server: LanguageServer;
  readonly #log: vscode.LogOutputChannel;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable;
  #controller: vscode.TestController | undefined;
  #timer: NodeJS.Timeout | undefined;
  #round = 0;
  #entries: readonly ContractEntry[] = [];

  /** Which tests there are may be others. */
  readonly onDidChange = this.#changed.event;

  constructor(server: LanguageServer, log: vscode.LogOutputChannel) {
    this.#server = server;
    this.#log = log;
    const watcher = vscode.workspace.createFileSystemWatcher(SAMPLES);
    const soon = (): void => this.#lookSoon();
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      watcher,
      watcher.onDidCreate(soon),
      watcher.onDidChange(soon),
      watcher.onDidDelete(soon),
      server.onDidChange(() => {
        if (this.#controller === undefined || this.#entries.length === 0) soon();
      }),
      vscode.workspace.onDidCreateFiles(soon),
      vscode.workspace.onDidDeleteFiles(soon),
      vscode.workspace.onDidRenameFiles(soon),
      vscode.workspace.onDidChangeWorkspaceFolders(soon),
      vscode.workspace.onDidSaveTextDocument(({ uri }) => {
        if (this.#controller !== undefined && SPECS.test(uri.path)) soon();
      }),
    );
    soon();
  }

  get entries(): readonly ContractEntry[] {
    return this.#entries;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscriptions.dispose();
    this.#controller?.dispose();
  }

  /** Runs all tests, or those of an object of a contract; false when there are none. */
  async run(uri?: string, object?: string): Promise<boolean> {
    await this.#look();
    const controller = this.#controller;
    if (controller === undefined || this.#entries.length === 0) return false;
    const include = this.#itemsOf(controller, uri, object);
    if (include.length === 0) return false;
    await vscode.commands.executeCommand('workbench.view.testing.focus');
    await this.#runRequest(new vscode.TestRunRequest(include));
    return true;
  }

  #itemsOf(
    controller: vscode.TestController,
    uri: string | undefined,
    object: string | undefined,
  ): readonly vscode.TestItem[] {
    const contracts = this.#entries.filter((one) => uri === undefined || one.uri === uri);
    return contracts.flatMap(({ id, objects }) => {
      const item = controller.items.get(id);
      if (object === undefined) return item ?? [];
      const own = objects.filter(({ label }) => label === object);
      return own.flatMap((one) => item?.children.get(one.id) ?? []);
    });
  }

  #lookSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look(), PAUSE);
  }

  /** Asks which tests there are. */
  async #look(token?: vscode.CancellationToken): Promise<void> {
    const round = ++this.#round;
    const found = await vscode.workspace.findFiles(SAMPLES, undefined, 1);
    if (found.length === 0 && this.#controller === undefined) return;
    const params: SampleTestsParams = { run: false };
    const answer = await this.#server.request<SampleTests | null>(SAMPLE_TESTS, params, token);
    if (round !== this.#round || !answer) return;
    for (const { uri, reason } of answer.notRead) this.#log.info(`Not tested: ${uri}: ${reason}`);
    this.#controller ??= this.#makeController();
    this.#entries = testTree(answer);
    this.#controller.items.replace(
      this.#entries.map((entry) => contractItem(this.#controller!, entry)),
    );
    this.#changed.fire();
  }

  #makeController(): vscode.TestController {
    const controller = vscode.tests.createTestController(
      'dataengos.sampleData',
      vscode.l10n.t('Sample data'),
    );
    controller.refreshHandler = (token) => this.#look(token);
    controller.createRunProfile(
      vscode.l10n.t('Test sample data'),
      vscode.TestRunProfileKind.Run,
      (request, token) => this.#runRequest(request, token),
      true,
    );
    return controller;
  }

  async #runRequest(
    request: vscode.TestRunRequest,
    asked?: vscode.CancellationToken,
  ): Promise<void> {
    const controller = this.#controller;
    if (controller === undefined) return;
    const run = controller.createTestRun(request);
    const stop = new vscode.CancellationTokenSource();
    const subscriptions = [run.token, asked].map((one) =>
      one?.onCancellationRequested(() => stop.cancel()),
    );
    try {
      const items = wantedItems(controller, request);
      for (const item of items.values()) run.started(item);
      const problem = vscode.workspace.isTrusted
        ? await this.#runItems(run, items, request, stop.token)
        : vscode.l10n.t('Tests run the queries of the workspace: trust it first.');
      if (problem === undefined) return;
      for (const item of items.values()) run.skipped(item);
      run.appendOutput(`${problem}\r\n`);
      void vscode.window.showWarningMessage(problem);
    } finally {
      run.end();
      for (const one of subscriptions) one?.dispose();
      stop.dispose();
    }
  }

  /** Why there is no result, where there is none. */
  async #runItems(
    run: vscode.TestRun,
    items: ReadonlyMap<string, vscode.TestItem>,
    request: vscode.TestRunRequest,
    token: vscode.CancellationToken,
  ): Promise<string | undefined> {
    const isAll = request.include === undefined && !request.exclude?.length;
    const params: SampleTestsParams = isAll
      ? { run: true }
      : { run: true, tests: [...items.keys()] };
    const answer = await this.#server.request<SampleTests | null>(SAMPLE_TESTS, params, token);
    if (token.isCancellationRequested) {
      for (const item of items.values()) run.skipped(item);
      return undefined;
    }
    if (!answer) return vscode.l10n.t('The language server does not answer.');
    showResults(run, items, answer);
    return answer.unavailable;
  }
}

function contractItem(
  controller: vscode.TestController,
  { id, label, uri, objects }: ContractEntry,
): vscode.TestItem {
  const file = vscode.Uri.parse(uri);
  const item = controller.createTestItem(id, label, file);
  item.description = vscode.workspace.asRelativePath(file);
  item.children.replace(
    objects.map((object) => {
      const below = controller.createTestItem(object.id, object.label, file);
      below.children.replace(
        object.tests.map((test) => {
          const leaf = controller.createTestItem(test.id, testLabel(test), file);
          leaf.range = plainRange(test.range);
          return leaf;
        }),
      );
      return below;
    }),
  );
  return item;
}

/** The tests below what was asked for, by id. */
function wantedItems(
  controller: vscode.TestController,
  { include, exclude = [] }: vscode.TestRunRequest,
): ReadonlyMap<string, vscode.TestItem> {
  const left = new Set(exclude);
  const found = new Map<string, vscode.TestItem>();
  const add = (item: vscode.TestItem): void => {
    if (left.has(item)) return;
    if (item.children.size === 0) found.set(item.id, item);
    else item.children.forEach(add);
  };
  if (include === undefined) controller.items.forEach(add);
  else include.forEach(add);
  return found;
}
