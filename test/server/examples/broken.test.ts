import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const folder = new URL('../../../examples/broken/', import.meta.url);
const files = globSync('**/{*.yaml,*.sql,product-canvas/*.md}', { cwd: folder })
  .map((name) => name.replaceAll('\\', '/'))
  .sort();
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');

test('the readme lists every file once', () => {
  const listed = [...read('README.md').matchAll(/^\| \[([^\]]+)\]\(\1\) /gm)].map(([, name]) => name);
  expect(listed.sort()).toEqual(files);
});

test.each(files)('%s says what is wrong and what would be right, and is short', (name) => {
  const text = read(name);
  expect(text).toMatch(/^(?:#|--|<!--) Wrong: [^\n]+\n(?:# [^\n]+\n)*(?:#|--|<!--) Right: [^\n]+\n/m);
  expect(text.split('\n').length).toBeLessThan(60);
  expect(text.endsWith('\n') && !text.includes('\r')).toBe(true);
});

test('no two files have the same id', () => {
  const ids = files.flatMap((name) => /^id: (.+)$/m.exec(read(name))?.[1] ?? []);
  expect(new Set(ids).size).toBe(ids.length);
});
