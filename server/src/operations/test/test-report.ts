import type { Range } from '../../base/range.ts';
import type { FailedFile } from '../failed-file.ts';
import type { Saying } from './saying.ts';

/** What became of the sample-data tests of a workspace, or which there are. */
export interface TestReport {
  /** In the order of contracts, objects and what the objects say; the same files always give the same ones. */
  readonly tests: readonly SampleTest[];
  /** Samples that belong to no object of a contract. */
  readonly strays: readonly StraySample[];
  /** Files that could not be read, so that tests may be missing. */
  readonly notRead: readonly FailedFile[];
  /** Why nothing was run although tests are there: a sentence. Every test is then skipped. */
  readonly unavailable: string | undefined;
}

/** A file below `sample-data` that no test reads. */
export interface StraySample {
  readonly path: string;
  /** A sentence. */
  readonly reason: string;
}

export type TestKind =
  /** The columns that the sample has. */
  | 'columns'
  /** Values can be read as what `logicalType` says. */
  | 'type'
  /** `logicalTypeOptions` and `enum`: one test a property. */
  | 'options'
  | 'required'
  | 'unique'
  | 'primary-key'
  | 'relationship'
  | 'quality'
  /** The query of the dbt model runs on the samples, and what it gives has the columns and types of the contract. */
  | 'model'
  /** What the model gives is what the sample says. */
  | 'rows';

/** `listed`: it was not asked to run. */
export type TestState = 'passed' | 'failed' | 'skipped' | 'listed';

export interface SampleTest {
  /** Stable while names stand: `<contract path>#<document>/<object>/<property>/<kind>...`. Unique in a report. */
  readonly id: string;
  readonly kind: TestKind;
  /** A few words: `known_status`, `pattern of charge_id`. */
  readonly label: string;
  /** The file of the contract. */
  readonly path: string;
  /** The name of the contract, or the stem of its file. */
  readonly contract: string;
  /** Name of the schema object. */
  readonly object: string;
  /** Name of the property, with dots for nested ones; undefined for what is about the object. */
  readonly property: string | undefined;
  /** What promises it, in offsets of the contract's text: the quality rule, the property, the object. */
  readonly range: Range;
  /** The sample file; undefined where there is none. */
  readonly sample: string | undefined;
  /** The dbt model, of `model` and `rows`. */
  readonly model: string | undefined;
  /** As the quality rule says it; `error` for everything else. A failed `warning` or `info` does not fail the run. */
  readonly severity: 'error' | 'warning' | 'info';
  readonly state: TestState;
  /** Why it failed or was skipped: a sentence or two, translated. Empty for what passed or is listed. */
  readonly message: string;
  /** `label` and `message` before translation, for whoever translates later. */
  readonly sayings: { readonly label: Saying | string; readonly message: readonly Saying[] };
  /** Rows that break the promise, where there are some to show. */
  readonly evidence: Evidence | undefined;
  /** Of `rows`. */
  readonly diff: RowDiff | undefined;
}

/** A few rows. Cells are texts; those of sensitive properties are masked. */
export interface Evidence {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
  /** How many rows there are in all. */
  readonly total: number;
}

/** What a model gives beside what the sample says. At most 10 rows of each kind. */
export interface RowDiff {
  /** The columns that tell which row is which: the primary key; all columns where there is none. */
  readonly keys: readonly string[];
  /** All columns that were compared. */
  readonly columns: readonly string[];
  /** Columns that were not: they hold the time of the run. */
  readonly ignored: readonly string[];
  /** Rows of the sample that the model does not give. */
  readonly missing: Evidence;
  /** Rows of the model that are not in the sample. */
  readonly unexpected: Evidence;
  readonly changed: readonly ChangedRow[];
  /** How many rows differ in some cell. */
  readonly changedTotal: number;
  /** Both whole, for a view side by side: a line for each row, sorted by key; at most 200 lines. */
  readonly expected: string;
  readonly actual: string;
}

/** A row that is in both, by its key. */
export interface ChangedRow {
  readonly key: readonly (string | null)[];
  readonly cells: readonly {
    readonly column: string;
    readonly expected: string | null;
    readonly actual: string | null;
  }[];
}
