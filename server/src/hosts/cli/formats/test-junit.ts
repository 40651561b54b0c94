import type { SampleTest } from '../../../operations/test/test-report.ts';
import { product } from '../product.ts';
import { breaks, type TestResults } from '../test-results.ts';
import { xmlText } from './xml-text.ts';

/** The XML that CI systems read: a suite for each object of a contract. What makes the call fail is a failure, the rest is said. */
export function formatTestsJunit({ report, place }: TestResults): string {
  const groups = new Map<string, SampleTest[]>();
  for (const test of report.tests) {
    const name = `${test.contract}.${test.object}`;
    groups.set(name, [...(groups.get(name) ?? []), test]);
  }
  const suites = [...groups].map(([name, tests]) => suite(name, tests, place));
  if (report.notRead.length > 0)
    suites.push(
      `  <testsuite name="files" tests="${report.notRead.length}" failures="0" errors="${report.notRead.length}" skipped="0">\n${report.notRead.map(({ path, reason }) => `    <testcase name="not read" classname="${xmlText(path)}"><error message="${xmlText(reason)}"/></testcase>`).join('\n')}\n  </testsuite>`,
    );
  const { tests } = report;
  const sums = `tests="${tests.length + report.notRead.length}" failures="${tests.filter(breaks).length}" errors="${report.notRead.length}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${product.name}" ${sums}>`,
    ...suites,
    '</testsuites>',
    '',
  ].join('\n');
}

function suite(name: string, tests: readonly SampleTest[], place: TestResults['place']): string {
  const skipped = tests.filter(({ state }) => state === 'skipped' || state === 'listed').length;
  const counts = `tests="${tests.length}" failures="${tests.filter(breaks).length}" errors="0" skipped="${skipped}"`;
  return [
    `  <testsuite name="${xmlText(name)}" ${counts}>`,
    ...tests.map((test) => testCase(name, test, place)),
    '  </testsuite>',
  ].join('\n');
}

function testCase(suiteName: string, test: SampleTest, place: TestResults['place']): string {
  const { line, column } = place(test);
  const said = xmlText(`${test.path}:${line}:${column}: ${test.message}`);
  const attributes = `name="${xmlText(test.label)}" classname="${xmlText(suiteName)}"`;
  return `    <testcase ${attributes}>${bodyOf(test, said)}</testcase>`;
}

function bodyOf(test: SampleTest, said: string): string {
  const message = xmlText(test.message);
  if (breaks(test)) return `<failure type="${test.kind}" message="${message}">${said}</failure>`;
  if (test.state === 'failed') return `<system-out>${said}</system-out>`;
  return test.state === 'passed' ? '' : `<skipped message="${message}"/>`;
}
