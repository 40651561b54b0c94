import type { DbtInput } from '../dbt-input.ts';
import type { Dialect } from './dialect.ts';
import type { TestCollector } from './test-collector.ts';
import type { TestedTable } from './tested-table.ts';

/** What everything that makes tests needs. */
export interface TestContext {
  readonly input: DbtInput;
  readonly table: TestedTable;
  readonly dialect: Dialect;
  /** Tests of `dbt_utils` and `dbt_expectations` may be used. */
  readonly packages: boolean;
  readonly collector: TestCollector;
}
