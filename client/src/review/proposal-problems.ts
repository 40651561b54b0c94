import * as vscode from 'vscode';
import { plainRange } from '../plain-places.ts';
import type { PendingFile } from './pending-file.ts';
import type { PendingRuns } from './pending-runs.ts';

const SEVERITIES = { error: 'Error', warning: 'Warning', info: 'Information' } as const;

/** What verdicts say, as marks in the proposals. */
export class ProposalProblems implements vscode.Disposable {
  readonly #pending: PendingRuns;
  readonly #collection = vscode.languages.createDiagnosticCollection('dataengos-review');
  readonly #subscription: vscode.Disposable;

  constructor(pending: PendingRuns) {
    this.#pending = pending;
    this.#subscription = pending.onDidChange(() => this.#show());
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#collection.dispose();
  }

  #show(): void {
    const files = this.#pending.files;
    const shown = new Set(files.map(({ proposal }) => proposal.toString()));
    const gone: vscode.Uri[] = [];
    this.#collection.forEach((uri) => {
      if (!shown.has(uri.toString())) gone.push(uri);
    });
    for (const uri of gone) this.#collection.delete(uri);
    // While a text is being judged, the marks of the one before move with it.
    for (const file of files) if (file.judged) this.#collection.set(file.proposal, marks(file));
  }
}

function marks({ judged, path }: PendingFile): vscode.Diagnostic[] {
  return (judged?.verdict.findings ?? []).flatMap((finding, at) => {
    if (finding.path !== path) return [];
    const range = judged?.ranges[at];
    const line = (finding.line ?? 1) - 1;
    const diagnostic = new vscode.Diagnostic(
      range ? plainRange(range) : new vscode.Range(line, 0, line, Number.MAX_SAFE_INTEGER),
      finding.message,
      vscode.DiagnosticSeverity[SEVERITIES[finding.severity]],
    );
    diagnostic.source = 'dataengos';
    diagnostic.code = finding.code;
    return [diagnostic];
  });
}
