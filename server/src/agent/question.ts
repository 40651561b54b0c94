/** Something that only people know. */
export interface Question {
  /** Unique in a run: `consumer`. */
  readonly id: string;
  /** A full sentence that ends with a question mark. */
  readonly text: string;
  /** Why it is asked, and what the answer decides; one sentence. */
  readonly why?: string;
  /** Answers to choose from with one click; the first is our guess. */
  readonly choices: readonly Choice[];
  /** Another text may be given than those to choose from. */
  readonly free: boolean;
  readonly many?: boolean;
}

export interface Choice {
  readonly value: string;
  /** Where the guess comes from: `3 contracts of this domain say so`. */
  readonly detail?: string;
}

/** By id of the question. A question that is not in it was skipped and stays open. */
export type Answers = Readonly<Record<string, readonly string[]>>;

/** Asked at once at most. */
export const QUESTIONS_AT_ONCE = 3;
