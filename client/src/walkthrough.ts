import * as vscode from 'vscode';
import { SERVER_NAME } from '../../server/src/hosts/lsp/protocol.ts';
import { isContract } from './served-documents.ts';

/** Context keys that package.json waits for, one for each step. */
const STEPS = {
  opened: 'dataengos.contractOpened',
  seen: 'dataengos.findingSeen',
  fixed: 'dataengos.findingFixed',
  copied: 'dataengos.lintCommandCopied',
  chosen: 'dataengos.rulesChosen',
} as const;

/** Where it is remembered which steps were done. */
const MEMORY = 'walkthrough.done';

/** In ms; VS Code reads the walkthroughs of extensions some time after their page was opened. */
const READING = 1000;

/** Ticks off the steps of the walkthrough by what the user really does, before its page is opened or after. */
export class Walkthrough implements vscode.Disposable {
  readonly #memory: vscode.Memento;
  readonly #subscriptions: vscode.Disposable;
  /** Number of findings by URI, as last seen. */
  readonly #findings = new Map<string, number>();
  readonly #done: Set<string>;

  constructor(memory: vscode.Memento) {
    this.#memory = memory;
    this.#done = new Set(memory.get<readonly string[]>(MEMORY, []));
    this.#subscriptions = vscode.Disposable.from(
      vscode.window.onDidChangeActiveTextEditor((editor) => this.#opened(editor?.document)),
      vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        const document = vscode.window.activeTextEditor?.document;
        if (uris.some((uri) => uri.toString() === document?.uri.toString())) this.#count(document);
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        this.#findings.delete(uri.toString());
      }),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('dataengos.lint')) this.did('chosen');
      }),
      vscode.window.tabGroups.onDidChangeTabs(({ opened, changed }) => {
        if ([...opened, ...changed].some(isPage)) this.#remind();
      }),
    );
    this.#opened(vscode.window.activeTextEditor?.document);
  }

  /** The step is done, now and for ever. */
  did(step: keyof typeof STEPS): void {
    const key = STEPS[step];
    pulse(key);
    if (this.#done.has(key)) return;
    this.#done.add(key);
    void this.#memory.update(MEMORY, [...this.#done]);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #opened(document: vscode.TextDocument | undefined): void {
    if (document === undefined || !isContract(document)) return;
    this.did('opened');
    this.#findings.delete(document.uri.toString());
    this.#count(document);
  }

  #count(document: vscode.TextDocument | undefined): void {
    if (document === undefined || !isContract(document)) return;
    const uri = document.uri.toString();
    const findings = vscode.languages
      .getDiagnostics(document.uri)
      .filter(({ source }) => source === SERVER_NAME).length;
    const before = this.#findings.get(uri) ?? 0;
    this.#findings.set(uri, findings);
    if (findings > 0 && before === 0) this.did('seen');
    if (findings < before && document.isDirty) this.did('fixed');
  }

  /** Tells a page that was just opened what was done before. */
  #remind(): void {
    const tell = (): void => this.#done.forEach(pulse);
    tell();
    setTimeout(tell, READING);
  }
}

/** The walkthrough is one of the tabs of which extensions learn nothing. */
function isPage({ input, isActive }: vscode.Tab): boolean {
  return isActive && input === undefined;
}

/**
 * Sets a context key for a moment. VS Code reads the walkthrough when its page is first opened,
 * and a key that is set already then never completes a step.
 */
function pulse(key: string): void {
  void vscode.commands.executeCommand('setContext', key, true);
  void vscode.commands.executeCommand('setContext', key, false);
}
