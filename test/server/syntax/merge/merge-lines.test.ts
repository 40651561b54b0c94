import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeLines } from '../../../../server/src/syntax/merge/merge-lines.ts';

const base = `select
    id,
    cast(null as varchar) as segment,
    amount
from orders
`;

describe('lines', () => {
  test('that people wrote stand beside those that are new, even if they touch', () => {
    const current = base.replace('cast(null as varchar)', 'upper(kind)');
    const next = base.replace('    amount\n', '    status,\n    amount\n');
    expect(mergeLines(base, current, next)).toEqual({
      text: current.replace('    amount\n', '    status,\n    amount\n'),
      conflicts: [],
    });
  });

  test('that both changed are those of people, and a conflict', () => {
    const current = base.replace('amount', 'round(amount)');
    const { text, conflicts } = mergeLines(base, current, base.replace('amount', 'paid'));
    expect(text).toBe(current);
    expect(conflicts).toMatchObject([{ what: 'changed', path: '' }]);
    const [conflict] = conflicts;
    expect(current.slice(conflict?.where.start, conflict?.where.end)).toBe('    round(amount)');
  });

  test('that people deleted and that are others now are a conflict at the place', () => {
    const current = base.replace('    amount\n', '');
    const { text, conflicts } = mergeLines(base, current, base.replace('amount', 'paid'));
    expect(text).toBe(current);
    const [conflict] = conflicts;
    expect(conflict?.where).toEqual({
      start: current.indexOf('from'),
      end: current.indexOf('from'),
    });
  });

  test('that both changed alike are no conflict', () => {
    const next = base.replace('amount', 'paid');
    expect(mergeLines(base, `-- mine\n${next}`, next)).toEqual({
      text: `-- mine\n${next}`,
      conflicts: [],
    });
  });

  test('without a base stay as they are', () => {
    expect(mergeLines(undefined, 'select 1', base)).toEqual({ text: 'select 1', conflicts: [] });
  });

  test('of Windows keep their breaks', () => {
    const next = base.replace('    amount\n', '    status,\n    amount\n') + '-- end';
    const current = `-- mine\n${base}`.replaceAll('\n', '\r\n');
    expect(mergeLines(base, current, next).text).toBe(`-- mine\n${next}`.replaceAll('\n', '\r\n'));
  });
});

describe('any texts', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', 'c', 'd', '', '  a'), { maxLength: 12 })
    .map((lines) => lines.join('\n'));

  test('come to say what is made now where nobody touched them, and stay where nothing new is made', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        expect(mergeLines(one, one, other)).toEqual({ text: other, conflicts: [] });
        expect(mergeLines(one, other, one)).toEqual({ text: other, conflicts: [] });
      }),
    );
  });

  test('that change in other lines take both changes, in whichever order', () => {
    const marks = fc.array(fc.constantFrom('keep', 'mine', 'made'), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(marks, (kinds) => {
        const was = kinds.map((_, index) => `line ${index}`);
        const by = (who: string[]): string =>
          was
            .map((line, index) =>
              who.includes(kinds[index]!) ? `${line} by ${kinds[index]!}` : line,
            )
            .join('\n');
        expect(mergeLines(was.join('\n'), by(['mine']), by(['made']))).toEqual({
          text: by(['mine', 'made']),
          conflicts: [],
        });
      }),
    );
  });

  test('keep every line that people wrote', () => {
    fc.assert(
      fc.property(text, text, fc.nat(12), (was, will, at) => {
        const lines = was.split('\n');
        lines.splice(Math.min(at, lines.length), 0, 'by hand');
        expect(mergeLines(was, lines.join('\n'), will).text.split('\n')).toContain('by hand');
      }),
    );
  });
});
