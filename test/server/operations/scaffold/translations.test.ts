import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { portuguese, untranslatable } from '../../portuguese.ts';

const FILES = [
  'server/src/operations/scaffold.ts',
  'server/src/operations/scaffold/project-place.ts',
];

test('why nothing can be scaffolded is translated', () => {
  const texts = FILES.flatMap((file) => {
    const table = /const texts = \{(.*?)\n\} as const;/s.exec(readFileSync(file, 'utf8'));
    return [...(table?.[1] ?? '').matchAll(/'((?:[^'\\]|\\.)+)'/g)].map(([, text]) => text ?? '');
  });
  expect(texts.length).toBe(7);
  for (const text of texts) {
    const translated = portuguese[text];
    expect(translated, text).toBeTruthy();
    expect(untranslatable(translated ?? '')).toEqual(untranslatable(text));
  }
});
