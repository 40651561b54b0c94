import { expect, test } from 'vitest';
import { markdownParagraphs, markdownText } from '../../../server/src/base/markdown-text.ts';

test.each([
  ['a | b', 'a \\| b'],
  ['<script>alert(1)</script>', '\\<script\\>alert(1)\\</script\\>'],
  ['`code` *bold* _it_ ~no~', '\\`code\\` \\*bold\\* \\_it\\_ \\~no\\~'],
  ['snake_case stays', 'snake_case stays'],
  ['[link](https://x.example)', '\\[link\\](https\\://x.example)'],
  ['line\nbreak', 'line break'],
  ['# no heading', '\\# no heading'],
  ['- no list', '\\- no list'],
  ['---', '\\---'],
  ['1. no list', '1\\. no list'],
  ['1.0.0', '1.0.0'],
  ['$x$ &amp; {{ ref }}', '\\$x\\$ \\&amp; \\{\\{ ref \\}\\}'],
])('%s stays what it is', (text, expected) => {
  expect(markdownText(text)).toBe(expected);
});

test('a blank line parts paragraphs', () => {
  expect(markdownParagraphs('one\ntwo\n\n  \n- three')).toBe('one two\n\n\\- three');
});
