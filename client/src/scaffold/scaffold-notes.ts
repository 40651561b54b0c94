import * as vscode from 'vscode';
import type {
  Scaffold,
  ScaffoldConflictNote,
  ScaffoldNote,
} from '../../../server/src/hosts/lsp/protocol.ts';
import { plainRange } from '../plain-places.ts';

/** What the last scaffold could not express, and where it met what people wrote: in Problems, until the file is edited. */
export class ScaffoldNotes implements vscode.Disposable {
  readonly #notes = vscode.languages.createDiagnosticCollection('dataengos-scaffold');
  readonly #subscription = vscode.workspace.onDidChangeTextDocument(
    ({ document, contentChanges }) => {
      if (contentChanges.length > 0) this.#notes.delete(document.uri);
    },
  );

  dispose(): void {
    this.#notes.dispose();
    this.#subscription.dispose();
  }

  clear(): void {
    this.#notes.clear();
  }

  show({ unexpressed, conflicts }: Pick<Scaffold, 'unexpressed' | 'conflicts'>): void {
    const all = new Map<string, vscode.Diagnostic[]>();
    const add = (uri: string, diagnostic: vscode.Diagnostic): void => {
      diagnostic.source = 'dataengos';
      all.set(uri, [...(all.get(uri) ?? []), diagnostic]);
    };
    for (const note of unexpressed) add(note.uri, notExpressed(note));
    for (const note of conflicts) add(note.uri, conflict(note));
    this.#notes.clear();
    for (const [uri, diagnostics] of all) this.#notes.set(vscode.Uri.parse(uri), diagnostics);
  }
}

function notExpressed({ range, element, reason }: ScaffoldNote): vscode.Diagnostic {
  const message = vscode.l10n.t('Not in the dbt project: {0}. {1}', element, reason);
  const at = firstLine(plainRange(range));
  const diagnostic = new vscode.Diagnostic(at, message, vscode.DiagnosticSeverity.Information);
  diagnostic.code = 'scaffold-unexpressed';
  return diagnostic;
}

function conflict(note: ScaffoldConflictNote): vscode.Diagnostic {
  const at = firstLine(plainRange(note.range));
  const message = conflictText(note);
  const diagnostic = new vscode.Diagnostic(at, message, vscode.DiagnosticSeverity.Warning);
  diagnostic.code = 'scaffold-conflict';
  return diagnostic;
}

/** A sentence that says what stands, and what is made another way. */
export function conflictText({ what, element }: ScaffoldConflictNote): string {
  const { t } = vscode.l10n;
  const name = element === '' ? t('This part') : `"${element}"`;
  switch (what) {
    case 'changed':
      return t(
        '{0} was changed by hand, and the contract asks for something else now. What was written by hand stands.',
        name,
      );
    case 'kept':
      return t('{0} is not asked for any more, but was changed by hand. It stands.', name);
    case 'deleted':
      return t(
        '{0} was deleted by hand, and the contract asks for something else now. It stays deleted.',
        name,
      );
    case 'broken':
      return t('The file cannot be read, so nothing of it is changed.');
  }
}

function firstLine({ start, end }: vscode.Range): vscode.Range {
  return start.line === end.line
    ? new vscode.Range(start, end)
    : new vscode.Range(start, new vscode.Position(start.line, Number.MAX_SAFE_INTEGER));
}
