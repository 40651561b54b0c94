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
const specs =
  '{*.odcs.yaml,*.odps.yaml,naming.json,classification.yaml,tagging.json,slas.yaml,*.md,*.mermaid}';
const dbt = 'implementation/dbt_project/{dbt_project.yml,models/**/*.*}';
const clean = `churn/{specs/**/${specs},${dbt}}`;
const broken = 'broken/**/*.{yaml,yml,json,md,sql,mermaid}';
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

/** What is about policies or lineage is a folder: the files are held to those in it. */
const nameOf = (file: string): string =>
  /broken[\\/]((?:governance|lineage)-[\w-]+)[\\/]/.exec(file)?.[1] ??
  basename(file).replace(/(?:(?:\.odcs|\.odps)?\.yaml|\.mermaid)$/, '');
const brokenNames = [...new Set(files(broken).map(nameOf))];

test('each broken file has a row', () => {
  expect(brokenNames.sort()).toEqual(Object.keys(brokenFindings).sort());
});

test.each(brokenNames)('%s gives just what it is about', (name) => {
  const found = files(broken)
    .filter((file) => nameOf(file) === name)
    .flatMap(marked);
  expect(found).toEqual(brokenFindings[name]);
});
