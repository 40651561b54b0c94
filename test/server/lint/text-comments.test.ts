import { expect, test } from 'vitest';
import { suppressionRecords } from '../../../server/src/lint/suppression-records.ts';

function read(path: string, text: string) {
  return suppressionRecords({ text, documents: [], problems: [] }, path).map(({ suppression }) => ({
    scope: suppression.scope,
    line: suppression.line,
    alone: suppression.alone,
    rules: suppression.rules.map(({ code, start, end }) => {
      expect(text.slice(start, end)).toBe(code);
      return code;
    }),
    reason: suppression.reason,
  }));
}

test.each([
  ['a.sql', 'select 1\n  -- dataengos-disable-next-line rule-a, rule-b -- why not\nfrom x'],
  ['a.mermaid', 'graph LR\n  %% dataengos-disable-next-line rule-a, rule-b -- why not\n  a --> b'],
  ['a.md', '# A\n<!-- dataengos-disable-next-line rule-a, rule-b -- why not -->\ntext'],
])('%s silences the line behind the comment', (path, text) => {
  expect(read(path, text)).toEqual([
    { scope: 'next-line', line: 2, alone: true, rules: ['rule-a', 'rule-b'], reason: 'why not' },
  ]);
});

test('a comment behind something silences its line, one for the file all of it', () => {
  const text = 'select x -- dataengos-disable-line rule-a -- why\n--dataengos-disable-file b -- so';
  expect(read('a.sql', text).map(({ scope, line, alone }) => [scope, line, alone])).toEqual([
    ['line', 0, false],
    ['file', undefined, true],
  ]);
});

test('in the flowcharts of Markdown comments are those of Mermaid', () => {
  const text = `%% dataengos-disable-file prose -- a
> \`\`\`mermaid
> graph LR
>   %% dataengos-disable-next-line rule-a -- why
>   a --> b
>   <!-- dataengos-disable-next-line rule-b -- why -->
> \`\`\`

<!-- dataengos-disable-next-line rule-c -- why -->
text
`;
  expect(read('specs/a.md', text).map(({ rules, line, alone }) => [rules, line, alone])).toEqual([
    [['rule-a'], 4, true],
    [['rule-c'], 9, true],
  ]);
});

test('comments of other languages are text', () => {
  expect(read('a.sql', '# dataengos-disable-file a -- b')).toEqual([]);
  expect(read('a.md', '-- dataengos-disable-file a -- b')).toEqual([]);
});
