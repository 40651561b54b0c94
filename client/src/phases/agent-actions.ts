import * as vscode from 'vscode';
import { SERVER_NAME } from '../../../server/src/hosts/lsp/protocol.ts';
import { contractDocuments, servedDocuments } from '../served-documents.ts';
import { todosIn } from './agent-lenses.ts';

const SQL = [{ scheme: 'file', pattern: '**/models/**/*.sql' }];

/**
 * What phases can do about a place, in the light bulb: implement logic, mend findings, explain one. Never preferred, so
 * that nothing runs them but a person; each only runs a command, which asks and shows before anything is written.
 */
export class AgentActions implements vscode.CodeActionProvider, vscode.Disposable {
  readonly #subscription: vscode.Disposable;

  constructor() {
    this.#subscription = vscode.languages.registerCodeActionsProvider(
      [...contractDocuments, ...servedDocuments, ...SQL],
      this,
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    );
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    { diagnostics, only }: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    const { uri } = document;
    if (!vscode.workspace.isTrusted || vscode.workspace.getWorkspaceFolder(uri) === undefined)
      return [];
    if (only !== undefined && !only.contains(vscode.CodeActionKind.QuickFix)) return [];
    const ours = diagnostics.filter(({ source }) => source === SERVER_NAME);
    const path = vscode.workspace.asRelativePath(uri, false);
    const hasTodo =
      uri.path.endsWith('.sql') && todosIn(document).some((line) => line === range.start.line);
    return [
      ...(hasTodo
        ? [action(vscode.l10n.t('Implement with DataEngOS'), 'dataengos.implementLogic', uri)]
        : []),
      ...(ours.length > 0
        ? [
            action(vscode.l10n.t('Fix with DataEngOS'), 'dataengos.fixWithAgent', {
              uri: uri.toString(),
              input: { path },
            }),
          ]
        : []),
      ...ours.slice(0, 1).map((diagnostic) => {
        const line = diagnostic.range.start.line + 1;
        return action(vscode.l10n.t('Explain with DataEngOS'), 'dataengos.explain', {
          uri: uri.toString(),
          input: { what: `${path}:${String(line)}` },
        });
      }),
    ];
  }
}

function action(title: string, command: string, argument: unknown): vscode.CodeAction {
  const made = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  made.command = { title, command, arguments: [argument] };
  made.isPreferred = false;
  return made;
}
