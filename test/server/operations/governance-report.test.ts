import { describe, expect, test } from 'vitest';
import { SpecIndex } from '../../../server/src/spec/spec-index.ts';
import { LintEngine } from '../../../server/src/lint/engine.ts';
import allRules from '../../../server/src/lint/rules/all-rules.ts';
import governanceReport from '../../../server/src/operations/governance-report.ts';
import { reportHtml } from '../../../server/src/operations/governance/report-html.ts';
import { reportJson } from '../../../server/src/operations/governance/report-json.ts';
import { reportMarkdown } from '../../../server/src/operations/governance/report-markdown.ts';
import type { GovernanceReport } from '../../../server/src/operations/governance/report.ts';
import { odcs } from '../../../server/src/spec/odcs/odcs.ts';
import { toPortuguese } from '../portuguese.ts';
import { memoryContext, type MemoryFiles } from './memory-source.ts';

function contract(id: string, domain: string, ...columns: readonly string[]): string {
  return `apiVersion: v3.1.0
kind: DataContract
id: ${id}
version: 1.0.0
status: active
${domain === '' ? '' : `domain: ${domain}\n`}schema:
  - name: ${id}
    properties:
${columns.map((one) => `      - ${one}\n`).join('')}`;
}

const FILES: MemoryFiles = {
  'specs/governance/naming.json': JSON.stringify({
    casing: { tables: 'snake_case', columns: 'snake_case' },
    exceptions: [
      { name: 'soonOver', reason: 'Old <b>system</b>.', expires: '2026-12-01' },
      { name: 'longOver', reason: 'Older.', expires: '2026-01-31' },
      { name: 'forEver', reason: 'Oldest.' },
    ],
  }),
  'specs/governance/classification.yaml': `levels:
  - name: public
  - name: confidential
classes:
  - name: PII
    level: confidential
rules:
  - class: PII
    match: { name: "(^|_)email$" }
`,
  'specs/governance/finance/tagging.json': '{ "optional": ["owner"] }',
  'specs/contracts/sources/a.odcs.yaml': contract(
    'a',
    'Customer Success',
    '{ name: email, logicalType: string }',
    '{ name: badName, logicalType: string, classification: public }',
  ),
  'specs/contracts/data-products/customer_success/b.odcs.yaml': contract(
    'b',
    '',
    '{ name: user_email, logicalType: string, classification: confidential }',
  ),
  'specs/contracts/sources/c.odcs.yaml': contract('c', '', '{ name: x, logicalType: string }'),
  'specs/contracts/data-products/finance/d.odcs.yaml': contract('d', 'finance'),
};

function reportOf(files: MemoryFiles, today = '2026-11-21'): Promise<GovernanceReport> {
  const engine = new LintEngine(new SpecIndex(odcs), allRules, { today: () => today });
  return governanceReport.run({}, { ...memoryContext(files), engine });
}

const view = {
  translate: (english: string) => english,
  show: (path: string) => path,
  address: (path: string) => path,
};

describe('the report', () => {
  test('counts domain by domain, whatever the domain is written like', async () => {
    const { domains, total } = await reportOf(FILES);
    expect(
      domains.map(({ name, contracts, tables, columns, names, conforming }) => [
        name,
        ...[contracts, tables, columns, names, conforming],
      ]),
    ).toEqual([
      ['customer_success', 2, 2, 3, 5, 4],
      ['finance', 1, 1, 0, 1, 1],
      ['', 1, 1, 1, 2, 2],
    ]);
    expect(total).toMatchObject({ contracts: 4, names: 8, conforming: 7, unclassified: 2 });
  });

  test('names sensitive columns that say nothing, with who demands it', async () => {
    const { domains } = await reportOf(FILES);
    expect(domains[0]?.sensitive).toMatchObject([
      {
        uri: 'specs/contracts/sources/a.odcs.yaml',
        name: 'a.email',
        className: 'PII',
        place: { line: 9 },
        demand: { uri: 'specs/governance/classification.yaml', place: { line: 7 } },
      },
    ]);
    expect(domains.map(({ unclassified }) => unclassified)).toEqual([1, 0, 1]);
  });

  test('counts findings by rule and severity', async () => {
    const { domains } = await reportOf(FILES);
    const [first] = domains;
    expect(first?.findings).toContainEqual({
      code: 'conforming-names',
      ...{ error: 0, warning: 1, info: 0, hint: 0 },
    });
    expect(first?.findings.map(({ code }) => code)).not.toContain('required-fields');
    expect(first?.severities.error).toBe(1);
  });

  test('says which exceptions end, and when', async () => {
    const { exceptions } = await reportOf(FILES);
    expect(exceptions.map(({ name, daysLeft }) => [name, daysLeft])).toEqual([
      ['longOver', -294],
      ['soonOver', 10],
    ]);
  });

  test('names the policies in force', async () => {
    const { domains } = await reportOf(FILES);
    expect(domains.map(({ name, policies }) => [name, policies.length])).toEqual([
      ['customer_success', 2],
      ['finance', 3],
      ['', 2],
    ]);
  });

  test('does not depend on the order of files', async () => {
    const reversed = Object.fromEntries(Object.entries(FILES).reverse());
    const json = (report: GovernanceReport): string =>
      JSON.stringify(reportJson(report, view.show));
    expect(json(await reportOf(reversed))).toBe(json(await reportOf(FILES)));
  });

  test('names what could not be checked', async () => {
    const report = await reportOf({ ...FILES, 'e.odcs.yaml': { reason: 'It is locked.' } });
    expect(report.notChecked).toEqual([{ path: 'e.odcs.yaml', reason: 'It is locked.' }]);
    expect(reportMarkdown(report, view)).toContain('- `e.odcs.yaml`: `It is locked.`');
    expect(reportHtml(report, view)).toContain('It is locked.');
  });
});

describe('as Markdown', () => {
  test('has a table for each question', async () => {
    const page = reportMarkdown(await reportOf(FILES), view);
    expect(page).toContain('| `customer_success` | 2 | 2 | 3 | 80% | 1 | 1 | 1 | 1 |');
    expect(page).toContain('| All | 4 | 4 | 4 | 87.5% |');
    expect(page).toContain(
      '| `customer_success` | `a.email` | `PII` | [`specs/contracts/sources/a.odcs.yaml:10`](<specs/contracts/sources/a.odcs.yaml#L10>) | [`specs/governance/classification.yaml:8`]',
    );
    expect(page).toContain('| `longOver` | `Older.` | `2026-01-31` | over |');
    expect(page).toContain('| `soonOver` | `Old <b>system</b>.` | `2026-12-01` | 10 |');
    expect(page).toContain(
      '[`specs/governance/finance/tagging.json`](<specs/governance/finance/tagging.json>) | `finance` |',
    );
  });

  test('speaks the language of the editor', async () => {
    const page = reportMarkdown(await reportOf(FILES), { ...view, translate: toPortuguese });
    expect(page).toContain('# Relatório de governança');
    expect(page).toContain('| Domínio | Contratos |');
  });

  test('of an empty workspace says so', async () => {
    expect(reportMarkdown(await reportOf({}), view)).toContain('There are no data contracts here.');
  });
});

test('as HTML it is one page without scripts, and words stay words', async () => {
  const page = reportHtml(await reportOf(FILES), view);
  expect(page).toMatch(/^<!doctype html>/);
  expect(page).not.toMatch(/<script|<b>|<link|src=/);
  expect(page).toContain('Old &#60;b&#62;system&#60;/b&#62;.');
  expect(page).toContain('prefers-color-scheme: dark');
  expect(page).toContain('<td class="number">87.5%</td>');
  expect(page).toContain('<a href="specs/governance/classification.yaml#L8">');
});

test('as JSON it has a version and all numbers', async () => {
  const json = reportJson(await reportOf(FILES), view.show) as {
    readonly domains: readonly Record<string, unknown>[];
  };
  expect(json).toMatchObject({
    version: 1,
    today: '2026-11-21',
    total: { contracts: 4, conformity: 87.5, severities: { error: 1, warning: 1 } },
    notChecked: [],
  });
  expect(json.domains[2]).toMatchObject({ name: null, conformity: 100 });
  expect(json.domains[0]).toMatchObject({
    sensitive: [
      {
        name: 'a.email',
        path: 'specs/contracts/sources/a.odcs.yaml',
        line: 10,
        demandedBy: { path: 'specs/governance/classification.yaml', line: 8 },
      },
    ],
  });
});

test('what is no day has no days left', async () => {
  const exceptions = [{ name: 'badName', reason: 'Old.', expires: 'end of 2026' }];
  const { exceptions: found } = await reportOf({
    ...FILES,
    'specs/governance/naming.json': JSON.stringify({ exceptions }),
  });
  expect(found.map(({ expires, daysLeft }) => [expires, daysLeft])).toEqual([
    ['end of 2026', undefined],
  ]);
});

test('where nobody knows the day, no days are left', async () => {
  const report = await reportOf(FILES, '');
  expect(report.exceptions.map(({ daysLeft }) => daysLeft)).toEqual([undefined, undefined]);
});
