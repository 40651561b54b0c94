import * as vscode from 'vscode';
import type { ViewRun } from '../../../server/src/hosts/lsp/protocol.ts';

/** A word for how bad something is, in the language of the editor. */
export function severityText(severity: ViewRun['comments'][number]['severity']): string {
  if (severity === 'error') return vscode.l10n.t('Error');
  return severity === 'warning' ? vscode.l10n.t('Warning') : vscode.l10n.t('Note');
}
