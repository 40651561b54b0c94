import type { TestResults } from '../test-results.ts';
import { visibleJson } from '../visible.ts';

/** For programs. Lines and columns count from 1. `version` changes when a field does. */
export function formatTestsJson({ report, place }: TestResults): string {
  const tests = report.tests.map(({ range: _range, ...test }) => ({
    ...test,
    place: place({ range: _range, ...test }),
  }));
  const { strays, notRead, unavailable } = report;
  const all = { version: 1, tests, strays, notRead, unavailable };
  return `${visibleJson(JSON.stringify(all, undefined, 2))}\n`;
}
