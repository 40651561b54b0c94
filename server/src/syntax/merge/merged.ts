import type { Range } from '../../base/range.ts';

/** What a three-way merge gives. */
export interface Merged {
  /** What people have, with what is new for them. */
  readonly text: string;
  /** Where people and the generator changed the same: what people wrote stands. */
  readonly conflicts: readonly MergeConflict[];
}

export interface MergeConflict {
  /** In the text that people have. */
  readonly where: Range;
  /**
   * `changed`: both changed it. `kept`: it is not made any more, but people changed it, so it stays. `deleted`: people
   * deleted it, and it would be another one now. `broken`: the text cannot be read, so nothing of it is changed.
   */
  readonly what: 'changed' | 'kept' | 'deleted' | 'broken';
  /** The way to it: `models.stg_orders.columns.id.description`; empty for the file as a whole, and in texts of lines. */
  readonly path: string;
}
