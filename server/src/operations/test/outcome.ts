import type { Saying } from './saying.ts';
import type { Evidence, RowDiff } from './test-report.ts';
import type { TestText } from './test-texts.ts';

/** What became of one test. */
export interface Outcome {
  readonly state: 'passed' | 'failed' | 'skipped';
  readonly because: readonly Saying[];
  readonly evidence?: Evidence | undefined;
  readonly diff?: RowDiff | undefined;
}

export const passed: Outcome = { state: 'passed', because: [] };

export function failed(because: readonly Saying[], evidence?: Evidence): Outcome {
  return { state: 'failed', because, evidence };
}

export function skipped(text: TestText, params?: Saying['params']): Outcome {
  return { state: 'skipped', because: [{ text, ...(params && { params }) }] };
}
