import type { FeatureContext } from './feature-context.ts';
import { PROJECT_FILE } from '../../analysis/project-config.ts';
import { bindContract, isDescribed, type Contract } from '../../model/contract.ts';
import {
  DEBUG_INFO,
  DOCUMENT_STATUS,
  type DocumentStatus,
  type DocumentStatusParams,
} from './protocol.ts';
import type { Runtime } from './runtime.ts';
import type { SettingsStore } from './settings-store.ts';
import type { WorkspaceFolders } from './workspace-folders.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

export interface InformationSources {
  readonly runtime: Runtime;
  readonly settings: SettingsStore;
  readonly index: WorkspaceIndex;
  readonly folders: WorkspaceFolders;
}

/** Answers what the status item shows, and the text for a bug report. */
export function registerInformation(context: FeatureContext, sources: InformationSources): void {
  const { connection, guard } = context;
  connection.onRequest(DOCUMENT_STATUS, (params: DocumentStatusParams) =>
    guard.run('documentStatus', null, () => documentStatus(context, sources, params.uri)),
  );
  connection.onRequest(DEBUG_INFO, () =>
    guard.run('debugInfo', '', () => debugInfo(context, sources)),
  );
}

function documentStatus(
  context: FeatureContext,
  sources: InformationSources,
  uri: string,
): DocumentStatus | null {
  const snapshot = context.host.snapshot();
  const file = snapshot.file(uri);
  if (file === undefined) return null;
  const [document] = file.tree.documents;
  if (document === undefined) return null;
  const contract = bindContract(document, snapshot.engine.spec, file.assumed);
  const { complete } = snapshot.lint(file);
  const { dialect } = contract;
  return {
    standard: standardOf(dialect),
    version: isDescribed(contract) ? contract.version : undefined,
    declared: contract.declaredVersion?.replace(/^v/, '') === contract.version,
    preset: sources.settings.settings(uri).lint.preset,
    configFile: sources.settings.projectOf(uri) === undefined ? undefined : PROJECT_FILE,
    findings: context.findings(file).length,
    complete: complete && !context.isQuarantined(uri),
  };
}

function standardOf(dialect: Contract['dialect']): DocumentStatus['standard'] {
  if (dialect === 'none') return undefined;
  return dialect === 'not-odcs' ? 'unknown' : dialect;
}

/** Versions, counts and timings; no contents and no paths, so that it can be pasted anywhere. */
function debugInfo(context: FeatureContext, sources: InformationSources): string {
  const { runtime, index, folders } = sources;
  const handlers = [...context.guard.statistics].map(
    ([name, { calls, failures, total, longest }]) =>
      `  ${name}: ${String(calls)} calls, ${(total / calls).toFixed(1)} ms on average, ${longest.toFixed(1)} ms at most, ${String(failures)} failed`,
  );
  return [
    `DataEngOS language server ${runtime.version}`,
    runtime.describe(),
    `Workspace folders: ${String(folders.all.length)}; open documents: ${String(context.documents.size)}; other contracts: ${String(index.entries.size)}`,
    `Rules: ${String(context.rules.size)}`,
    'Handlers:',
    ...handlers,
  ].join('\n');
}
