import type { CancellationToken } from 'vscode-languageserver/node';
import type { Settings } from '../../../analysis/settings.ts';
import type { OperationContext } from '../../../operations/operation.ts';
import type { SqlEngine } from '../../../operations/sql-engine.ts';
import { EditorSource } from '../editor-source.ts';
import type { FeatureContext } from '../feature-context.ts';
import type { WorkspaceFiles } from '../workspace-files.ts';

/** What phases of agents work with. */
export interface PhaseSources {
  readonly files: WorkspaceFiles;
  readonly folders: () => readonly string[];
  readonly settings: (uri: string) => Settings;
  readonly sql: SqlEngine;
  /** Absolute path of the program of the SQL engine. */
  readonly engineProgram: string;
  /** Nothing is run, read for models or sent in another workspace. */
  readonly isTrusted: () => boolean;
  /** Absolute path of a folder outside of the workspace; undefined: nothing outlives the server. */
  readonly storage: string | undefined;
}

/** What operations need. In a workspace that nobody trusts there is no engine to run anything in. */
export function phaseContext(
  context: FeatureContext,
  { files, folders, settings, sql, isTrusted }: PhaseSources,
  folder: string,
  token: CancellationToken,
): OperationContext {
  const { engine, ...snapshot } = snapshotOf(context, folder);
  return {
    files: new EditorSource({ context, files, folders: folders(), settings, token }),
    ...{ engine, token, ...snapshot },
    profile: (uri) => settings(uri).governance.profile,
    ...(isTrusted() && { sql }),
  };
}

function snapshotOf(
  { host }: FeatureContext,
  folder: string,
): Pick<OperationContext, 'engine' | 'config'> {
  const snapshot = host.snapshot();
  return { engine: snapshot.engine, config: snapshot.config(`${folder}/`) };
}
