import * as vscode from 'vscode';

/** Resolved only so many: nobody applies more than the first. */
const RESOLVED = 1;

/**
 * Applies the first code action of a kind that the server offers for a whole document and that is
 * acceptable; false when there is none.
 */
export async function applyCodeAction(
  document: vscode.TextDocument,
  kind: string,
  isWanted: (action: vscode.CodeAction) => boolean = () => true,
): Promise<boolean> {
  const all = new vscode.Range(0, 0, document.lineCount, 0);
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    document.validateRange(all),
    kind,
    RESOLVED,
  );
  const action = actions.find((one) => one.edit !== undefined && isWanted(one));
  if (action?.edit === undefined) return false;
  return vscode.workspace.applyEdit(action.edit);
}
