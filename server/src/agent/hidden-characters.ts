import { HIDDEN_CHARACTERS } from '../base/hidden-characters.ts';

/**
 * Also controls but for line breaks and tabs, and selectors of emoji that choose nothing. Instructions for models are hidden
 * in them.
 */
const HIDDEN = new RegExp(
  String.raw`[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f${HIDDEN_CHARACTERS}]|(?<![\p{Extended_Pictographic}\d#*])\ufe0f|[\ud800-\udfff]`,
  'gu',
);

const SHOWN = /⟨U\+([0-9A-F]{4,6})⟩/g;

/** The text with those characters written out: `⟨U+200B⟩`. */
export function showHidden(text: string): string {
  return text.replace(HIDDEN, shown);
}

/** The characters that are written out in a text, back as they were, where the other text holds them itself. */
export function hideShown(text: string, original: string): string {
  return text.replace(SHOWN, (all, hex: string) => {
    const character = String.fromCodePoint(Math.min(Number.parseInt(hex, 16), 0x10ffff));
    return original.includes(character) && !original.includes(all) ? character : all;
  });
}

/** Whether a text has characters written out that the other one has not. */
export function showsHidden(text: string, original: string): boolean {
  return [...text.matchAll(SHOWN)].some(([all]) => !original.includes(all));
}

function shown(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}
