import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const bundle = join(root, 'l10n/bundle.l10n.pt-br.json');
const portuguese = JSON.parse(readFileSync(bundle, 'utf8')) as Record<string, string>;

const placeholders = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

test('each reason to refuse a rename is translated, placeholders and all', () => {
  const reasons = ['server/src/ide', 'server/src/ide/dbt', 'server/src/hosts/lsp/features'].flatMap(
    (folder) =>
      readdirSync(join(root, folder))
        .filter((file) => file.startsWith('rename'))
        .flatMap((file) => [
          ...readFileSync(join(root, folder, file), 'utf8').matchAll(/problem:\s*'([^']+)'/g),
        ])
        .map(([, reason]) => reason ?? ''),
  );
  expect(reasons.length).toBeGreaterThan(9);
  for (const reason of reasons)
    expect(placeholders(portuguese[reason] ?? 'none'), reason).toEqual(placeholders(reason));
});

test('what the preview says of edits that need a look is translated', () => {
  const source = ['rename.ts', 'dbt/rename-in-dbt.ts', 'dbt/rename-model-mentions.ts'].map((file) =>
    readFileSync(join(root, 'server/src/ide', file), 'utf8'),
  );
  const texts = [
    ...source
      .join('')
      .matchAll(/(?:label|description|ABOUT\w*|model|seed|snapshot|source)(?::| =) '([^']+)'/g),
  ];
  expect(texts.length).toBe(16);
  for (const [, text = ''] of texts)
    expect(placeholders(portuguese[text] ?? 'none'), text).toEqual(placeholders(text));
});
