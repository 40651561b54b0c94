import * as vscode from 'vscode';
import { fileName } from './topology-view.ts';

/** Of a preview of a file, or of the whole mesh around a table. */
export function panelTitle(document: vscode.Uri | undefined, table: string | undefined): string {
  const about = document === undefined ? table : fileName(document);
  return about === undefined ? vscode.l10n.t('Lineage') : vscode.l10n.t('Lineage: {0}', about);
}
