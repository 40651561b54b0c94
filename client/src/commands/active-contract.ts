import * as vscode from 'vscode';
import { isServed } from '../served-documents.ts';

/** The editor in front, when it shows a document that the server serves. */
export function activeContract(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor && isServed(editor.document) ? editor : undefined;
}

/**
 * The editor in front or, where something else is in front, as the walkthrough is, the only
 * contract that has a tab; that one is then shown.
 */
export async function activeOrOnlyContract(): Promise<vscode.TextEditor | undefined> {
  if (vscode.window.activeTextEditor) return activeContract();
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  const uris = new Set(
    tabs.flatMap(({ input }) =>
      input instanceof vscode.TabInputText ? [input.uri.toString()] : [],
    ),
  );
  const contracts = vscode.workspace.textDocuments.filter(
    (document) => uris.has(document.uri.toString()) && isServed(document),
  );
  const [only, another] = contracts;
  if (only === undefined || another !== undefined) return undefined;
  return vscode.window.showTextDocument(only);
}
