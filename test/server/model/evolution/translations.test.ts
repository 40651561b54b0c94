import { expect, test } from 'vitest';
import { changeTexts } from '../../../../server/src/model/evolution/change-texts.ts';
import { portuguese, untranslatable } from '../../portuguese.ts';

test.each(changeTexts)('%s is translated', (text) => {
  expect(portuguese).toHaveProperty([text]);
  expect(untranslatable(portuguese[text] ?? '')).toEqual(untranslatable(text));
});
