import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { sha256 } from '../../../server/src/base/sha256.ts';

test.each([0, 1, 54, 55, 56, 63, 64, 65, 119, 120, 1_000, 70_000])(
  'a text of %i characters has the hash that Node gives it',
  (length) => {
    for (const sign of ['x', 'é', '🙂']) {
      const text = sign.repeat(length);
      expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'));
    }
  },
);
