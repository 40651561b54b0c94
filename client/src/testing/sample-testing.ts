import * as vscode from 'vscode';
import {
  SAMPLE_TESTS,
  type SampleTests,
  type SampleTestsParams,
} from '../../../server/src/hosts/lsp/protocol.ts';
import type { LanguageServer } from '../client.ts';
import { whenRunning } from '../new/when-running.ts';
import { runSampleTests } from './run-sample-tests.ts';
import { SampleItems } from './sample-items.ts';
import { testTree, type ContractEntry } from './test-tree.ts';

const SAMPLES = '**/sample-data/*/*.{csv,json,jsonl,ndjson,parquet}';
const FOREIGN = '**/node_modules/**';
/** What tests are made of beside samples: contracts, and the models of dbt. */
const SPECS = '**/*.{yaml,yml,json,sql}';
/** In ms: files are often written several at a time. */
const PAUSE = 700;

/** `none`: there is no test, for a reason where one is known; `silent`: nobody answers. */
type Found = 'tests' | 'silent' | { readonly none: string | undefined };

interface Explorer {
  readonly controller: vscode.TestController;
  readonly profile: vscode.TestRunProfile;
  readonly items: SampleItems;
}

/** Sample-data tests in the Test Explorer. Where a workspace has no samples, nothing of it is there. */
export class SampleTesting implements vscode.Disposable {
  readonly #server: LanguageServer;
  readonly #log: vscode.LogOutputChannel;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable;
  #explorer: Explorer | undefined;
  #timer: NodeJS.Timeout | undefined;
  #latest: Promise<Found> | undefined;
  #entries: readonly ContractEntry[] = [];
  #runs = 0;
  #isDisposed = false;

  /** Which tests there are may be others. */
  readonly onDidChange = this.#changed.event;

  constructor(server: LanguageServer, log: vscode.LogOutputChannel) {
    this.#server = server;
    this.#log = log;
    const samples = vscode.workspace.createFileSystemWatcher(SAMPLES);
    const specs = vscode.workspace.createFileSystemWatcher(SPECS);
    const soon = (): void => this.#lookSoon();
    const specsChanged = (): void => {
      if (this.#explorer !== undefined) soon();
    };
    let before = server.state;
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      ...[samples, samples.onDidCreate(soon), samples.onDidChange(soon), samples.onDidDelete(soon)],
      ...[specs, specs.onDidCreate(specsChanged), specs.onDidChange(specsChanged)],
      specs.onDidDelete(specsChanged),
      server.onDidChange(() => {
        // Of all that a server says of itself, only that it runs again matters here.
        if (server.state === 'running' && before !== 'running') soon();
        before = server.state;
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(soon),
    );
    soon();
  }

  get entries(): readonly ContractEntry[] {
    return this.#entries;
  }

  dispose(): void {
    this.#isDisposed = true;
    clearTimeout(this.#timer);
    this.#subscriptions.dispose();
    this.#explorer?.controller.dispose();
  }

  /** Runs all tests, or those of a contract or of an object of it. Says why where there are none. */
  async run(uri?: string, object?: string): Promise<void> {
    const found = await this.#look();
    const explorer = this.#explorer;
    const include = explorer?.items.of(this.#entries, uri, object) ?? [];
    if (explorer === undefined || include.length === 0) {
      const problem =
        found === 'silent' ? silent() : noTests(found === 'tests' ? undefined : found);
      void vscode.window.showInformationMessage(problem);
      return;
    }
    await vscode.commands.executeCommand('workbench.view.testing.focus');
    // With the profile, or the editor could not run them again.
    await this.#run(explorer, new vscode.TestRunRequest(include, undefined, explorer.profile));
  }

  #lookSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look(), PAUSE);
  }

  /** Asks which tests there are. Of several who ask at once, all get what the last one finds. */
  #look(token?: vscode.CancellationToken): Promise<Found> {
    clearTimeout(this.#timer);
    const looking: Promise<Found> = this.#ask(token).then((answer) => {
      if (this.#isDisposed) return 'silent';
      if (this.#latest !== looking) return this.#latest ?? 'silent';
      return answer === undefined ? 'silent' : this.#show(answer);
    });
    this.#latest = looking;
    return looking;
  }

  /** Undefined when nobody answers. */
  async #ask(
    token: vscode.CancellationToken | undefined,
  ): Promise<Pick<SampleTests, 'tests' | 'notRead'> | undefined> {
    const found = await vscode.workspace.findFiles(SAMPLES, FOREIGN, 1);
    if (found.length === 0) return { tests: [], notRead: [] };
    if (!(await whenRunning(this.#server))) return undefined;
    const params: SampleTestsParams = { run: false };
    const answer = await this.#server.request<SampleTests | null>(SAMPLE_TESTS, params, token);
    return answer ?? undefined;
  }

  #show(answer: Pick<SampleTests, 'tests' | 'notRead'>): Found {
    for (const { uri, reason } of answer.notRead) this.#log.info(`Not tested: ${uri}: ${reason}`);
    this.#entries = testTree(answer);
    if (this.#entries.length > 0) this.#explorer ??= this.#makeExplorer();
    this.#explorer?.items.show(this.#entries);
    if (this.#entries.length === 0 && this.#runs === 0) {
      this.#explorer?.controller.dispose();
      this.#explorer = undefined;
    }
    this.#changed.fire();
    return this.#entries.length > 0 ? 'tests' : { none: answer.notRead[0]?.reason };
  }

  #makeExplorer(): Explorer {
    const controller = vscode.tests.createTestController(
      'dataengos.sampleData',
      vscode.l10n.t('Sample data'),
    );
    controller.refreshHandler = async (token) => {
      await this.#look(token);
    };
    const profile = controller.createRunProfile(
      vscode.l10n.t('Test sample data'),
      vscode.TestRunProfileKind.Run,
      (request, token) => this.#run(explorer, request, token),
      true,
    );
    const explorer = { controller, profile, items: new SampleItems(controller) };
    return explorer;
  }

  async #run(
    { controller, items }: Explorer,
    request: vscode.TestRunRequest,
    token?: vscode.CancellationToken,
  ): Promise<void> {
    this.#runs++;
    try {
      await runSampleTests({ controller, items, server: this.#server }, request, token);
    } finally {
      this.#runs--;
      // The tests went while they ran, and the view waits to go.
      if (this.#runs === 0 && this.#entries.length === 0) this.#lookSoon();
    }
  }
}

function silent(): string {
  return vscode.l10n.t('The language server does not answer.');
}

function noTests(found: { readonly none: string | undefined } | undefined): string {
  const text = vscode.l10n.t(
    'There is no sample data to test. Samples lie below "specs/sample-data", in a folder for each contract and a file for each object.',
  );
  return found?.none === undefined ? text : `${text} ${found.none}`;
}
