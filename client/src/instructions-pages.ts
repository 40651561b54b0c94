import * as vscode from 'vscode';
import {
  INSTRUCTIONS,
  type InstructionsPage,
  type InstructionsParams,
  type PhaseId,
} from '../../server/src/hosts/lsp/protocol.ts';
import type { LanguageServer } from './client.ts';

const SCHEME = 'dataengos-instructions';
/** In ms: while somebody types, a page that is open beside need not follow every letter. */
const PAUSE = 500;

/** The address of what a phase is told in a workspace folder. */
export function instructionsPageUri(phase: PhaseId, folder: vscode.Uri): vscode.Uri {
  const path = `/${vscode.l10n.t('Instructions for {0}', phase)}.md`;
  const query = JSON.stringify({ phase, folder: folder.toString() } satisfies InstructionsParams);
  return vscode.Uri.from({ scheme: SCHEME, path, query });
}

/** Instructions put together: documents that nobody can edit, and that follow the texts that they are made of. */
export class InstructionsPages implements vscode.TextDocumentContentProvider, vscode.Disposable {
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
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document.uri.path.includes('agent-os/')) this.#refreshSoon();
      }),
      server.onDidChange(() => this.#refreshSoon()),
    );
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscriptions.dispose();
  }

  async provideTextDocumentContent({ query }: vscode.Uri): Promise<string> {
    const params = JSON.parse(query) as InstructionsParams;
    const page = await this.#server.request<InstructionsPage | null>(INSTRUCTIONS, params);
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
