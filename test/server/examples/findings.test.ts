import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { lint, messageOf } from '../lint/check.ts';
import { brokenFindings } from './broken-findings.ts';

const folder = join(import.meta.dirname, '../../../examples');
const files = (pattern: string): string[] => globSync(pattern, { cwd: folder }).sort();
const findings = (file: string): readonly string[] =>
  lint(readFileSync(join(folder, file), 'utf8')).findings.map(
    (finding) => `${finding.code}: ${messageOf(finding)}`,
  );

test.each(files('churn/**/*.{odcs,odps}.yaml'))('%s gives no finding at all', (file) => {
  expect(findings(file)).toEqual([]);
});

const marked = (file: string): readonly (readonly [string, string])[] => {
  const text = readFileSync(join(folder, file), 'utf8');
  return lint(text).findings.map(({ code, range }) => [
    code,
    text.slice(range.start, range.end).split('\n', 1)[0] ?? '',
  ]);
};

const nameOf = (file: string): string => basename(file).replace(/(?:\.odcs|\.odps)?\.yaml$/, '');

test('each broken file has a row', () => {
  expect(files('broken/*.yaml').map(nameOf).sort()).toEqual(Object.keys(brokenFindings).sort());
});

test.each(files('broken/*.yaml'))('%s gives just what it is about', (file) => {
  expect(marked(file)).toEqual(brokenFindings[nameOf(file)]);
});
