import type { SymbolIndex } from '../../analysis/symbol-index.ts';
import type { DiagnosticsFeed } from './diagnostics-feed.ts';
import type { OpenDocuments } from './documents.ts';
import type { FeatureContext } from './feature-context.ts';
import type { Workspace } from './make-workspace.ts';
import type { ProjectFiles } from './project-files.ts';
import type { SettingsStore } from './settings-store.ts';
import type { WorkspaceFolders } from './workspace-folders.ts';
import type { WorkspaceIndex } from './workspace-index.ts';
import type { WorkspaceTrust } from './workspace-trust.ts';

/** What the server is made of. */
export interface Services {
  readonly push: boolean;
  readonly context: FeatureContext;
  readonly settings: SettingsStore;
  readonly documents: OpenDocuments;
  readonly feed: DiagnosticsFeed;
  readonly folders: WorkspaceFolders;
  readonly index: WorkspaceIndex;
  readonly symbols: SymbolIndex;
  readonly workspace: Workspace;
  readonly projects: ProjectFiles;
  readonly trust: WorkspaceTrust;
  /** Absolute path of a folder of the editor, outside of the workspace; undefined: it gives none. */
  readonly storage: string | undefined;
}
