import type { Params } from './rule.ts';

/** Translates an English template; the identity for English. */
export type Translate = (template: string) => string;

/** Puts the parameters into the translated template. An unknown placeholder stays as it is. */
export function formatMessage(
  template: string,
  params: Params = {},
  translate: Translate = (english) => english,
): string {
  return translate(template).replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]) : whole,
  );
}
