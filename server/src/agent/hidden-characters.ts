/**
 * Characters that nobody sees or that reorder what people see: controls, zero widths, bidi, fillers, tags and variation
 * selectors that choose nothing. Instructions for models are hidden in them.
 */
const HIDDEN =
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff0-\ufffb\u{1bca0}-\u{1bca3}\u{e0000}-\u{e0fff}]|(?<![\p{Extended_Pictographic}\d#*])\ufe0f|[\ud800-\udfff]/gu;

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
