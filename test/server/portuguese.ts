import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const bundle = join(import.meta.dirname, '../../l10n/bundle.l10n.pt-br.json');

export const portuguese = JSON.parse(readFileSync(bundle, 'utf8')) as Readonly<
  Record<string, string>
>;

export function toPortuguese(english: string): string {
  return Object.hasOwn(portuguese, english) ? portuguese[english]! : english;
}

/** What a translation must leave as it is, in any order: code and placeholders. */
export function untranslatable(text: string): readonly string[] {
  return (text.match(/`[^`]+`|\{\w+\}/g) ?? []).sort();
}
