import type { Range } from '../../base/range.ts';

/** The line around a cursor, its break left out. */
export interface Line extends Range {
  readonly offset: number;
  readonly text: string;
  /** Up to the cursor. */
  readonly before: string;
}
