import * as vscode from 'vscode';
import {
  EFFECTIVE_POLICY,
  type PolicyPage,
  type PolicyPageParams,
} from '../../server/src/hosts/lsp/protocol.ts';
import type { LanguageServer } from './client.ts';
import { policyText } from './policy-text.ts';
import { isServed, servedDocuments } from './served-documents.ts';

/** In ms: policies change rarely, and what is typed into a contract does not change them. */
const PAUSE = 500;

/** The language status item that says which policies hold for the document in front. */
export class PolicyStatus implements vscode.Disposable {
  readonly #server: LanguageServer;
  readonly #item = vscode.languages.createLanguageStatusItem('dataengos.policies', servedDocuments);
  readonly #subscriptions: vscode.Disposable;
  #timer: NodeJS.Timeout | undefined;
  #round = 0;

  constructor(server: LanguageServer) {
    this.#server = server;
    this.#item.name = vscode.l10n.t('DataEngOS policies');
    this.#item.text = policyText([], vscode.l10n.t);
    this.#item.command = {
      title: vscode.l10n.t('Show'),
      command: 'dataengos.showEffectivePolicy',
    };
    this.#subscriptions = vscode.Disposable.from(
      this.#item,
      server.onDidChange(() => this.#refreshSoon()),
      vscode.window.onDidChangeActiveTextEditor(() => void this.#refresh()),
    );
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscriptions.dispose();
  }

  #refreshSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#refresh(), PAUSE);
  }

  async #refresh(): Promise<void> {
    const round = ++this.#round;
    const document = vscode.window.activeTextEditor?.document;
    if (document === undefined || !isServed(document)) return;
    const params: PolicyPageParams = { textDocument: { uri: document.uri.toString() } };
    const page = await this.#server.request<PolicyPage | null>(EFFECTIVE_POLICY, params);
    // The answer to an older question says nothing about the document in front.
    if (round === this.#round && page) this.#item.text = policyText(page.names, vscode.l10n.t);
  }
}
