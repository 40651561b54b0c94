import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readJson, root } from './manifest.ts';

type Texts = Readonly<Record<string, string>>;

const nls = readJson('package.nls.json') as Texts;
const portugueseNls = readJson('package.nls.pt-br.json') as Texts;
const english = readJson('l10n/bundle.l10n.json') as Texts;
const portuguese = readJson('l10n/bundle.l10n.pt-br.json') as Texts;

const used = new Set(
  [...readFileSync(resolve(root, 'package.json'), 'utf8').matchAll(/"%([\w.-]+)%"/g)].map(
    ([, key]) => key ?? '',
  ),
);

/** The texts in the client that go through vscode.l10n.t or a function that stands for it. */
function localized(): string[] {
  const sources = readdirSync(resolve(root, 'client/src'), { recursive: true, encoding: 'utf8' });
  return sources
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => {
      const text = readFileSync(resolve(root, 'client/src', file), 'utf8');
      return [...text.matchAll(/(?:l10n\.t|localize)\(\s*'((?:[^'\\]|\\.)*)'/g)];
    })
    .map(([, message]) => message ?? '');
}

const placeholders = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

/** Commands and settings that a description refers to. */
const references = (text: string): string[] => text.match(/\(command:[^)]*\)|`[^`]+`/g) ?? [];

test('each key of the manifest is defined and translated, and no other is', () => {
  expect(Object.keys(nls).sort()).toEqual([...used].sort());
  expect(Object.keys(portugueseNls).sort()).toEqual([...used].sort());
});

test('translations of the manifest keep commands and code as they are', () => {
  for (const [key, text] of Object.entries(nls))
    expect(references(portugueseNls[key] ?? '').sort(), key).toEqual(references(text).sort());
});

test('each text of the client is in the bundle and translated', () => {
  expect(localized().length).toBeGreaterThan(20);
  expect(localized().filter((text) => !(text in english))).toEqual([]);
  expect(localized().filter((text) => !(text in portuguese))).toEqual([]);
});

test('no text reaches the user past vscode.l10n', () => {
  const sources = readdirSync(resolve(root, 'client/src'), { recursive: true, encoding: 'utf8' });
  for (const file of sources.filter((name) => name.endsWith('.ts'))) {
    const text = readFileSync(resolve(root, 'client/src', file), 'utf8');
    expect(text, file).not.toMatch(/(?:say|show\w+Message|title:)\(?\s*['"`]/);
  }
});

test('translations keep their placeholders', () => {
  for (const [text, translated] of Object.entries(portuguese))
    expect(placeholders(translated), text).toEqual(placeholders(text));
});

test.each(['l10n/bundle.l10n.json', 'l10n/bundle.l10n.pt-br.json'])(
  'no text of %s stands there twice',
  (bundle) => {
    const lines = readFileSync(resolve(root, bundle), 'utf8').split('\n');
    const keys = lines.flatMap((line) => /^ {2}("(?:[^"\\]|\\.)*"):/.exec(line)?.[1] ?? []);
    expect(keys.length).toBeGreaterThan(100);
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  },
);
