import type { Range } from '../base/range.ts';
import type { TextEdit } from '../base/text-edit.ts';
import type { FailedFile } from './failed-file.ts';

/** What an operation would like to write. A host shows it, asks, checks the hash and applies it. */
export interface ProposedChange {
  readonly files: readonly ProposedFileChange[];
  /** All files or none: a half of it would be of no use. In the order given, the last one seals it. */
  readonly together?: true;
}

export interface ProposedFileChange {
  readonly path: string;
  /** `contentHash` of the text that the edits count on: where it differs by now, nothing may be applied. */
  readonly basedOn: string;
  /** No file is there yet, and the edits are for an empty text: where there is one by now, nothing may be applied. */
  readonly isNew?: true;
  /** The file goes; there are no edits. */
  readonly isGone?: true;
  /** None overlapping. */
  readonly edits: readonly TextEdit[];
  /** Why, in the order of the text. */
  readonly reasons: readonly Reason[];
  /**
   * `base`: nobody reads it. It keeps what was made last, so that it can be told from what people write. Where the
   * change of the file `of` is not applied, this one may not be either.
   */
  readonly role?: 'base' | undefined;
  readonly of?: string | undefined;
}

/** What an edit takes away. */
export interface Reason {
  /** A full sentence, such as that of a finding. */
  readonly message: string;
  /** Where it was said, in the text that the edits count on; undefined of the file as a whole. */
  readonly range?: Range;
  /** What is done about it, where it has a fix of its own. */
  readonly done?: string;
  /** What is wanted, in so few words that several edits with the same ones can stand together. */
  readonly label?: string;
  /** The edits of the file that do it. */
  readonly edits?: readonly TextEdit[];
}

/** What operations that write return. */
export interface Proposal {
  readonly change: ProposedChange;
  /** Nothing is proposed for these. */
  readonly failed: readonly FailedFile[];
  /** How many findings stay, of files that change and of others; only of operations that take findings away. */
  readonly left?: number;
}
