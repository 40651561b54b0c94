import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../server/src/base/text-edit.ts';
import { defaultConfig } from '../../../server/src/lint/config.ts';
import { contract } from '../../../server/src/lint/example.ts';
import { fixAll } from '../../../server/src/operations/fix-all.ts';
import { PieceText } from '../../../server/src/base/piece-text.ts';
import { engine, lint } from '../lint/check.ts';

test('all safe problems, in as many rounds as it takes', () => {
  const before = contract(`
servers: # where
  production:
    type: S3 # bucket
    location: s3://acme
schema:
  orders: # the table
    description: null
    properties:
      id: { logicalType: varchar, isNullable: false } # key
`);
  const { text, fixed, remaining, edits, reasons } = fixAll(engine, before, defaultConfig, true);
  expect(text).toBe(
    contract(`
servers: # where
  - server: production
    type: s3 # bucket
    location: s3://acme
schema:
  - name: orders # the table
    properties:
      - { name: id, logicalType: string, required: true } # key
`),
  );
  expect(fixed).toBe(7);
  expect(reasons).toContain('Turn the map into a list (value-types)');
  expect(remaining).toEqual([]);
  expect(applyEdits(before, edits)).toBe(text);
});

describe('a safe fix never makes it worse', () => {
  const inner = (text: string): string =>
    contract(`
schema:
  - name: o
    properties:
${text}`);

  const table: readonly (readonly [string, string])[] = [
    [
      'a map that is half a list',
      inner(
        '      a:\n        logicalType: string\n      - name: b\n        logicalType: string\n',
      ),
    ],
    [
      'a list in an entry of a list',
      contract(`
schema:
  - name: o
    quality:
      - query: select 1
        - mustBe: 0
`),
    ],
    [
      'two fields for one map',
      inner(
        '      - name: a\n        logicalType: string\n        minLength: 1\n        maxLength: 9\n',
      ),
    ],
    [
      'two words for one field',
      inner('      - name: a\n        isNullable: true\n        nullable: true\n'),
    ],
    ['three texts for the description', contract('usage: a\nlimitations: b\npurpose: c\n')],
    [
      'suppressions beside a missing colon',
      contract(
        '# dataengos-disable-next-line known-fields -- importer\nowner: me\nschema\n  - name: o\n',
      ),
    ],
    [
      'one server as a map',
      contract('servers:\n  type: postgres\n  host: h\n  port: 5432\n  database: d\n  schema: s\n'),
    ],
  ];

  test.each(table)('%s', (_, text) => {
    const codes = (one: string): string[] =>
      lint(one)
        .findings.map(({ code }) => code)
        .filter((code) => /^(?:valid-yaml|unique-keys)$/.test(code));
    const once = fixAll(engine, text, defaultConfig, true);
    expect(codes(once.text), once.text).toEqual(codes(text));
    expect(once.remaining.length, once.text).toBeLessThanOrEqual(lint(text).findings.length);
    expect(fixAll(engine, once.text, defaultConfig, true).edits).toEqual([]);
    for (const [comment] of text.matchAll(/#.*/g)) expect(once.text).toContain(comment);
  });

  test('what goes into one map is merged there', () => {
    const [, , [, text] = []] = table;
    const { text: fixed, remaining } = fixAll(engine, text ?? '', defaultConfig, true);
    expect(fixed).toContain('minLength: 1');
    expect(fixed).toContain('maxLength: 9');
    expect(fixed.match(/logicalTypeOptions:/g)).toHaveLength(1);
    expect(remaining).toEqual([]);
  });

  test('one server stays one', () => {
    const { text: fixed } = fixAll(engine, table.at(-1)?.[1] ?? '', defaultConfig, true);
    expect(fixed.match(/- /g)).toHaveLength(1);
  });
});

test('what is unsafe, silenced or off stays', () => {
  const text = contract(`
# dataengos-disable-next-line no-null-values -- a template
domain: null
owner: me
descripton: {}
`);
  const result = fixAll(engine, text, defaultConfig, true);
  expect(result).toMatchObject({ text, edits: [], fixed: 0 });
  const off = { ...defaultConfig, rules: new Map([['no-null-values', 'off' as const]]) };
  expect(fixAll(engine, contract('tenant: null'), off, true).fixed).toBe(0);
});

describe('a text of pieces', () => {
  const edits = (
    length: number,
  ): fc.Arbitrary<{ range: { start: number; end: number }; newText: string }[]> =>
    fc.uniqueArray(fc.nat(length), { minLength: 2, maxLength: 6 }).chain((cuts) => {
      const sorted = cuts.toSorted((a, b) => a - b);
      const ranges = sorted.flatMap((start, at) =>
        at % 2 === 0 && sorted[at + 1] !== undefined ? [{ start, end: sorted[at + 1]! }] : [],
      );
      return fc.tuple(
        ...ranges.map((range) =>
          fc.string({ maxLength: 4 }).map((newText) => ({ range, newText })),
        ),
      );
    });

  test('is the same as edits one after the other, and says them as one', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 10, maxLength: 40 }), (original) => {
        const pieces = new PieceText(original);
        let text = original;
        for (let round = 0; round < 3 && text.length > 2; round++) {
          const [chosen] = fc.sample(edits(text.length), {
            numRuns: 1,
            seed: round + original.length,
          });
          pieces.apply(chosen!);
          text = applyEdits(text, chosen!);
        }
        expect(pieces.text).toBe(text);
        expect(applyEdits(original, pieces.edits())).toBe(text);
      }),
      { numRuns: 100 },
    );
  });
});
