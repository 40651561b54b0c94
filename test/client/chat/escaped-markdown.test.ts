import { expect, test } from 'vitest';
import { escapedMarkdown } from '../../../client/src/chat/escaped-markdown.ts';

test.each([
  ['[x](command:y) ![z](https://evil.example)', /(?<!\\)[![\]()]|(?<!\\):\/\//],
  ['<img src=x> <command:y> &#99;', /(?<!\\)[<>&#]/],
  ['www.evil.example, x@evil.example', /(?<!\\)[.@]/],
  ['*a* _b_ ~c~ `d` $e$ $(f)', /(?<!\\)[*_~`$]/],
  ['- a', /^-/],
  ['a\n# b\n    c\n1. d', /\n#|\n {2}|1\./],
  ['a \\[b](c)', /(?<!\\)(\\\\)*[[\]]/],
])('%j is shown as it is written', (text, drawn) => {
  const escaped = escapedMarkdown(text);
  expect(escaped).not.toMatch(drawn);
  const words = escaped.replaceAll(/\\(.)/g, '$1').replaceAll(/\s+/g, ' ');
  expect(words).toBe(text.replaceAll(/\s+/g, ' '));
});

test('lines can end between words, and a space before the first one stays', () => {
  expect(escapedMarkdown(' 40 tests  pass,\tall')).toBe(' 40 tests pass, all');
});
