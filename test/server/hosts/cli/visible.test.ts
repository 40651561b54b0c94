import { expect, test } from 'vitest';
import { visible, visibleJson } from '../../../../server/src/hosts/cli/visible.ts';

test.each([
  ['plain ä 日本 😀', 'plain ä 日本 😀'],
  ['\u001b[31mred\u001b[0m', '\\x1b[31mred\\x1b[0m'],
  ['a\nb\r\tc\u0000', 'a\\nb\\r\\tc\\x00'],
  ['\u009b31m\u007f', '\\x9b31m\\x7f'],
  ['\u202eabc\u2066\u200b\u2028\ufeff', '\\u{202e}abc\\u{2066}\\u{200b}\\u{2028}\\u{feff}'],
  ['\ud800x\u{e0041}', '\\u{d800}x\\u{e0041}'],
  ['##[group]##vso[task]## ok', '#\\x23[group]#\\x23vso[task]## ok'],
])('%j', (text, shown) => {
  expect(visible(text)).toBe(shown);
});

test('escapes in JSON mean the same characters', () => {
  const value = { a: '\u001b\u009b\u202e\ufeff##[x]##vso[y]\u{e0041}' };
  const json = visibleJson(JSON.stringify(value));
  expect(JSON.parse(json)).toEqual(value);
  expect(json).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e\ufeff]|##\[/);
});
