import { HIDDEN_CHARACTERS } from './hidden-characters.ts';

/** Also controls but for line breaks and tabs. */
const HIDDEN = new RegExp(
  String.raw`[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufe0f${HIDDEN_CHARACTERS}]|[\ud800-\udfff]`,
  'gu',
);

/** A text in which nothing hides: characters that nobody sees are written out, as `<U+202E>`. */
export function showHidden(text: string): string {
  return text.replace(HIDDEN, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
  });
}
