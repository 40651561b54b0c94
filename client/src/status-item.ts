import * as vscode from 'vscode';
import {
  DOCUMENT_STATUS,
  type DocumentStatus,
  type DocumentStatusParams,
} from '../../server/src/hosts/lsp/protocol.ts';
import type { LanguageServer } from './client.ts';
import { contractDocuments, isContract } from './served-documents.ts';
import { statusText, type Localize } from './status-text.ts';

/** The language status item: which standard and which rules hold for the document in front. */
export class StatusItem implements vscode.Disposable {
  readonly #server: LanguageServer;
  readonly #item = vscode.languages.createLanguageStatusItem('dataengos', contractDocuments);
  readonly #subscriptions: vscode.Disposable;
  #round = 0;

  constructor(server: LanguageServer) {
    this.#server = server;
    this.#item.name = 'DataEngOS';
    this.#subscriptions = vscode.Disposable.from(
      this.#item,
      server.onDidChange(() => void this.#refresh()),
      vscode.window.onDidChangeActiveTextEditor(() => void this.#refresh()),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  async #refresh(): Promise<void> {
    const round = ++this.#round;
    const item = this.#item;
    item.busy = this.#server.state === 'starting';
    if (this.#server.state === 'stopped') {
      item.text = vscode.l10n.t('Language server stopped');
      item.detail = vscode.l10n.t('Contracts are not checked.');
      item.severity = vscode.LanguageStatusSeverity.Error;
      item.command = { title: vscode.l10n.t('Restart'), command: 'dataengos.restartServer' };
      return;
    }
    const document = vscode.window.activeTextEditor?.document;
    if (document === undefined || !isContract(document)) return;
    const params: DocumentStatusParams = { uri: document.uri.toString() };
    const status = await this.#server.request<DocumentStatus | null>(DOCUMENT_STATUS, params);
    // The answer to an older question says nothing about the document in front.
    if (round !== this.#round || status === undefined) return;
    const quarantined = this.#server.isQuarantined(document.uri);
    const { text, detail, grave } = statusText(status, quarantined, localize);
    item.text = text;
    item.detail = detail;
    item.severity = vscode.LanguageStatusSeverity[grave ? 'Warning' : 'Information'];
    item.command = quarantined
      ? { title: vscode.l10n.t('Restart'), command: 'dataengos.restartServer' }
      : {
          title: vscode.l10n.t('Settings'),
          command: 'workbench.action.openSettings',
          arguments: ['dataengos.lint'],
        };
  }
}

const localize: Localize = (message, ...values) => vscode.l10n.t(message, ...values);
