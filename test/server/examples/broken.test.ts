import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const folder = new URL('../../../examples/broken/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');
/** Cases about policies have files beside the wrong one: what it is held to. */
const files = globSync('**/{*.yaml,*.sql,*.mermaid,product-canvas/*.md,macro-library.md}', { cwd: folder })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => !/^(?:#|%%|<!--) What holds here: it is all right\./m.test(read(name)))
  .sort();

test('the readme lists every file once', () => {
  const listed = [...read('README.md').matchAll(/^\| \[([^\]]+)\]\(\1\) /gm)].map(([, name]) => name);
  expect(listed.sort()).toEqual(files);
});

test.each(files)('%s says what is wrong and what would be right, and is short', (name) => {
  const text = read(name);
  // A canvas begins with what it is about.
  expect(name.endsWith('.md') ? text.slice(text.indexOf('<!--')) : text).toMatch(
    /^(?<mark>#|--|%%|<!--) Wrong: [^\n]+\n(?:\k<mark> [^\n]+\n)*\k<mark> Right: [^\n]+\n/,
  );
  expect(text.split('\n').length).toBeLessThan(60);
  expect(text.endsWith('\n') && !text.includes('\r')).toBe(true);
});

test('no two files have the same id', () => {
  const ids = files.flatMap((name) => /^id: (.+)$/m.exec(read(name))?.[1] ?? []);
  expect(new Set(ids).size).toBe(ids.length);
});
