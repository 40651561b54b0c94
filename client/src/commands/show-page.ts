import * as vscode from 'vscode';
import type { CommandContext } from './command.ts';

/** Shows Markdown as a rendered page; as text where the editor comes without the preview. */
export async function showPage(
  { log }: Pick<CommandContext, 'log'>,
  page: vscode.Uri,
): Promise<void> {
  try {
    await vscode.commands.executeCommand('markdown.showPreview', page);
  } catch (error) {
    log.debug(`No Markdown preview: ${String(error)}`);
    await vscode.window.showTextDocument(page, { preview: true });
  }
}
