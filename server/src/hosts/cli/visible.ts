import { HIDDEN_CHARACTERS } from '../../base/hidden-characters.ts';

/** Also all C0 and C1 controls: what is printed stands on one line. Emoji stay what they are. */
const HIDDEN = new RegExp(String.raw`[\0-\x1f\x7f-\x9f${HIDDEN_CHARACTERS}]`, 'gu');
/** JSON writes the C0 controls out by itself. */
const HIDDEN_IN_JSON = new RegExp(String.raw`[\x7f-\x9f${HIDDEN_CHARACTERS}]`, 'gu');
const LONE_SURROGATE = /[\ud800-\udfff]/gu;
/** `##[add-mask]` and `##vso[...]` are commands to some CI systems, wherever they stand in a line. */
const CI_COMMAND = /##(?=\[|vso\[)/g;

/** Text from outside, safe to print on one line: what a terminal or a CI log would obey is written out. */
export function visible(text: string): string {
  return text
    .replace(HIDDEN, written)
    .replace(LONE_SURROGATE, written)
    .replace(CI_COMMAND, '#\\x23');
}

/** The same inside JSON, where the escapes mean the very characters. */
export function visibleJson(json: string): string {
  return json.replace(HIDDEN_IN_JSON, units).replace(/##(?=\[|vso\[)/g, '#\\u0023');
}

function written(character: string): string {
  if (character === '\n') return '\\n';
  if (character === '\r') return '\\r';
  if (character === '\t') return '\\t';
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  return code <= 0xff ? `\\x${hex.padStart(2, '0')}` : `\\u{${hex}}`;
}

function units(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
