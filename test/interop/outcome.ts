import type { DbtRun, NodeResult } from './dbt-run.ts';

/** What a run of dbt that should have passed says of what did not, or its last words where it did not get that far. */
export function troubles({ code, output, results }: DbtRun): readonly string[] {
  const bad = results.filter(({ status }) => !['pass', 'success', 'no-op'].includes(status));
  // What is skipped only follows from the others.
  const causes = bad.filter(({ status }) => status !== 'skipped');
  const found = (causes.length > 0 ? causes : bad).map(describeResult);
  return found.length > 0 || code === 0 ? found : [output.slice(-4000)];
}

function describeResult({ id, status, message }: NodeResult): string {
  return `${status} ${id}: ${message ?? ''}`;
}
