import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';

const SCHEME = 'dataengos-agent';
/** The texts of pages that nobody looks at any more are let go, the oldest first. */
const KEPT = 50;

/** Documents that nobody can edit: what would be sent, what a server would start, what a phase explains. */
export class AgentPages implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #subscription: vscode.Disposable;

  constructor() {
    this.#subscription = vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);
  }

  /** The address of a page with this text. `name`: of the tab, with the ending of its language. */
  add(name: string, text: string): vscode.Uri {
    const path = `/${name.replaceAll(/[/\\]/g, ' ')}`;
    const uri = vscode.Uri.from({ scheme: SCHEME, path, query: randomUUID() });
    this.#texts.set(uri.query, text);
    const [oldest] = this.#texts.keys();
    if (this.#texts.size > KEPT && oldest !== undefined) this.#texts.delete(oldest);
    return uri;
  }

  provideTextDocumentContent({ query }: vscode.Uri): string {
    return this.#texts.get(query) ?? '';
  }

  /** Beside a question: it does not take the focus. */
  async show(name: string, text: string): Promise<void> {
    const document = await vscode.workspace.openTextDocument(this.add(name, text));
    await vscode.window.showTextDocument(document, { preview: true, preserveFocus: true });
  }

  dispose(): void {
    this.#subscription.dispose();
  }
}
