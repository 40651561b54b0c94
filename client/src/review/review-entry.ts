import type { PendingFile } from './pending-file.ts';
import type { PendingRun } from './pending-runs.ts';
import type { Hunk } from './review-model.ts';

/** A line of the tree "Review". */
export interface ReviewEntry {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly tooltip: string;
  readonly icon: string;
  /** Id of a colour of the theme. */
  readonly colour?: string;
  /** Which commands its menu has. */
  readonly context:
    | 'run'
    | 'check'
    | 'file'
    | 'blockedFile'
    | 'changedFile'
    | 'settledFile'
    | 'decidedFile'
    | 'change'
    | 'finding'
    | 'comment'
    | 'group'
    | 'point';
  readonly isOpen: boolean;
  readonly run: PendingRun;
  readonly file?: PendingFile;
  /** The changes that a decision on it is about. */
  readonly hunks?: readonly Hunk[];
  /** Where it is, from 0: in the proposal, or in another file. */
  readonly place?: { readonly uri?: string; readonly line: number };
  readonly children: readonly ReviewEntry[];
}

const made = new WeakSet();

/** Only entries that were made here are read as such again: commands may be invoked by anybody with anything. */
export function reviewEntry(entry: ReviewEntry): ReviewEntry {
  made.add(entry);
  return entry;
}

export function readReviewEntry(argument: unknown): ReviewEntry | undefined {
  return typeof argument === 'object' && argument !== null && made.has(argument)
    ? (argument as ReviewEntry)
    : undefined;
}
