import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { portuguese, untranslatable } from '../../portuguese.ts';

const FILES = [
  'server/src/operations/init.ts',
  'server/src/operations/new/check-name.ts',
  'server/src/operations/new/new-request.ts',
  'server/src/operations/new/propose-new-files.ts',
];

test('what is said of answers and files is translated', () => {
  const texts = FILES.flatMap((file) => {
    const table = /const texts = \{([^}]*(?:\}[^}]+)*?)\} as const;/.exec(
      readFileSync(file, 'utf8'),
    );
    return [...(table?.[1] ?? '').matchAll(/'((?:[^'\\]|\\.)+)'/g)].map(([, text]) => text ?? '');
  });
  expect(texts.length).toBeGreaterThan(8);
  for (const text of texts) {
    const translated = portuguese[text];
    expect(translated, text).toBeTruthy();
    expect(untranslatable(translated ?? '')).toEqual(untranslatable(text));
  }
});
