import * as vscode from 'vscode';

export interface CodeActionWish {
  readonly kind: string;
  readonly range: vscode.Range;
  /** Only the one obvious way to mend what is there. */
  readonly preferred?: boolean;
}

/** Applies the first code action that fits; false when the server offers none. */
export async function applyCodeAction(
  document: vscode.TextDocument,
  { kind, range, preferred = false }: CodeActionWish,
): Promise<boolean> {
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
    kind,
  );
  const action = actions.find(
    ({ edit, isPreferred }) => edit !== undefined && (isPreferred === true || !preferred),
  );
  if (action?.edit === undefined) return false;
  return vscode.workspace.applyEdit(action.edit);
}
