import type { Range } from '../../../base/range.ts';
import type { Unexpressed } from '../../generated-file.ts';

/** A generic test as an entry of `data_tests:`. */
export interface DbtTest {
  /** `not_null`, `dbt_utils.accepted_range`, `dataengos_value_pattern`. */
  readonly test: string;
  /** A name of its own, where what dbt makes up would be too long or the same as another one's. */
  readonly name: string | undefined;
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly config: Readonly<Record<string, unknown>>;
  readonly description: string | undefined;
  /** What in the contract asks for it. */
  readonly at: Range;
}

/** A test that is a query: a file below `tests/`. */
export interface SingularTest {
  /** Relative to the project. */
  readonly path: string;
  readonly text: string;
  readonly at: Range;
}

/** The tests that an object of a contract asks for. */
export interface TableTests {
  /** By the name that the column has in the model or source. */
  readonly columns: ReadonlyMap<string, readonly DbtTest[]>;
  readonly table: readonly DbtTest[];
  readonly singular: readonly SingularTest[];
  readonly unexpressed: readonly Unexpressed[];
}
