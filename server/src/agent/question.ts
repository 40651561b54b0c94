import type { Sentence } from './sentence.ts';

/** Something that only people know. `Text`: strings for editors. */
export interface Question<Text = Sentence> {
  /** Unique in a run: `consumer`. */
  readonly id: string;
  /** A full sentence that ends with a question mark. */
  readonly text: Text;
  /** Why it is asked, and what the answer decides; one sentence. */
  readonly why?: Text;
  /** Answers to choose from with one click; the first is our guess. */
  readonly choices: readonly Choice<Text>[];
  /** Another text may be given than those to choose from. */
  readonly free: boolean;
  readonly many?: boolean;
}

export interface Choice<Text = Sentence> {
  /** What the answer is: the same in every language. */
  readonly value: string;
  /** How it is shown; its value where undefined. */
  readonly label?: Text;
  /** Where the guess comes from: `3 contracts of this domain say so`. */
  readonly detail?: Text;
}

/** By id of the question. A question that is not in it was skipped and stays open. */
export type Answers = Readonly<Record<string, readonly string[]>>;

/** Asked at once at most. */
export const QUESTIONS_AT_ONCE = 3;
