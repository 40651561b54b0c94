import type { Evidence, RowDiff } from './test-report.ts';
import type { TestText } from './test-texts.ts';

/** A sentence with its parameters, before translation. */
export interface Saying {
  readonly text: TestText;
  readonly params?: Readonly<Record<string, string | number>>;
}

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
