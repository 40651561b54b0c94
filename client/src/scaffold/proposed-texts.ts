import * as vscode from 'vscode';

const SCHEME = 'dataengos-proposed';

/** Texts that are proposed, as documents that nobody can edit: sides of differences. */
export class ProposedTexts implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #registration: vscode.Disposable;
  #round = 0;

  constructor() {
    this.#registration = vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);
  }

  dispose(): void {
    this.#registration.dispose();
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? '';
  }

  /** Forgets what was proposed before. */
  begin(): void {
    this.#round++;
    this.#texts.clear();
  }

  /** A document with the text, named like the file, so that it has its language. */
  documentOf(file: vscode.Uri, text: string): vscode.Uri {
    const uri = vscode.Uri.from({
      scheme: SCHEME,
      path: file.path,
      query: `${String(this.#round)}.${String(this.#texts.size)}`,
    });
    this.#texts.set(uri.toString(), text);
    return uri;
  }

  /** Closes the tabs of differences between such texts, and that of all of them, whose label begins with the title. */
  async closeTabs(title: string): Promise<void> {
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    await vscode.window.tabGroups.close(
      tabs.filter(({ label, input }) =>
        input instanceof vscode.TabInputTextDiff
          ? input.modified.scheme === SCHEME
          : // The API has no type for several differences in one tab.
            label.startsWith(title) && !(input instanceof vscode.TabInputText),
      ),
    );
  }
}
