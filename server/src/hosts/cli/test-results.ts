import { LineIndex } from '../../base/line-index.ts';
import type { SampleTest, TestReport } from '../../operations/test/test-report.ts';
import { spanOf, type Place } from './place.ts';

/** What a format of test results is made from. */
export interface TestResults {
  readonly report: TestReport;
  /** Where a test is promised. */
  readonly place: (test: SampleTest) => Place;
}

/** Places in the texts of contracts, by path. */
export function placesIn(texts: ReadonlyMap<string, string>): TestResults['place'] {
  const indexes = new Map<string, LineIndex>();
  return ({ path, range }) => {
    const text = texts.get(path) ?? '';
    const lines = indexes.get(path) ?? new LineIndex(text);
    indexes.set(path, lines);
    return spanOf(text, lines, range, 'characters').start;
  };
}

/** Whether a test makes the call fail: warnings are said, and let it pass. */
export function breaks({ state, severity }: SampleTest): boolean {
  return state === 'failed' && severity === 'error';
}
