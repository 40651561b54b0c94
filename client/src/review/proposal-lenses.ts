import * as vscode from 'vscode';
import type { PendingRuns } from './pending-runs.ts';
import { PROPOSAL_SCHEME } from './proposal-uri.ts';

/** Above each change of a proposal that stands alone; differences show lenses only where the settings ask for them. */
export class ProposalLenses implements vscode.CodeLensProvider, vscode.Disposable {
  readonly #pending: PendingRuns;
  readonly #registration: vscode.Disposable;
  readonly onDidChangeCodeLenses: vscode.Event<void>;

  constructor(pending: PendingRuns) {
    this.#pending = pending;
    this.onDidChangeCodeLenses = pending.onDidChange;
    this.#registration = vscode.languages.registerCodeLensProvider(
      { scheme: PROPOSAL_SCHEME },
      this,
    );
  }

  dispose(): void {
    this.#registration.dispose();
  }

  provideCodeLenses({ uri, lineCount }: vscode.TextDocument): vscode.CodeLens[] {
    const file = this.#pending.fileOf(uri);
    if (file === undefined || file.isSettled) return [];
    return file.model.hunks.flatMap(({ isStale, region }) => {
      const line = Math.min(region.proposal.start, lineCount - 1);
      const range = new vscode.Range(line, 0, line, 0);
      const argument = [{ proposal: uri.toString(), line }];
      const accept = {
        title: vscode.l10n.t('Accept change'),
        command: 'dataengos.acceptChange',
        arguments: argument,
      };
      const reject = {
        title: vscode.l10n.t('Reject change'),
        command: 'dataengos.rejectChange',
        arguments: argument,
      };
      return [
        ...(isStale ? [] : [new vscode.CodeLens(range, accept)]),
        new vscode.CodeLens(range, reject),
      ];
    });
  }
}
