import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { messageOf } from '../lint/check.ts';
import { lintTogether, type LintedFile } from '../lint/check-workspace.ts';
import { brokenFindings } from './broken-findings.ts';

const folder = join(import.meta.dirname, '../../../examples');
const files = (pattern: string): string[] =>
  globSync(pattern, { cwd: folder })
    .filter((file) => basename(file) !== 'README.md')
    .sort();

/** All files of a folder, as one workspace. */
const clean =
  'churn/specs/{contracts/**/*.yaml,governance/*,product-canvas/*,pipelines/**/*.mermaid}';
const broken = 'broken/**/*.{yaml,json,md,sql}';
const workspaces = [clean, broken].map((pattern) =>
  lintTogether(
    Object.fromEntries(
      files(pattern).map((file) => [file, readFileSync(join(folder, file), 'utf8')]),
    ),
  ),
);
const linted = new Map(workspaces.flat().map((file) => [file.path, file]));
const fileOf = (file: string): LintedFile => linted.get(file) ?? expect.unreachable(file);
const findings = (file: string): readonly string[] =>
  fileOf(file).findings.map((finding) => `${finding.code}: ${messageOf(finding)}`);

test.each(files(clean))('%s gives no finding at all', (file) => {
  expect(findings(file)).toEqual([]);
});

const marked = (file: string): readonly (readonly [string, string])[] => {
  const { text, findings } = fileOf(file);
  return findings.map(({ code, range }) => [
    code,
    text.slice(range.start, range.end).split('\n', 1)[0] ?? '',
  ]);
};

/** What belongs together is a folder, which has a name; other files are cases of their own. */
const nameOf = (file: string): string =>
  /broken[\\/](governance-[\w-]+)[\\/]/.exec(file)?.[1] ??
  basename(file).replace(/(?:\.odcs|\.odps)?\.yaml$/, '');
const cases = new Map<string, string[]>();
for (const file of files(broken))
  cases.set(nameOf(file), [...(cases.get(nameOf(file)) ?? []), file]);

test('each broken file has a row', () => {
  expect([...cases.keys()].sort()).toEqual(Object.keys(brokenFindings).sort());
});

test.each([...cases])('%s gives just what it is about', (name, together) => {
  expect(together.flatMap(marked)).toEqual(brokenFindings[name]);
});
