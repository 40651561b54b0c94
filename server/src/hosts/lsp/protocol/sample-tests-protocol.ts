import type { PlainRange } from './plain-places.ts';

/** Request: the sample-data tests of the workspace, and when asked to, what becomes of them. Null from a server that failed. */
export const SAMPLE_TESTS = 'dataengos/sampleTests';

export interface SampleTestsParams {
  /** Runs them; else they are only listed. Refused in a workspace that is not trusted. */
  readonly run: boolean;
  /** Ids of those to run; all when left out. */
  readonly tests?: readonly string[];
}

export interface SampleTests {
  readonly tests: readonly ViewTest[];
  /** Samples that no test reads, and files that could not be read. */
  readonly notRead: readonly { readonly uri: string; readonly reason: string }[];
  /** Why nothing was run, in a sentence. */
  readonly unavailable?: string | undefined;
}

/** A test as it is shown. Texts are plain and may hold anything: whoever shows them escapes them. */
export interface ViewTest {
  /** The same for as long as names stand. */
  readonly id: string;
  readonly label: string;
  /** The contract, and what in it promises what is tested. */
  readonly uri: string;
  readonly range: PlainRange;
  readonly contract: string;
  readonly object: string;
  readonly property?: string | undefined;
  readonly severity: 'error' | 'warning' | 'info';
  readonly state: 'passed' | 'failed' | 'skipped' | 'listed';
  readonly message: string;
  readonly evidence?: ViewRows | undefined;
  /** Of models that give other rows than the sample has. */
  readonly diff?: { readonly expected: string; readonly actual: string } | undefined;
}

export interface ViewRows {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
  /** How many there are in all. */
  readonly total: number;
}
