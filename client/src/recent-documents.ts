import * as vscode from 'vscode';

/** Remembers in which order documents were in front, for commands that are run from a page without text. */
export class RecentDocuments implements vscode.Disposable {
  readonly #subscription: vscode.Disposable;
  /** Last one first. */
  #documents: readonly vscode.TextDocument[] = [];

  constructor() {
    this.#subscription = vscode.window.onDidChangeActiveTextEditor((editor) => this.#saw(editor));
    this.#saw(vscode.window.activeTextEditor);
  }

  /** All open documents, those that were in front first. */
  get all(): readonly vscode.TextDocument[] {
    const seen = this.#documents.filter(({ isClosed }) => !isClosed);
    return [...new Set([...seen, ...vscode.workspace.textDocuments])];
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  #saw(editor: vscode.TextEditor | undefined): void {
    if (editor === undefined) return;
    const { document } = editor;
    const others = this.#documents.filter((one) => one !== document && !one.isClosed);
    this.#documents = [document, ...others];
  }
}
