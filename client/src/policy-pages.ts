import * as vscode from 'vscode';
import {
  EFFECTIVE_POLICY,
  GOVERNANCE_REPORT,
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

/** The address of the report on the workspace. */
export function reportPageUri(): vscode.Uri {
  const path = `/${vscode.l10n.t('Governance report')}.md`;
  return vscode.Uri.from({ scheme: SCHEME, path });
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

  /** A page that is open already is made anew. */
  refresh(page: vscode.Uri): void {
    this.#changed.fire(page);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscriptions.dispose();
  }

  async provideTextDocumentContent({ query }: vscode.Uri): Promise<string> {
    const markdown = query === '' ? await this.#report() : await this.#policies(query);
    return markdown ?? vscode.l10n.t('The language server does not answer.');
  }

  #report(): Promise<string | null | undefined> {
    return this.#server.request<string | null>(GOVERNANCE_REPORT);
  }

  async #policies(uri: string): Promise<string | undefined> {
    const params: PolicyPageParams = { textDocument: { uri } };
    const page = await this.#server.request<PolicyPage | null>(EFFECTIVE_POLICY, params);
    return page?.markdown;
  }

  #refreshSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      for (const { uri } of vscode.workspace.textDocuments)
        // The report is about all files: it is made when somebody asks for it.
        if (uri.scheme === SCHEME && uri.query !== '') this.#changed.fire(uri);
    }, PAUSE);
  }
}
