import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { portuguese, untranslatable } from '../portuguese.ts';
import { tableTexts } from './table-texts.ts';

const root = join(import.meta.dirname, '../../..');

/** The sources below a folder, quotes in strings without their backslashes. */
function sources(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(root, folder, file), 'utf8').replaceAll(/\\(['"`])/g, '$1'));
}

test('each text of the tables is translated', () => {
  const texts = [...tableTexts()];
  expect(texts.length).toBeGreaterThan(900);
  expect(texts).toContain('software bills of materials');
  expect(texts.filter((text) => !Object.hasOwn(portuguese, text))).toEqual([]);
});

test('a translation keeps code and placeholders', () => {
  for (const text of tableTexts())
    expect(untranslatable(portuguese[text] ?? ''), text).toEqual(untranslatable(text));
});

test('a translation begins and ends as the English text does: it may stand inside a sentence', () => {
  for (const text of tableTexts()) {
    const translated = portuguese[text] ?? '';
    expect(translated.endsWith('.'), text).toBe(text.endsWith('.'));
    expect(/^\p{Ll}/u.test(translated), text).toBe(/^\p{Ll}/u.test(text));
  }
});

test('each text that the server hands to a translation is in the bundle', () => {
  const handed = ['ide', 'hosts/lsp'].flatMap((folder) =>
    sources(`server/src/${folder}`).flatMap((source) =>
      [...source.matchAll(/(?:translate|formatMessage)\(\s*'([^']+)'/g)].map(
        ([, text = '']) => text,
      ),
    ),
  );
  expect(handed.length).toBeGreaterThan(40);
  expect(handed.filter((text) => !Object.hasOwn(portuguese, text))).toEqual([]);
});

test('each reason for which a file is not read is in the bundle', () => {
  const reasons = ['io-reason.ts', 'read-file.ts'].flatMap((file) =>
    [
      ...readFileSync(join(root, 'server/src/hosts/node', file), 'utf8').matchAll(
        /(?:: |unread\(|TOO_LARGE =\n {2})'([A-Z][^']+\.)'/g,
      ),
    ].map(([, text = '']) => text),
  );
  expect(reasons.length).toBeGreaterThan(16);
  expect(reasons.filter((text) => !Object.hasOwn(portuguese, text))).toEqual([]);
});

test('nothing is translated that no place says', () => {
  const said = [...sources('server/src'), ...sources('client/src')].join('\n');
  const tables = tableTexts();
  const kinds = new Set(['booleans', 'integers', 'numbers']);
  const unused = Object.keys(portuguese).filter(
    (text) => !tables.has(text) && !kinds.has(text) && !said.includes(text),
  );
  expect(unused).toEqual([]);
});
