import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Placeholder } from '../../../../server/src/syntax/instructions/placeholder.ts';
import type { Span } from '../../../../server/src/syntax/markdown/inline-text.ts';
import { readPlaceholders } from '../../../../server/src/syntax/instructions/read-placeholders.ts';

/** Kind, what it names, and the text that its range covers. */
function read(text: string): unknown[] {
  return readPlaceholders(text).map((one) => [
    one.kind,
    nameOf(one).text,
    text.slice(one.start, one.end),
  ]);
}

function nameOf(one: Placeholder): Span {
  return one.kind === 'condition' ? one.flag : one.target;
}

test('includes name a file or a pattern', () => {
  expect(read('Use {{standards/sql/*}} and {{ workflows/shape-spec }}.')).toEqual([
    ['include', 'standards/sql/*', '{{standards/sql/*}}'],
    ['include', 'workflows/shape-spec', '{{ workflows/shape-spec }}'],
  ]);
});

test('a step of Agent OS has a label', () => {
  const [step] = readPlaceholders('{{PHASE 1: @agent-os/commands/plan/1-concept.md}}');
  expect(step).toMatchObject({
    kind: 'include',
    label: 'PHASE 1',
    target: { text: 'commands/plan/1-concept.md' },
  });
});

test('conditions have a flag', () => {
  const text = '{{IF a_flag}}\nyes\n{{ENDIF a_flag}}\n{{UNLESS b}}\n{{ENDUNLESS b}}';
  expect(readPlaceholders(text)).toMatchObject([
    { kind: 'condition', opens: true, isUnless: false, flag: { text: 'a_flag' } },
    { kind: 'condition', opens: false, isUnless: false },
    { kind: 'condition', opens: true, isUnless: true, flag: { text: 'b' } },
    { kind: 'condition', opens: false, isUnless: true },
  ]);
});

test('mentions are files to read where they stand alone, and words in a sentence elsewhere', () => {
  const text = '- @agent-os/standards/sql/style.md\nRead @.agent-os/product/mission.md.\n';
  expect(readPlaceholders(text)).toMatchObject([
    { kind: 'mention', target: { text: 'standards/sql/style.md' }, isAlone: true },
    { kind: 'mention', target: { text: 'product/mission.md' }, isAlone: false },
  ]);
  expect(readPlaceholders('mail me@agent-os/x.md')).toEqual([]);
});

test('those in code count, as Agent OS puts texts together before anybody reads Markdown', () => {
  expect(read('```\n{{standards/sql/style}}\n```\n`{{workflows/fix}}`')).toHaveLength(2);
});

test('templates of dbt are left alone', () => {
  const sql = "select * from {{ ref('stg_orders') }} where x = {{ var('a/b') }} -- {{ this }} {{}}";
  expect(readPlaceholders(sql)).toEqual([]);
});

test('any text is read, ranges lie in it and follow each other', () => {
  const word = fc.constantFrom('{{', '}}', 'standards/', '*', 'IF ', 'a', '@agent-os/', '\n', ' ');
  fc.assert(
    fc.property(fc.array(fc.oneof(word, fc.string()), { maxLength: 40 }), (parts) => {
      const text = parts.join('');
      let last = 0;
      for (const one of readPlaceholders(text)) {
        expect(one.start).toBeGreaterThanOrEqual(last);
        const name = nameOf(one);
        expect(text.slice(name.start, name.end)).toBe(name.text);
        last = one.end;
      }
      expect(last).toBeLessThanOrEqual(text.length);
    }),
  );
});
