import type { TestResults } from '../test-results.ts';
import { visibleJson } from '../visible.ts';

/** For programs. Lines and columns count from 1. `version` changes when a field does. */
export function formatTestsJson({ report, place }: TestResults): string {
  const tests = report.tests.map((whole) => {
    const { range: _range, sayings: _sayings, ...test } = whole;
    return { ...test, place: place(whole) };
  });
  const { strays, notRead, unavailable } = report;
  const all = { version: 1, tests, strays, notRead, unavailable };
  return `${visibleJson(JSON.stringify(all, undefined, 2))}\n`;
}
