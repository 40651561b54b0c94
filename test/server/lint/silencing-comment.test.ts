import { expect, test } from 'vitest';
import allRules from '../../../server/src/lint/rules/all-rules.ts';
import { commentNotations, silencingComment } from '../../../server/src/lint/silencing-comment.ts';
import { suppressionRecords } from '../../../server/src/lint/suppression-records.ts';

const PATHS = { sql: 'a.sql', text: 'a.mermaid', md: 'a.md', yaml: undefined };

const shown = allRules.flatMap(({ meta }) =>
  commentNotations(meta).map((notation) => ({ code: meta.code, notation })),
);

test('the comment on the page of a rule silences it in files of that kind', () => {
  for (const { code, notation } of shown) {
    const path = PATHS[notation.language];
    const text = silencingComment(code, notation);
    if (path === undefined) expect(text).toMatch(/^# dataengos/);
    else
      expect(suppressionRecords({ text, documents: [], problems: [] }, path)).toMatchObject([
        { suppression: { scope: 'next-line', rules: [{ code }], reason: 'why it is fine here' } },
      ]);
  }
});

test('every rule has one, first that of the files that it mostly looks at', () => {
  const first = new Map(shown.toReversed().map(({ code, notation }) => [code, notation.open]));
  expect(first.size).toBe(allRules.length);
  expect(first.get('known-fields')).toBe('# ');
  expect(first.get('conforming-names')).toBe('# ');
  expect(first.get('topologies-complete')).toBe('%% ');
  expect(first.get('sql-treats-sensitive-columns')).toBe('-- ');
});
