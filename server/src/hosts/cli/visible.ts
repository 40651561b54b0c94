// C0 and C1 controls, and characters that reorder or hide text.
const HIDDEN =
  /[\0-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
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
  return json
    .replace(
      /[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g,
      unit,
    )
    .replace(/##(?=\[|vso\[)/g, '#\\u0023');
}

function written(character: string): string {
  if (character === '\n') return '\\n';
  if (character === '\r') return '\\r';
  if (character === '\t') return '\\t';
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  return code <= 0xff ? `\\x${hex.padStart(2, '0')}` : `\\u{${hex}}`;
}

function unit(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
