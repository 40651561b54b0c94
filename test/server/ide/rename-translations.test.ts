import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const bundle = join(root, 'l10n/bundle.l10n.pt-br.json');
const portuguese = JSON.parse(readFileSync(bundle, 'utf8')) as Record<string, string>;

const placeholders = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

test('each reason to refuse a rename is translated, placeholders and all', () => {
  const folders = ['ide', 'ide/dbt', 'ide/mermaid', 'hosts/lsp/features'];
  const reasons = folders
    .map((folder) => `server/src/${folder}`)
    .flatMap((folder) =>
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
  const source = [
    'ide/rename.ts',
    'ide/dbt/rename-in-dbt.ts',
    'ide/dbt/rename-model-mentions.ts',
    'hosts/lsp/features/rename-node.ts',
  ].map((file) => readFileSync(join(root, 'server/src', file), 'utf8'));
  const texts = [
    ...source
      .join('')
      .matchAll(/(?:label|description|ABOUT\w*|model|seed|snapshot|source)(?::| =) '([^']+)'/g),
  ];
  expect(texts.length).toBe(18);
  for (const [, text = ''] of texts)
    expect(placeholders(portuguese[text] ?? 'none'), text).toEqual(placeholders(text));
});
