import * as vscode from 'vscode';
import { SERVER_NAME } from '../../server/src/hosts/lsp/protocol.ts';
import { isServed } from './served-documents.ts';

/** Ticks off the steps of the walkthrough by what the user really does; package.json waits for these keys. */
export class Walkthrough implements vscode.Disposable {
  readonly #subscriptions: vscode.Disposable;
  readonly #done = new Set<string>();
  readonly #findings = new Map<string, number>();

  constructor() {
    this.#subscriptions = vscode.Disposable.from(
      vscode.window.onDidChangeActiveTextEditor((editor) => this.#look(editor?.document)),
      vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        const document = vscode.window.activeTextEditor?.document;
        if (uris.some((uri) => uri.toString() === document?.uri.toString())) this.#look(document);
      }),
    );
    this.#look(vscode.window.activeTextEditor?.document);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #look(document: vscode.TextDocument | undefined): void {
    if (document === undefined || !isServed(document)) return;
    this.#reach('dataengos.contractOpened');
    const uri = document.uri.toString();
    const findings = vscode.languages
      .getDiagnostics(document.uri)
      .filter(({ source }) => source === SERVER_NAME).length;
    if (findings > 0) this.#reach('dataengos.findingSeen');
    const before = this.#findings.get(uri) ?? 0;
    if (findings < before && document.isDirty) this.#reach('dataengos.findingFixed');
    this.#findings.set(uri, findings);
  }

  #reach(key: string): void {
    if (this.#done.has(key)) return;
    this.#done.add(key);
    void vscode.commands.executeCommand('setContext', key, true);
  }
}
