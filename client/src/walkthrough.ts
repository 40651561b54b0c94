import * as vscode from 'vscode';
import { SERVER_NAME } from '../../server/src/hosts/lsp/protocol.ts';
import { isServed } from './served-documents.ts';

/** Ticks off the steps of the walkthrough by what the user really does; package.json waits for these keys. */
export class Walkthrough implements vscode.Disposable {
  readonly #subscriptions: vscode.Disposable;
  /** Number of findings by URI, as last seen. */
  readonly #findings = new Map<string, number>();

  constructor() {
    this.#subscriptions = vscode.Disposable.from(
      vscode.window.onDidChangeActiveTextEditor((editor) => this.#opened(editor?.document)),
      vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        const document = vscode.window.activeTextEditor?.document;
        if (uris.some((uri) => uri.toString() === document?.uri.toString())) this.#count(document);
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        this.#findings.delete(uri.toString());
      }),
    );
    this.#opened(vscode.window.activeTextEditor?.document);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #opened(document: vscode.TextDocument | undefined): void {
    if (document === undefined || !isServed(document)) return;
    pulse('dataengos.contractOpened');
    this.#findings.delete(document.uri.toString());
    this.#count(document);
  }

  #count(document: vscode.TextDocument | undefined): void {
    if (document === undefined || !isServed(document)) return;
    const uri = document.uri.toString();
    const findings = vscode.languages
      .getDiagnostics(document.uri)
      .filter(({ source }) => source === SERVER_NAME).length;
    const before = this.#findings.get(uri) ?? 0;
    this.#findings.set(uri, findings);
    if (findings > 0 && before === 0) pulse('dataengos.findingSeen');
    if (findings < before && document.isDirty) pulse('dataengos.findingFixed');
  }
}

/**
 * Sets a context key for a moment. VS Code reads the walkthrough when its page is first opened,
 * and a key that is set already then never completes a step.
 */
function pulse(key: string): void {
  void vscode.commands.executeCommand('setContext', key, true);
  void vscode.commands.executeCommand('setContext', key, false);
}
