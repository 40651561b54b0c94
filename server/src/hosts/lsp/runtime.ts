import type { SqlEngine } from '../../operations/sql-engine.ts';
import type { WorkspaceFiles } from './workspace-files.ts';

/** What the server needs of the machine it runs on. */
export interface Runtime {
  /** The WebAssembly of the SQL parser; asked once, with the first query. Throws when it is not there. */
  readonly sqlParser: () => Uint8Array;
  /** Where sample data is looked at; nothing of it runs before somebody asks. */
  readonly sqlEngine: SqlEngine;
  /** Absolute path of its program, for databases of the user. */
  readonly engineProgram: string;
  readonly files: WorkspaceFiles;
  readonly version: string;
  /** One line about the process for bug reports: engine, platform, memory. */
  readonly describe: () => string;
}
