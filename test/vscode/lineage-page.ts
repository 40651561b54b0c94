import * as vscode from 'vscode';
import type { Target } from '../../scripts/vscode-host/page-methods.ts';
import { cursorAfter, file } from './editor.ts';

export const REPORT = 'specs/contracts/data-products/customer_success/churn_report.odcs.yaml';
export const TOPOLOGY = 'specs/pipelines/topology.mermaid';

/** A table in the picture of the mesh, by what a screen reader says of it. */
export const table = (name: string): Target => ({
  selector: `.box .face[aria-label^="${name},"]`,
  webview: true,
});
/** The same, while it is ringed. */
export const current = (name: string): Target => ({
  selector: `.box.current .face[aria-label^="${name},"]`,
  webview: true,
});
/** A node of the author's diagram. */
export const drawn = (name: string): Target => ({
  selector: '.document svg .node',
  hasText: name,
  webview: true,
});
/** A tool of the preview, by its words or by what it says to a screen reader. */
export const tool = (text: string): Target => ({
  selector: `.toolbar button:text-is("${text}"), .toolbar button[aria-label^="${text}"]`,
  webview: true,
});

export async function openFile(path: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(file(path));
  return vscode.window.showTextDocument(document, vscode.ViewColumn.One);
}

export async function openPreview(path: string, at?: string): Promise<vscode.TextEditor> {
  const editor = await openFile(path);
  if (at !== undefined) await cursorAfter(editor, at);
  await vscode.commands.executeCommand('dataengos.openLineage');
  return editor;
}
