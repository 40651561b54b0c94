import type { TextEdit } from '../base/text-edit.ts';
import type { FailedFile } from './failed-file.ts';

/** What an operation would like to write. A host shows it, asks, checks the hash and applies it. */
export interface ProposedChange {
  readonly files: readonly ProposedFileChange[];
}

export interface ProposedFileChange {
  readonly path: string;
  /** `contentHash` of the text that the edits count on: where it differs by now, nothing may be applied. */
  readonly basedOn: string;
  /** None overlapping. */
  readonly edits: readonly TextEdit[];
  /** Why: full sentences, such as the findings that the edits take away. */
  readonly reasons: readonly string[];
}

/** What operations that write return. */
export interface Proposal {
  readonly change: ProposedChange;
  /** Nothing is proposed for these. */
  readonly failed: readonly FailedFile[];
}
