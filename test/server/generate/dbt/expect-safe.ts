import { parseAllDocuments } from 'yaml';
import { expect } from 'vitest';

/** Every piece of Jinja in the query of a model is one of ours. */
export function expectSafeSql(text: string): void {
  for (const [call] of text.matchAll(/\{[{%#].*?[}%#]\}/gs)) {
    expect(call).toMatch(
      /^\{\{ (?:'\{'|config\([\w='", ]+\)|source\('\w+', '\w+'\)|ref\('\w+'\)|dataengos_(?:hash|mask)\('.*'\)) \}\}$/s,
    );
  }
  expect(text).not.toMatch(/[\u0000\u2028]/);
}

/** What dbt reads as YAML, and renders: no piece of Jinja is that of a name. */
export function expectSafeYaml(text: string): void {
  const [document] = parseAllDocuments(text, { version: '1.1' });
  expect(document?.errors).toEqual([]);
  const jinja = [...text.matchAll(/\{[{%#][^\n]{0,8}/g)].map(([piece]) => piece);
  expect(jinja.filter((piece) => !/^\{\{ (?:'|''|\\')\{/.test(piece))).toEqual([]);
}
