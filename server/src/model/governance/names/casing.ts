import type { Casing } from '../naming-policy.ts';

const forms: Readonly<Record<Casing, RegExp>> = {
  snake_case: /^[\p{Ll}\p{Lm}\p{Lo}\p{M}\p{N}_]+$/u,
  UPPER_CASE: /^[\p{Lu}\p{Lm}\p{Lo}\p{M}\p{N}_]+$/u,
  camelCase: /^_*[\p{Ll}\p{Lm}\p{Lo}][\p{L}\p{M}\p{N}]*$/u,
  PascalCase: /^_*[\p{Lu}\p{Lm}\p{Lo}][\p{L}\p{M}\p{N}]*$/u,
  'kebab-case': /^[\p{Ll}\p{Lm}\p{Lo}\p{M}\p{N}-]+$/u,
};

export function isInCasing(name: string, casing: Casing): boolean {
  return forms[casing].test(name);
}

/** A word of a name: `customerID2Name` has `customer`, `ID2` and `Name`. */
export interface NameWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Acronyms in the plural, acronyms, other words. Digits belong to the word before them. */
const WORD =
  /\p{Lu}{2,}s(?!\p{Ll})\p{N}*|\p{Lu}+(?!\p{Ll})\p{N}*|\p{Lu}?[\p{Ll}\p{Lt}\p{Lm}\p{Lo}\p{M}\p{N}]+/gu;

export function wordsOf(name: string): readonly NameWord[] {
  return Array.from(name.matchAll(WORD), ({ 0: text, index }) => ({
    text,
    start: index,
    end: index + text.length,
  }));
}

/** The same words in another casing; a name that is in it stays as it is, with its double underscores and all. */
export function toCasing(name: string, casing: Casing): string {
  if (isInCasing(name, casing)) return name;
  const words = wordsOf(name).map(({ text }) => text.toLowerCase());
  switch (casing) {
    case 'snake_case':
      return underscored(name).toLowerCase();
    case 'UPPER_CASE':
      return underscored(name).toUpperCase();
    case 'camelCase':
      return leading(name) + words.map((word, at) => (at === 0 ? word : capital(word))).join('');
    case 'PascalCase':
      return leading(name) + words.map(capital).join('');
    case 'kebab-case':
      return words.join('-');
  }
}

/** Underscores between words; those that are there stay. */
function underscored(name: string): string {
  const words = wordsOf(name);
  const gaps = words.map(({ start }, at) => {
    const before = name.slice(words[at - 1]?.end ?? 0, start);
    if (at === 0) return /^_+$/.test(before) ? before : '';
    return /^_+$/.test(before) ? before : '_';
  });
  const tail = name.slice(words.at(-1)?.end ?? 0);
  const end = /^_+$/.test(tail) ? tail : '';
  return words.map(({ text }, at) => `${gaps[at] ?? ''}${text}`).join('') + end;
}

/** Whether a name of a casing can begin or end so. */
export function canAffix(affix: string, where: 'prefix' | 'suffix', casing: Casing): boolean {
  const word = toCasing('x', casing);
  return isInCasing(where === 'prefix' ? affix + word : word + affix, casing);
}

function leading(name: string): string {
  return /^_*/.exec(name)?.[0] ?? '';
}

export function capital(word: string): string {
  const [first = ''] = word;
  return first.toUpperCase() + word.slice(first.length);
}
