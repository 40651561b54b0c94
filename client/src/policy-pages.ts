import * as vscode from 'vscode';
import {
  EFFECTIVE_POLICY,
  type PolicyPage,
  type PolicyPageParams,
} from '../../server/src/hosts/lsp/protocol.ts';
import type { LanguageServer } from './client.ts';

const SCHEME = 'dataengos-policy';
/** In ms: while somebody types, a page that is open beside need not follow every letter. */
const PAUSE = 500;

/** The address of the page that says which policies hold for a document. */
export function policyPageUri(document: vscode.Uri): vscode.Uri {
  const name = document.path.slice(document.path.lastIndexOf('/') + 1);
  const path = `/${vscode.l10n.t('Policies for {0}', name)}.md`;
  return vscode.Uri.from({ scheme: SCHEME, path, query: document.toString() });
}

/** Pages about policies: documents that nobody can edit, and that follow what the server knows. */
export class PolicyPages implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #server: LanguageServer;
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #subscriptions: vscode.Disposable;
  #timer: NodeJS.Timeout | undefined;

  readonly onDidChange = this.#changed.event;

  constructor(server: LanguageServer) {
    this.#server = server;
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      server.onDidChange(() => this.#refreshSoon()),
    );
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscriptions.dispose();
  }

  async provideTextDocumentContent({ query }: vscode.Uri): Promise<string> {
    const params: PolicyPageParams = { textDocument: { uri: query } };
    const page = await this.#server.request<PolicyPage | null>(EFFECTIVE_POLICY, params);
    return page?.markdown ?? vscode.l10n.t('The language server does not answer.');
  }

  #refreshSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      for (const { uri } of vscode.workspace.textDocuments)
        if (uri.scheme === SCHEME) this.#changed.fire(uri);
    }, PAUSE);
  }
}
