import * as vscode from 'vscode';
import type {
  PlainRange,
  Scaffold,
  ScaffoldConflictNote,
  ScaffoldNote,
} from '../../../server/src/hosts/lsp/protocol.ts';
import { plainRange } from '../plain-places.ts';
import { conflictText } from './conflict-text.ts';

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

  /** `written`: URIs of the files that are by now as they were proposed. */
  show(
    { unexpressed, conflicts }: Pick<Scaffold, 'unexpressed' | 'conflicts'>,
    written: ReadonlySet<string>,
  ): void {
    const all = new Map<string, vscode.Diagnostic[]>();
    const add = (uri: string, diagnostic: vscode.Diagnostic): void => {
      diagnostic.source = 'dataengos';
      const others = all.get(uri);
      if (others === undefined) all.set(uri, [diagnostic]);
      else others.push(diagnostic);
    };
    for (const note of unexpressed) add(note.uri, notExpressed(note));
    for (const note of conflicts) add(note.uri, conflict(note, written.has(note.uri)));
    this.#notes.clear();
    for (const [uri, diagnostics] of all) this.#notes.set(vscode.Uri.parse(uri), diagnostics);
  }
}

function notExpressed({ range, element, reason }: ScaffoldNote): vscode.Diagnostic {
  const message = vscode.l10n.t('Not in the dbt project: {0}. {1}', element, reason);
  const diagnostic = new vscode.Diagnostic(
    firstLine(range),
    message,
    vscode.DiagnosticSeverity.Information,
  );
  diagnostic.code = 'scaffold-unexpressed';
  return diagnostic;
}

function conflict(note: ScaffoldConflictNote, isWritten: boolean): vscode.Diagnostic {
  const at = firstLine(isWritten ? note.later : note.range);
  const message = conflictText(note, vscode.l10n.t);
  const diagnostic = new vscode.Diagnostic(at, message, vscode.DiagnosticSeverity.Warning);
  diagnostic.code = 'scaffold-conflict';
  return diagnostic;
}

function firstLine(range: PlainRange): vscode.Range {
  const { start, end } = plainRange(range);
  return start.line === end.line
    ? new vscode.Range(start, end)
    : new vscode.Range(start, new vscode.Position(start.line, Number.MAX_SAFE_INTEGER));
}
