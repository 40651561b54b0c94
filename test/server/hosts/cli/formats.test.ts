import type { Log } from 'sarif';
import { describe, expect, test } from 'vitest';
import type { Severity } from '../../../../server/src/lint/rule.ts';
import allRules from '../../../../server/src/lint/rules/all-rules.ts';
import { formatGithub } from '../../../../server/src/hosts/cli/formats/github.ts';
import { formatJson } from '../../../../server/src/hosts/cli/formats/json.ts';
import { formatJunit } from '../../../../server/src/hosts/cli/formats/junit.ts';
import { formatPretty } from '../../../../server/src/hosts/cli/formats/pretty.ts';
import { formatSarif } from '../../../../server/src/hosts/cli/formats/sarif.ts';
import { tallyOf, type LintRun } from '../../../../server/src/hosts/cli/lint-run.ts';
import { palette } from '../../../../server/src/hosts/cli/palette.ts';
import type { FileReport, ReportedFinding } from '../../../../server/src/operations/lint.ts';
import { elementsOf } from './xml.ts';

function finding(
  text: string,
  part: string,
  message = 'A message.',
  severity: Severity = 'error',
): ReportedFinding {
  const start = text.indexOf(part);
  const range = { start, end: start + part.length };
  return { code: 'known-fields', messageId: 'unknown', severity, message, range, fixable: false };
}

function run(reports: readonly FileReport[]): LintRun {
  return {
    reports,
    rules: allRules,
    tally: tallyOf(reports),
    warningsFail: false,
    palette: palette(false),
    quiet: false,
  };
}

function report(path: string, text: string, ...findings: readonly ReportedFinding[]): FileReport {
  return { path, state: 'checked', text, findings };
}

const unread: FileReport = {
  path: 'b.odcs.yaml',
  state: 'not-checked',
  reason: 'It is a folder.',
  text: undefined,
  findings: [],
};

describe('pretty', () => {
  const summary = (reports: readonly FileReport[], more: Partial<LintRun> = {}): string =>
    formatPretty({ ...run(reports), ...more })
      .trimEnd()
      .split('\n')
      .at(-1) ?? '';
  const text = 'a\nb\n';
  const [a, b] = [finding(text, 'a'), finding(text, 'b')];
  const fixable = { ...a, fixable: true };

  test.each([
    ['clean', [report('a', text)], 'Clean: 1 file checked.'],
    ['nothing', [], 'Nothing to check.'],
    ['one file not checked', [unread], '1 file not checked.'],
    ['one of two not checked', [unread, report('a', text)], '1 file not checked, 1 file clean.'],
    ['an error beside', [unread, report('a', text, a)], '1 error in 2 files. 1 file not checked.'],
    [
      'the only one can be fixed',
      [report('a', text, fixable)],
      '1 error in 1 file. "dataengos fix" takes it away.',
    ],
    [
      'one of two can be fixed',
      [report('a', text, fixable, b)],
      '2 errors in 1 file. "dataengos fix" takes 1 of them away.',
    ],
    [
      'all can be fixed',
      [report('a', text, fixable, fixable)],
      '2 errors in 1 file. "dataengos fix" takes all of them away.',
    ],
  ])('sums up: %s', (_name, reports, expected) => {
    expect(summary(reports)).toBe(expected);
  });

  test('says what was fixed', () => {
    const change = {
      path: 'a',
      basedOn: '',
      edits: [],
      reasons: [{ message: 'One.' }, { message: 'Two.' }],
    };
    expect(summary([report('a', text)], { fixed: [change] })).toBe(
      'Fixed 2 problems in 1 file. Clean: 1 file checked.',
    );
  });
});

describe('github', () => {
  test('escapes what would end or begin a command', () => {
    const text = 'a\n';
    const message = '100%, a: b\r\n::error::x';
    expect(
      formatGithub(run([report('dir, 1:2/a%.odcs.yaml', text, finding(text, 'a', message))])),
    ).toBe(
      '::error file=dir%2C 1%3A2/a%25.odcs.yaml,line=1,endLine=1,col=1,endColumn=2,title=known-fields::100%25, a: b\\r\\n::error::x\n',
    );
  });

  test('gives no columns for several lines, and says what is not checked', () => {
    const text = 'a\nb\n';
    const output = formatGithub(
      run([report('a.yaml', text, finding(text, 'a\nb', 'x', 'hint')), unread]),
    );
    expect(output.split('\n')).toEqual([
      '::notice file=a.yaml,line=1,endLine=2,title=known-fields::x',
      '::error file=b.odcs.yaml,title=Not checked::Not checked. It is a folder.',
      '',
    ]);
  });
});

describe('junit', () => {
  test('is well-formed whatever names and messages hold', () => {
    const text = 'a\n';
    const path = `<&"'>]]>\u0000\u001b\uFFFF.yaml`;
    const xml = formatJunit(
      run([
        report(path, text, finding(text, 'a', '<b>&amp;\u0008'), finding(text, 'a', 'x', 'info')),
        report('clean.yaml', text),
        unread,
      ]),
    );
    const elements = elementsOf(xml);
    expect(elements.map(({ name }) => name)).toEqual([
      'testsuites',
      'testsuite',
      'testcase',
      'failure',
      'testcase',
      'system-out',
      'testsuite',
      'testcase',
      'testsuite',
      'testcase',
      'error',
    ]);
    expect(elements[0]?.attributes).toMatchObject({ tests: '4', failures: '1', errors: '1' });
    expect(elements[3]?.attributes.message).toBe('<b>&amp;\\x08');
  });
});

test.each([
  [false, ['failure', 'system-out', 'system-out']],
  [true, ['failure', 'failure', 'system-out']],
])('junit: warnings are failures when they make the call fail: %s', (warningsFail, expected) => {
  const text = 'a\n';
  const list = (['error', 'warning', 'info'] as const).map((one) => finding(text, 'a', 'x', one));
  const elements = elementsOf(formatJunit({ ...run([report('a', text, ...list)]), warningsFail }));
  const said = elements.filter(({ name }) => /^(?:failure|system-out)$/.test(name));
  expect(said.map(({ name }) => name)).toEqual(expected);
  const failures = String(expected.filter((name) => name === 'failure').length);
  expect(elements[1]?.attributes).toMatchObject({ failures, tests: '3' });
});

describe('json', () => {
  test('says of a finding what is documented, and nothing of how it is fixed', () => {
    const text = 'a\n';
    const inner = { ...finding(text, 'a'), data: { value: 'x', safe: 0 } };
    const { files } = JSON.parse(formatJson(run([report('a', text, inner)]))) as {
      files: readonly { readonly findings: readonly object[] }[];
    };
    const names = Object.keys(files[0]?.findings[0] ?? {});
    expect(names.sort()).toEqual(
      'code column endColumn endLine endOffset fixable helpUri line message offset severity tags'.split(
        ' ',
      ),
    );
  });
});

describe('sarif', () => {
  const text = '"😀": a\nb: 1\nb: 1\n';
  const reports = [
    report(
      'dir #1/ä 100%.odcs.yaml',
      text,
      {
        ...finding(text, 'a', 'One', 'warning'),
        related: [{ range: { start: 0, end: 4 }, messageId: 'unknown', params: {} }],
      },
      finding(text, 'b: 1\nb', 'Two', 'hint'),
      { ...finding(text, 'b'), range: { start: 13, end: 14 } },
    ),
    unread,
  ];
  const log = JSON.parse(formatSarif(run(reports))) as Log;
  const only = log.runs[0]!;

  test('has what the schema of 2.1.0 demands', () => {
    expect(log.version).toBe('2.1.0');
    expect(log.runs).toHaveLength(1);
    expect(only.tool.driver.name).toBe('dataengos');
    expect(only.columnKind).toBe('utf16CodeUnits');
    for (const result of only.results ?? []) {
      expect(result.message.text).toBeTruthy();
      expect(only.tool.driver.rules?.[result.ruleIndex ?? -1]?.id).toBe(result.ruleId);
      expect(['error', 'warning', 'note']).toContain(result.level);
    }
    const ids = only.tool.driver.rules?.map(({ id }) => id) ?? [];
    expect(new Set(ids).size).toBe(ids.length);
    for (const rule of only.tool.driver.rules ?? []) {
      expect(rule.helpUri).toBe(`${String(only.tool.driver.informationUri)}/rules/${rule.id}.md`);
      expect(rule.shortDescription?.text).toBeTruthy();
    }
  });

  test('counts places in UTF-16 units from 1 and makes URIs relative', () => {
    const location = only.results?.[0]?.locations?.[0]?.physicalLocation;
    expect(location).toEqual({
      artifactLocation: { uri: 'dir%20%231/%C3%A4%20100%25.odcs.yaml', uriBaseId: '%SRCROOT%' },
      region: { startLine: 1, startColumn: 7, endLine: 1, endColumn: 8 },
    });
    expect(only.originalUriBaseIds?.['%SRCROOT%']?.uri).toBeUndefined();
    expect(only.results?.[0]?.relatedLocations?.[0]?.physicalLocation?.region?.endColumn).toBe(5);
  });

  test('gives each finding a fingerprint of its own that outlives moves', () => {
    const prints = (log: Log) =>
      log.runs[0]?.results?.map((result) => result.partialFingerprints?.primaryLocationLineHash);
    const before = prints(log) ?? [];
    expect(new Set(before).size).toBe(3);
    const moved = `# note\n${text}`;
    const shifted = reports[0]!.findings.map((one) => ({
      ...one,
      range: { start: one.range.start + 7, end: one.range.end + 7 },
    }));
    const again = JSON.parse(formatSarif(run([report('other.yaml', moved, ...shifted)]))) as Log;
    expect(prints(again)).toEqual(before);
  });

  test('says what is not checked', () => {
    const invocation = only.invocations?.[0];
    expect(invocation?.executionSuccessful).toBe(false);
    expect(invocation?.toolExecutionNotifications?.[0]).toMatchObject({
      level: 'error',
      message: { text: 'Not checked. It is a folder.' },
    });
  });
});

describe('pretty', () => {
  test('underlines the place, below wide, combining and hidden characters as well', () => {
    const text = 'first\n日本 e\u0301\u202e\tkey: x\n';
    expect(formatPretty(run([report('a.yaml', text, finding(text, 'key'))]))).toBe(
      [
        'a.yaml:2:8: error: A message. [known-fields]',
        '  1 | first',
        '  2 | 日本 e\u0301\\u{202e}  key: x',
        '    |                 ^^^',
        '',
        '1 error in 1 file.',
        '',
      ].join('\n'),
    );
  });

  test('cuts long lines around the place, and marks an empty one', () => {
    const text = `${'x'.repeat(500)}KEY${'y'.repeat(500)}\n`;
    const output = formatPretty(run([report('a.yaml', text, finding(text, 'KEY'))]));
    const [, line = '', carets = ''] = output.split('\n');
    expect(line.length).toBeLessThan(250);
    expect(line.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1)).toBe('KEY');
    const atEnd: ReportedFinding = { ...finding('a', 'a'), range: { start: 2, end: 2 } };
    expect(formatPretty(run([report('a.yaml', 'a\n', atEnd)]))).toContain('a.yaml:2:1: error');
  });
});
