import * as vscode from 'vscode';
import type { PendingFile } from './pending-file.ts';
import { verdictText } from './verdict-text.ts';

/** The item of the status bar that says what is known of the proposal in front. */
export class ReviewStatus implements vscode.Disposable {
  readonly #item = vscode.window.createStatusBarItem(
    'dataengos.review',
    vscode.StatusBarAlignment.Left,
    50,
  );

  constructor() {
    this.#item.name = vscode.l10n.t('DataEngOS review');
    this.#item.command = 'dataengos.reviewProposals';
  }

  dispose(): void {
    this.#item.dispose();
  }

  show(file: PendingFile | undefined): void {
    if (file === undefined || file.isSettled) {
      this.#item.hide();
      return;
    }
    const { judged } = file;
    const item = this.#item;
    const isChanged = file.model.hasChanged;
    const isBad = judged !== undefined && !judged.acceptable;
    const icon = isChanged
      ? 'warning'
      : judged === undefined
        ? 'sync~spin'
        : isBad
          ? 'error'
          : 'pass';
    const text = isChanged
      ? vscode.l10n.t('the file changed since the proposal')
      : judged === undefined
        ? vscode.l10n.t('being checked')
        : verdictText([judged], vscode.l10n.t);
    item.text = `$(${icon}) ${text}`;
    item.tooltip = vscode.l10n.t('Proposal for {0}: {1}', file.path, text);
    item.accessibilityInformation = { label: item.tooltip };
    item.backgroundColor = isBad
      ? new vscode.ThemeColor('statusBarItem.errorBackground')
      : isChanged
        ? new vscode.ThemeColor('statusBarItem.warningBackground')
        : undefined;
    item.show();
  }
}
