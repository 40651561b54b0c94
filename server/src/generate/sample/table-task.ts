import type { Range } from '../../base/range.ts';
import type {
  ObjectContent,
  PropertyContent,
  QualityContent,
} from '../../model/content/contract-content.ts';
import type { WorkspaceContract } from '../../model/content/workspace-contract.ts';
import type { SampleValue } from '../sample-table.ts';
import { countHolds } from './count-check.ts';
import type { PropertyValues } from './value-wish.ts';

/** A table that is to be made. */
export interface TableTask {
  readonly contract: WorkspaceContract;
  readonly object: ObjectContent;
  readonly columns: readonly Column[];
  readonly uniques: readonly UniqueSet[];
  readonly rows: number;
}

export interface Column {
  /** In `TableTask.columns`. */
  readonly index: number;
  /** As the data calls it: the physical name, where there is one. */
  readonly name: string;
  readonly property: PropertyContent;
  readonly made: PropertyValues;
  /** No value may be missing. */
  readonly isRequired: boolean;
  /** Rows without a value. */
  readonly nulls: ReadonlySet<number>;
}

/** Columns whose values together must be others in each row. */
export interface UniqueSet {
  readonly columns: readonly number[];
  readonly at: Range;
  readonly what: string;
  /** A key; what is wanted by a quality check may be given up. */
  readonly isKey: boolean;
}

/** A row, with a value for each column. */
export type Row = readonly SampleValue[];

/** The number of all up to `most` that does for all checks and is nearest to the one that is preferred; undefined: none does. */
export function nearestCount(
  preferred: number,
  most: number,
  holds: (count: number) => boolean,
): number | undefined {
  for (let off = 0; off <= most; off++) {
    if (preferred - off >= 0 && preferred - off <= most && holds(preferred - off))
      return preferred - off;
    if (preferred + off <= most && holds(preferred + off)) return preferred + off;
  }
  return undefined;
}

/** The checks of the library with that metric whose operators can be read. */
export function checksOf(
  quality: readonly QualityContent[],
  metric: string,
): readonly QualityContent[] {
  return quality.filter(
    (check) =>
      check.type === 'library' && check.metric === metric && countHolds(check, 0, 1) !== undefined,
  );
}
