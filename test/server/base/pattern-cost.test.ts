import { expect, test } from 'vitest';
import { isQuickToMatch } from '../../../server/src/base/pattern-cost.ts';

test.each([
  ['^[a-z]+$', 'a'.repeat(300)],
  ['^[^@]+@[^@]+\\.[^@]+$', 'somebody@example.com'],
  ['^[A-Z]{2}-[0-9]{4,8}$', 'DE-123456'],
  ['^(\\+49)?[0-9 ]*$', '+49 30 1234'],
  ['^(?:open|closed)$', 'open'],
  ['^[a-z][a-z0-9]*(_[a-z0-9]+)*$', 'a_long_name_of_a_column_that_says_much_of_what_is_in_it'],
  ['^[)(\\)[|]$', '))|'],
  ['^(?<year>[0-9]{4})(?:-[0-9]{2}){2}$', '2026-01-02'],
])('%s is quick', (pattern, text) => {
  expect(isQuickToMatch(pattern, text)).toBe(true);
});

test.each([
  ['^(a+)+$', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaa!'],
  ['^(a|a)*$', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaa!'],
  ['^(?:(?:a*)*)*$', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaa!'],
  ['(.*)(.*)(.*)(.*)x', 'a'.repeat(100)],
  ['^(.*)\\1\\1$', 'a'.repeat(40)],
  ['^(a?){60}a{60}$', 'a'.repeat(60)],
  ['^(?:ca*a*)*$', `${'caaaa'.repeat(20)}!`],
  ['^a$', 'a'.repeat(100_000)],
  ['a'.repeat(100_000), 'a'],
])('%s is not tried', (pattern, text) => {
  expect(isQuickToMatch(pattern, text)).toBe(false);
});

// Whatever passes must be matched at once: patterns that are put together from the pieces that make matching slow.
test('what passes is matched in no time', () => {
  const pieces = [
    'a',
    '.',
    '[ab]',
    'a*',
    'a+',
    '.*',
    'a?',
    '(a|b)',
    '(a*)',
    '(?:ab)*',
    'b{2,9}',
    'c',
    '[ab]+c',
    '(ca+)*',
    '(a*c)*',
    '(ca*a*)*',
    '|',
  ];
  const texts = [`${'a'.repeat(60)}!`, `${'caaa'.repeat(15)}!`];
  let seed = 7;
  const next = (): number => (seed = (seed * 16_807) % 2_147_483_647);
  for (let round = 0; round < 3_000; round++) {
    const pattern = Array.from(
      { length: 1 + (next() % 7) },
      () => pieces[next() % pieces.length],
    ).join('');
    for (const text of texts) {
      if (!isQuickToMatch(`${pattern}$`, text)) continue;
      const start = performance.now();
      new RegExp(`${pattern}$`).test(text);
      expect(performance.now() - start, pattern).toBeLessThan(200);
    }
  }
});
