import type { Params } from './rule.ts';

/** Translates an English template; the identity for English. */
export type Translate = (template: string) => string;

/**
 * Parameters that hold words of the tables, never the author's: the titles of types and groups, advice, and
 * what a pattern asks for. They are translated with the template around them.
 */
export const tableWords: ReadonlySet<string> = new Set([
  'advice',
  'instead',
  'meaning',
  'owner',
  'title',
]);

/** Puts the parameters into the translated template. An unknown placeholder stays as it is. */
export function formatMessage(
  template: string,
  params: Params = {},
  translate: Translate = (english) => english,
): string {
  return translate(template).replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    if (!Object.hasOwn(params, name)) return whole;
    const text = String(params[name]);
    return tableWords.has(name) ? translate(text) : text;
  });
}
