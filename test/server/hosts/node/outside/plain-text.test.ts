import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainText } from '../../../../../server/src/hosts/node/outside/plain-text.ts';

test('what people cannot see is taken out, line ends stay', () => {
  expect(plainText('a\u200b\u202e\u{e0049}b\r\n\tc\u001b[31m', 100)).toBe('ab\n\tc[31m');
  expect(plainText('Ünïcode 😀 日本語', 100)).toBe('Ünïcode 😀 日本語');
});

test('no text is longer than allowed, or ends in half a character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 20 }), (text, length) => {
      const plain = plainText(text, length);
      expect(plain.length).toBeLessThanOrEqual(length + 1);
      expect(plain).not.toMatch(/[\ud800-\udbff]…$/);
    }),
  );
});
