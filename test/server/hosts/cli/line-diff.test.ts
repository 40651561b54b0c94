import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineDiff, type DiffLine } from '../../../../server/src/hosts/cli/line-diff.ts';
import { palette } from '../../../../server/src/hosts/cli/palette.ts';
import { unifiedDiff } from '../../../../server/src/hosts/cli/unified-diff.ts';

const texts = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 30 });

test('holds both texts', () => {
  fc.assert(
    fc.property(texts, texts, fc.constantFrom(1, 2_000), (before, after, maxChanges) => {
      const diff = lineDiff(before, after, maxChanges);
      const without = (kind: DiffLine['kind']) =>
        diff.filter((one) => one.kind !== kind).map(({ line }) => line);
      expect(without('added')).toEqual(before);
      expect(without('removed')).toEqual(after);
    }),
    { seed: 1, numRuns: 500 },
  );
});

test('changes as few lines as it can', () => {
  const changes = lineDiff('a b c a b b a'.split(' '), 'c b a b a c'.split(' ')).filter(
    ({ kind }) => kind !== 'same',
  );
  expect(changes).toHaveLength(5);
});

test('shows three lines around each change, and joins what is near', () => {
  const before = Array.from({ length: 30 }, (_, at) => `${at}\n`);
  const after = before.with(2, 'two\n').with(6, 'six\n').with(29, 'end');
  expect(unifiedDiff('a.yaml', before.join(''), after.join(''), palette(false))).toBe(
    `--- a/a.yaml
+++ b/a.yaml
@@ -1,10 +1,10 @@
 0
 1
-2
+two
 3
 4
 5
-6
+six
 7
 8
 9
@@ -27,4 +27,4 @@
 26
 27
 28
-29
+end
\\ No newline at end of file
`,
  );
});
