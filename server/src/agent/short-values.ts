import type { Range } from '../base/range.ts';

/** Lengths of values that are found everywhere as parts of other things, and tell of somebody only where they stand as values. */
const [LEAST, MOST] = [2, 3];

/** What follows the key of examples and defaults: the rest of the line, and the lines of a list below it. */
const EXAMPLES =
  /(?<![\w-])["']?(?:examples?|default(?:Value)?)["']?[ \t]*:[^\n]*(?:\n[ \t]*(?:-[ \t][^\n:]*|["']?[^\s:"'\n]{1,40}["']?,?|\],?)(?=\r?\n|$))*/gi;

/**
 * Finds values of two and three characters where they stand as values: in quotes, among examples and defaults, and as a cell
 * of a row unless they are digits, which every other column has, too. Anywhere else they are words and numbers of something else.
 */
export class ShortValues {
  readonly #values: ReadonlySet<string>;

  constructor(values: Iterable<string>) {
    this.#values = new Set(
      [...values]
        .map((value) => value.trim())
        .filter((one) => one.length >= LEAST && one.length <= MOST && /[\p{L}\p{N}]/u.test(one)),
    );
  }

  /** In order. */
  find(text: string): readonly Range[] {
    if (this.#values.size === 0) return [];
    const examples = [...text.matchAll(EXAMPLES)].map((match) => ({
      start: match.index + match[0].indexOf(':'),
      end: match.index + match[0].length,
    }));
    const found: Range[] = [];
    let region = 0;
    for (let start = 0; start + LEAST <= text.length; start++) {
      while (region < examples.length && (examples[region]?.end ?? 0) <= start) region++;
      const isExample = (examples[region]?.start ?? Infinity) < start;
      for (let length = MOST; length >= LEAST; length--) {
        const end = start + length;
        const isValue =
          this.#values.has(text.slice(start, end)) &&
          (isQuoted(text, start, end) ||
            isCell(text, start, end) ||
            (isExample && isWord(text, start, end)));
        if (!isValue) continue;
        found.push({ start, end });
        break;
      }
    }
    return found;
  }
}

/** Also within a text of JSON: `\"ab\"`. */
function isQuoted(text: string, start: number, end: number): boolean {
  const quote = text.charAt(start - 1);
  if (quote !== '"' && quote !== "'") return false;
  return text.startsWith(quote, end) || text.startsWith(`\\${quote}`, end);
}

/** Between bars, tabs, commas and ends of lines. These have to be there: the end of a text may be no end of a cell. */
function isCell(text: string, start: number, end: number): boolean {
  if (/^\d+$/.test(text.slice(start, end))) return false;
  return (
    /(?:\| *|[\n\t,;])$/.test(text.slice(Math.max(0, start - 20), start)) &&
    /^(?: *\||[\r\n\t,;])/.test(text.slice(end, end + 20))
  );
}

function isWord(text: string, start: number, end: number): boolean {
  const part = /[\p{L}\p{N}_.-]/u;
  return !part.test(text.charAt(start - 1)) && !part.test(text.charAt(end));
}
