import * as vscode from 'vscode';
import { TRANSCRIPT } from '../../../server/src/hosts/lsp/protocol.ts';
import type { PendingRuns } from './pending-runs.ts';
import type { ReviewServer } from './review-server.ts';

const SCHEME = 'dataengos-run';

/** The transcript of a run, as a page that nobody can edit. */
export function transcriptUri(run: string, title: string): vscode.Uri {
  return vscode.Uri.from({ scheme: SCHEME, path: `/${fileName(title)}.md`, query: run });
}

/** What a run explains, as a page that nobody can edit. */
export function explanationUri(run: string, title: string): vscode.Uri {
  const fragment = 'text';
  return vscode.Uri.from({ scheme: SCHEME, path: `/${fileName(title)}.md`, query: run, fragment });
}

/** Pages about runs. */
export class RunPages implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #server: ReviewServer;
  readonly #pending: PendingRuns;
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #registration: vscode.Disposable;

  readonly onDidChange = this.#changed.event;

  constructor(server: ReviewServer, pending: PendingRuns) {
    this.#server = server;
    this.#pending = pending;
    this.#registration = vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);
  }

  dispose(): void {
    this.#registration.dispose();
    this.#changed.dispose();
  }

  /** A page that is open already is made anew. */
  refresh(page: vscode.Uri): void {
    this.#changed.fire(page);
  }

  async provideTextDocumentContent({ query, fragment }: vscode.Uri): Promise<string> {
    if (fragment === 'text') return this.#pending.find(query)?.view.text ?? '';
    const markdown = await this.#server.request<string | null>(TRANSCRIPT, { run: query });
    return markdown ?? vscode.l10n.t('The language server does not answer.');
  }
}

function fileName(title: string): string {
  return title.replaceAll(/[/\\?#%*:|"<>]/g, ' ').slice(0, 100);
}
