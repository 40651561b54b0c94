import * as vscode from 'vscode';
import { LANGUAGE } from '../served-documents.ts';
import type { Command } from './command.ts';

/** Opens a small contract with mistakes to play with; it belongs to no file. */
export const openExample: Command = async ({ extension }) => {
  const uri = vscode.Uri.joinPath(extension.extensionUri, 'images/walkthrough/example.odcs.yaml');
  const content = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  const document = await vscode.workspace.openTextDocument({ language: LANGUAGE, content });
  await vscode.window.showTextDocument(document);
};
