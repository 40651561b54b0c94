import type { Range } from '../base/range.ts';

/** A file that a generator makes. The same input always gives the same bytes: sorted, LF, no clock. */
export interface GeneratedFile {
  /** Relative to the folder of the target, with `/`: `models/staging/stripe/stg_customers.sql`. */
  readonly path: string;
  readonly text: string;
  /**
   * How it is brought up to date where it is there already. `yaml`: key by key, `lines`: line by line, in both cases what
   * people changed stands; `once`: only made where it is missing; `whole`: replaced, as nobody edits it.
   */
  readonly merge: 'yaml' | 'lines' | 'once' | 'whole';
  /** Why it is there, for whoever reviews it: a sentence. */
  readonly reason: string;
}

/** Something that a contract says and that a target has no way to say. Never dropped silently. */
export interface Unexpressed {
  /** The contract. */
  readonly path: string;
  /** In the text of the contract. */
  readonly at: Range;
  /** What is not expressed, as people find it: `orders.amount: quality check "known_segment"`. */
  readonly element: string;
  /** A sentence that says why, and where there is one, what would do. */
  readonly reason: string;
}

/** What a generator gives. */
export interface Generated {
  readonly files: readonly GeneratedFile[];
  readonly unexpressed: readonly Unexpressed[];
}
