import type { Diagnostic, WorkDoneProgressReporter } from 'vscode-languageserver/node';
import type { Settings } from '../../analysis/settings.ts';
import type { SourceFile } from '../../analysis/source-file.ts';
import type { SpecIndex } from '../../spec/spec-index.ts';
import type { Unread } from './unread.ts';
import type { WorkspaceFiles } from './workspace-files.ts';

/** What the index of files that are not open needs of the server, and what it tells. */
export interface WorkspaceIndexOptions {
  readonly spec: SpecIndex;
  readonly files: WorkspaceFiles;
  readonly folders: () => readonly string[];
  readonly settings: (uri: string) => Settings;
  /** Open documents are served from the editor's text, not from disk. */
  readonly isOpen: (uri: string) => boolean;
  readonly diagnose: (file: SourceFile) => Diagnostic[];
  /** The text of a file that is not open, read just now. */
  readonly read: (file: SourceFile) => void;
  /** Whether there are policies, so that what they hold for beside contracts is of interest. */
  readonly governed: () => boolean;
  /** What the workspace says of a file, as it was told last. */
  readonly ofWorkspace: (uri: string) => readonly Diagnostic[];
  /** A scan begins. */
  readonly scanning: () => void;
  /** All files were looked at: what they say together can be worked out. */
  readonly scanned: () => Promise<void>;
  /** Files that came, changed or went one by one have been looked at. */
  readonly refreshed: () => void;
  /** A file that is not open is gone, or none of ours any more. */
  readonly gone: (uri: string) => void;
  /** Says that a file could not be read, and why. */
  readonly unread: (why: Unread) => Diagnostic;
  /** Diagnostics of a file that is not open have changed. */
  readonly changed: (uri: string, diagnostics: readonly Diagnostic[]) => void;
  readonly progress: () => WorkDoneProgressReporter & { done(): void };
  readonly warn: (message: string) => void;
}
