import { expect, test } from 'vitest';
import { fitsPath } from '../../../server/src/base/wildcard.ts';

test.each([
  ['standards/sql/style', 'standards/sql/style', true],
  ['standards/sql/style', 'standards/*', true],
  ['standards/sql/style', 'standards/sql/*', true],
  ['standards/sql/style', 'standards/*/style', true],
  ['standards/sql/style', 'standards/**/style', true],
  ['standards/style', 'standards/**/style', true],
  ['standards/a/b/style', 'standards/**/style', true],
  ['standards/sql/style', 'standards/**/*', true],
  ['standards/style', 'standards/**/*', true],
  ['standards/sql/style', 'standards/sql/st*', true],
  ['standards/sql/a/style', 'standards/sql/st*', false],
  ['standards', 'standards/*', false],
  ['standards/sql/style', 'workflows/*', false],
  ['standards/sql/style', 'standards/s*l/*e', true],
])('%s and %s: %s', (path, pattern, fits) => {
  expect(fitsPath(path, pattern)).toBe(fits);
});

test('a hostile pattern takes no time', () => {
  const pattern = `${'*a'.repeat(5000)}/${'**/'.repeat(500)}x`;
  expect(fitsPath(`${'a'.repeat(5000)}/${'b/'.repeat(500)}y`, pattern)).toBe(false);
});
