import * as vscode from 'vscode';
import {
  NEEDS_JUDGEMENT,
  SERVER_NAME,
  type NeedsJudgementParams,
} from '../../../server/src/hosts/lsp/protocol.ts';
import type { LanguageServer } from '../client.ts';
import { contractDocuments, servedDocuments } from '../served-documents.ts';
import { todosIn } from './agent-lenses.ts';

const SQL = [{ scheme: 'file', pattern: '**/models/**/*.sql' }];

/**
 * What phases can do about a place, in the light bulb: implement logic, mend findings that have no safe fix, explain one.
 * Never preferred, so that nothing runs them but a person; each only runs a command, which asks and shows before anything
 * is written.
 */
export class AgentActions implements vscode.CodeActionProvider, vscode.Disposable {
  readonly #server: LanguageServer;
  readonly #subscription: vscode.Disposable;

  constructor(server: LanguageServer) {
    this.#server = server;
    this.#subscription = vscode.languages.registerCodeActionsProvider(
      [...contractDocuments, ...servedDocuments, ...SQL],
      this,
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    );
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    { diagnostics, only }: vscode.CodeActionContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeAction[]> {
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
      ...(ours.length > 0 && (await this.#needsJudgement(document, range, token))
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

  async #needsJudgement(
    { uri }: vscode.TextDocument,
    { start, end }: vscode.Range,
    token: vscode.CancellationToken,
  ): Promise<boolean> {
    const params: NeedsJudgementParams = {
      textDocument: { uri: uri.toString() },
      range: {
        start: { line: start.line, character: start.character },
        end: { line: end.line, character: end.character },
      },
    };
    return (await this.#server.request<boolean | null>(NEEDS_JUDGEMENT, params, token)) === true;
  }
}

function action(title: string, command: string, argument: unknown): vscode.CodeAction {
  const made = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  made.command = { title, command, arguments: [argument] };
  made.isPreferred = false;
  return made;
}
