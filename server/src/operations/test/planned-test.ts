import type { SqlSession } from '../sql-engine.ts';
import type { LoadedSample, LoadedSamples } from './sample-database.ts';
import type { Outcome } from './outcome.ts';
import type { Saying } from './saying.ts';
import type { SampleTest } from './test-report.ts';
import type { TestedObject } from './tested-object.ts';

/** What tells a test from the others, before it runs. `id` and the words are made where all tests are known. */
export interface TestHead extends Pick<
  SampleTest,
  'kind' | 'property' | 'range' | 'severity' | 'model'
> {
  /** A name of the author's, or words of ours. */
  readonly label: string | Saying;
}

export interface PlannedTest {
  readonly head: TestHead;
  readonly of: TestedObject;
  /** Rejects with `SqlError`. */
  run(run: TestRun): Promise<Outcome>;
}

/** What a test works with. */
export interface TestRun {
  readonly session: SqlSession;
  readonly samples: LoadedSamples;
  /** All objects of all contracts. */
  readonly objects: readonly TestedObject[];
  /** What `current_timestamp` is: the samples stand still. `2026-11-01 06:20:00.123457`, in UTC. */
  readonly clock: string;
  /** The path of a file that another one names. */
  readonly resolve: (from: string, path: string) => string | undefined;
}

/** The sample of an object; undefined where there is none or it cannot be read. */
export function sampleOf({ samples }: TestRun, one: TestedObject): LoadedSample | undefined {
  const found = samples.get(one);
  return found === undefined || 'reason' in found ? undefined : found;
}
