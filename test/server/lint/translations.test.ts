import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formatMessage } from '../../../server/src/lint/format-message.ts';
import allRules from '../../../server/src/lint/rules/all-rules.ts';

const bundle = join(import.meta.dirname, '../../../l10n/bundle.l10n.pt-br.json');
const portuguese = JSON.parse(readFileSync(bundle, 'utf8')) as Record<string, string>;

test('each message and each title of a fix is translated', () => {
  const texts = allRules.flatMap(({ meta }) => [
    ...Object.values<string>(meta.messages),
    ...Object.values(meta.fixes ?? {}),
  ]);
  expect(texts.filter((text) => !Object.hasOwn(portuguese, text))).toEqual([]);
});

test('a message is translated before its parameters go in', () => {
  const text = formatMessage(
    'Remove `{name}`',
    { name: 'x' },
    (english) => portuguese[english] ?? english,
  );
  expect(text).toBe('Remover `x`');
});
