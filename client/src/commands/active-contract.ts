import * as vscode from 'vscode';
import type { RecentDocuments } from '../recent-documents.ts';
import { isContract } from '../served-documents.ts';

/** The editor in front, when it shows a document that is a contract, product or policy. */
export function activeContract(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor && isContract(editor.document) ? editor : undefined;
}

/**
 * The editor in front or, where a page without text is in front, as the walkthrough is, the contract
 * that was in front last and still has a tab; that one is then shown.
 */
export async function activeOrLastContract(
  recent: RecentDocuments,
): Promise<vscode.TextEditor | undefined> {
  if (vscode.window.activeTextEditor) return activeContract();
  for (const document of recent.all) {
    const viewColumn = isContract(document) ? columnOf(document) : undefined;
    if (viewColumn !== undefined) return vscode.window.showTextDocument(document, { viewColumn });
  }
  return undefined;
}

/** Where the document has a tab. */
function columnOf({ uri }: vscode.TextDocument): vscode.ViewColumn | undefined {
  const wanted = uri.toString();
  return vscode.window.tabGroups.all.find(({ tabs }) =>
    tabs.some(
      ({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === wanted,
    ),
  )?.viewColumn;
}
