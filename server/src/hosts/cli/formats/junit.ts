import { LineIndex } from '../../../base/line-index.ts';
import type { FileReport, ReportedFinding } from '../../../operations/lint.ts';
import type { LintRun } from '../lint-run.ts';
import { spanOf } from '../place.ts';
import { product } from '../product.ts';
import { xmlText } from './xml-text.ts';

/** The XML that CI systems read: a suite for each file, a case for each finding. What makes the call fail is a failure, the rest is said. */
export function formatJunit({ reports, warningsFail }: LintRun): string {
  const fails = ({ severity }: ReportedFinding): boolean =>
    severity === 'error' || (severity === 'warning' && warningsFail);
  const suites = reports.map((report) => suite(report, fails));
  const sum = (count: 'tests' | 'failures' | 'errors'): number =>
    suites.reduce((total, one) => total + one[count], 0);
  const counts = `tests="${sum('tests')}" failures="${sum('failures')}" errors="${sum('errors')}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${product.name}" ${counts}>`,
    ...suites.map((one) => one.xml),
    '</testsuites>',
    '',
  ].join('\n');
}

interface Suite {
  readonly xml: string;
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
}

type Fails = (finding: ReportedFinding) => boolean;

function suite(report: FileReport, fails: Fails): Suite {
  const { path, state, reason = '', text = '', findings } = report;
  const lines = new LineIndex(text);
  const cases = findings.map((finding) => testCase(path, finding, text, lines, fails(finding)));
  if (state === 'not-checked') {
    cases.unshift(element(path, 'not checked', `<error message="${xmlText(reason)}"/>`));
  } else if (cases.length === 0) {
    cases.push(`    <testcase name="no findings" classname="${xmlText(path)}"/>`);
  }
  const failures = findings.filter(fails).length;
  const errors = state === 'not-checked' ? 1 : 0;
  const counts = `tests="${cases.length}" failures="${failures}" errors="${errors}"`;
  const xml = [`  <testsuite name="${xmlText(path)}" ${counts}>`, ...cases, '  </testsuite>'];
  return { xml: xml.join('\n'), tests: cases.length, failures, errors };
}

function testCase(
  path: string,
  finding: ReportedFinding,
  text: string,
  lines: LineIndex,
  isFailure: boolean,
): string {
  const { code, severity, message, range } = finding;
  const { line, column } = spanOf(text, lines, range, 'characters').start;
  const name = `${code} (line ${line}, column ${column})`;
  const place = xmlText(`${path}:${line}:${column}: ${severity}: ${message}`);
  const body = isFailure
    ? `<failure type="${xmlText(code)}" message="${xmlText(message)}">${place}</failure>`
    : `<system-out>${place}</system-out>`;
  return element(path, name, body);
}

function element(path: string, name: string, body: string): string {
  return `    <testcase name="${xmlText(name)}" classname="${xmlText(path)}">${body}</testcase>`;
}
