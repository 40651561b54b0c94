import type { Sentence } from './sentence.ts';

/**
 * What a phase comes to before anybody has accepted it. Paths are relative to the workspace folder of the run, with `/`.
 */
export interface Draft {
  readonly files: readonly DraftFile[];
  /** Files that stay as they are, and are judged all the same where nothing is to be written. */
  readonly asIs?: readonly DraftFile[];
  /** What stays open, in full sentences: nobody has answered it, and nothing determines it. */
  readonly open: readonly Sentence[];
  /** Markdown for people, where the phase explains instead of writing, or beside what it writes. */
  readonly text?: string;
  /** Of the phase `review`. */
  readonly comments?: readonly DraftComment[];
}

export interface DraftFile {
  readonly path: string;
  /** The text that it was made from; null where no file is. */
  readonly base: string | null;
  readonly text: string;
}

/** A remark on a line of a file as it is. `Text`: strings for editors. */
export interface DraftComment<Text = Sentence> {
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly severity: 'error' | 'warning' | 'info';
  /** Plain text; its arguments may have several lines. */
  readonly message: Text;
}
