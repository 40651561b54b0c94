import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { allPhases } from '../../../server/src/agent/phases/all-phases.ts';
import { portuguese, untranslatable } from '../portuguese.ts';

const root = join(import.meta.dirname, '../../../server/src');
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => [file.replaceAll('\\', '/'), readFileSync(join(root, file), 'utf8')] as const);

/** What is written into calls of `saying`. */
const templates = sources.flatMap(([, text]) =>
  [...text.matchAll(/\bsaying\(\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")/g)].map(
    ([, single, double]) => (single ?? double ?? '').replaceAll(/\\(.)/g, '$1'),
  ),
);

test('each sentence of a run is translated', () => {
  expect(templates.length).toBeGreaterThan(300);
  expect(templates.filter((one) => !Object.hasOwn(portuguese, one))).toEqual([]);
});

test('what phases are called, and what they ask to begin with, is translated', () => {
  const texts = allPhases.flatMap(({ title, doc, input }) => [
    ...[title, doc],
    ...input.map((field) => field.doc),
  ]);
  expect(texts.filter((one) => !Object.hasOwn(portuguese, one))).toEqual([]);
});

test('translations of sentences keep code and placeholders as they are', () => {
  for (const one of templates)
    expect(untranslatable(portuguese[one] ?? ''), one).toEqual(untranslatable(one));
});

test('no sentence of a run is put together before it can be translated', () => {
  for (const [file, text] of sources) expect(text, file).not.toMatch(/\bsaying\(\s*`/);
});

/** Where sentences for people come from. What tools answer to models, and what a phase tells it, stays English. */
const speaks =
  /^(?:agent\/(?!prompts\/)|operations\/(?:run-phase|run\/(?!tools\/))|hosts\/node\/outside\/)/;

test.each([
  ['a refusal', /\brefused: ['"`]/],
  ['a reason', /\breason: ['"`]/],
  ['what stops a run', /new RunEnd\(\s*'[\w-]+',\s*['"`]/],
  ['what a provider said', /new ModelError\(\s*'[\w-]+',\s*['"`]/],
  ['a verdict', /\b(?:notChecked|checked)\([^;]{0,80}?,\s*['"`][^']*[.?]['"`]|\bsummary: ['"`]/],
  ['a question', /\b(?:why|detail): ['"`]/],
  ['an open point', /\bopen(?:\.push\(|: \[?)\s*['"`]/],
  ['a step', /\.step\(\s*'\w+',\s*['"`]/],
])('no code says %s in English only', (_, form) => {
  for (const [file, text] of sources)
    if (speaks.test(file)) expect(form.exec(text)?.[0], file).toBeUndefined();
});
