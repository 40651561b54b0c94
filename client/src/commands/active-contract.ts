import * as vscode from 'vscode';
import { isServed } from '../served-documents.ts';

/** The editor in front, when it shows a document that the server serves. */
export function activeContract(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor && isServed(editor.document) ? editor : undefined;
}
