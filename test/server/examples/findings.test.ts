import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { messageOf } from '../lint/check.ts';
import { lintTogether } from '../lint/check-workspace.ts';

const folder = join(import.meta.dirname, '../../../examples');
const files = (pattern: string): string[] => globSync(pattern, { cwd: folder }).sort();

/** All files of a folder, as one workspace. */
const workspaces = ['churn/**/*.{odcs,odps}.yaml', 'broken/*.yaml'].map((pattern) =>
  lintTogether(
    Object.fromEntries(
      files(pattern).map((file) => [file, readFileSync(join(folder, file), 'utf8')]),
    ),
  ),
);
const linted = new Map(workspaces.flat().map((file) => [file.path, file.findings]));
const findings = (file: string): readonly string[] =>
  (linted.get(file) ?? []).map((finding) => `${finding.code}: ${messageOf(finding)}`);

test.each(files('churn/**/*.{odcs,odps}.yaml'))('%s gives no finding at all', (file) => {
  expect(findings(file)).toEqual([]);
});

/** A placeholder without quotes is a mistake to YAML alone: where templates are rendered first, it is none. */
const silent: ReadonlySet<string> = new Set(['broken/unquoted-template.odcs.yaml']);

test.each(files('broken/*.yaml'))('%s is reported', (file) => {
  expect(findings(file).length > 0).toBe(!silent.has(file));
});

/** What each file on meaning is about, and nothing else: one mistake, one finding. */
const meant: Readonly<Record<string, readonly string[]>> = {
  'array-without-items': ['nested-types-complete'],
  'bad-pattern': ['patterns-compile'],
  'between-reversed': ['quality-bounds-agree'],
  'bounds-crossed': ['options-agree'],
  'date-with-a-timestamp': ['types-agree'],
  'duplicates-without-columns': ['metric-arguments-given'],
  'enum-with-a-value-twice': ['value-bounds'],
  'example-of-another-type': ['examples-fit'],
  'invalid-values-without-values': ['metric-arguments-given'],
  'measure-without-logic': ['measures-have-logic'],
  'null-values-of-a-table': ['metric-fits-level'],
  'row-count-of-a-column': ['metric-fits-level'],
  'reference-into-another-file': ['external-targets-exist'],
  'schedule-without-scheduler': ['schedules-have-scheduler'],
  'unknown-placeholder': ['sql-placeholders-known', 'sql-placeholders-known'],
};

test.each(Object.entries(meant))('%s gives just what it is about', (name, codes) => {
  const found = findings(`broken/${name}.odcs.yaml`);
  expect(found.map((finding) => finding.slice(0, finding.indexOf(':')))).toEqual(codes);
});

test('a product that names another version gives just that', () => {
  expect(findings('broken/product-of-another-version.odps.yaml')).toEqual([
    'product-versions-exist: The contract `relationship-to-nowhere` has no version `2.0.0` in the workspace; it has `1.0.0`.',
  ]);
});
