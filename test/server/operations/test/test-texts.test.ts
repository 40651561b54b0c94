import { expect, test } from 'vitest';
import { testTexts } from '../../../../server/src/operations/test/test-texts.ts';
import { portuguese, untranslatable } from '../../portuguese.ts';

test.each(Object.values(testTexts))('is translated: %s', (text) => {
  expect(untranslatable(portuguese[text] ?? '')).toEqual(untranslatable(text));
});
