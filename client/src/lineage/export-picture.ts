import { Buffer } from 'node:buffer';
import * as vscode from 'vscode';
import { say } from '../commands/say.ts';
import type { ExportFormat } from './messages.ts';
import { fileName } from './topology-view.ts';

const EXTENSIONS: Readonly<Record<ExportFormat, string>> = {
  svg: 'svg',
  png: 'png',
  mermaid: 'mermaid',
  json: 'json',
};

/** Writes what the page drew to the file that the user chooses. */
export async function exportPicture(
  format: ExportFormat,
  data: string,
  document: vscode.Uri | undefined,
): Promise<void> {
  const extension = EXTENSIONS[format];
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const name = document === undefined ? 'lineage' : fileName(document);
  const proposed = `${name.replace(/\.(?:mermaid|mmd)$/, '')}.${extension}`;
  const uri = await vscode.window.showSaveDialog({
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, proposed) }),
    filters: { [extension.toUpperCase()]: [extension] },
    title: vscode.l10n.t('Export lineage'),
  });
  if (uri === undefined) return;
  const bytes = Buffer.from(data, format === 'png' ? 'base64' : 'utf8');
  await vscode.workspace.fs.writeFile(uri, bytes);
  say(vscode.l10n.t('{0} is written.', fileName(uri)));
}
