import { DiagnosticSeverity } from 'vscode-languageserver';
import type { FeatureContext } from './feature-context.ts';
import type { FileHealth } from './lineage-view.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

/** How many errors and warnings a file has, open or not. */
export function fileHealth(
  uri: string,
  { documents, host, findings }: Pick<FeatureContext, 'documents' | 'host' | 'findings'>,
  index: Pick<WorkspaceIndex, 'entries'>,
): FileHealth {
  const open = documents.get(uri) === undefined ? undefined : host.snapshot().file(uri);
  if (open !== undefined) {
    const found = findings(open);
    return {
      errors: found.filter(({ severity }) => severity === 'error').length,
      warnings: found.filter(({ severity }) => severity === 'warning').length,
    };
  }
  const said = index.entries.get(uri)?.diagnostics ?? [];
  return {
    errors: said.filter(({ severity }) => severity === DiagnosticSeverity.Error).length,
    warnings: said.filter(({ severity }) => severity === DiagnosticSeverity.Warning).length,
  };
}
