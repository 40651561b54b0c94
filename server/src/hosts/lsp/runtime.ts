import type { WorkspaceFiles } from './workspace-files.ts';

/** What the server needs of the machine it runs on. */
export interface Runtime {
  readonly files: WorkspaceFiles;
  readonly version: string;
  /** One line about the process for bug reports: engine, platform, memory. */
  readonly describe: () => string;
}
