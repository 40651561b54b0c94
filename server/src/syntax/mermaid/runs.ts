import type { Range } from '../../base/range.ts';

const BLANKS = /\s*/y;
const LINE = /[^\n\r\u2028\u2029]*/y;
const WORD = /[^\s"[\](){}|]*/y;

interface Direction extends Range {
  readonly value: string;
}

/** Looks ahead in a text and remembers what it saw, so that asking at every offset costs no more than asking once. */
export class Runs {
  readonly #text: string;
  #blanks: Range = { start: 0, end: 0 };
  #line: Range = { start: 0, end: -1 };
  #word: Range & { readonly sign: number } = { start: 0, end: 0, sign: -1 };
  readonly #directions: readonly Direction[];

  constructor(text: string) {
    this.#text = text;
    this.#directions = [...text.matchAll(/direction\s+(TB|BT|RL|LR|TD)/g)].map(
      ({ index, 0: whole, 1: value = '' }) => ({ start: index, end: index + whole.length, value }),
    );
  }

  /** The end of the white space that begins or goes on here, line breaks included. */
  blanksEnd(at: number): number {
    const known = this.#blanks;
    if (at >= known.start && at < known.end) return known.end;
    if (this.#text.charCodeAt(at) > 32 && this.#text.charCodeAt(at) < 128) return at;
    const end = endOf(BLANKS, this.#text, at);
    if (end > at) this.#blanks = { start: at, end };
    return end;
  }

  /** Of the line break, or of the text. */
  lineEnd(at: number): number {
    const known = this.#line;
    if (at < known.start || at > known.end)
      this.#line = { start: at, end: endOf(LINE, this.#text, at) };
    return this.#line.end;
  }

  /** The end of an id of a link, with its `@`, that begins here. */
  linkIdEnd(at: number): number | undefined {
    if (at < this.#word.start || at >= this.#word.end) {
      const end = endOf(WORD, this.#text, at);
      // The text ends in a line break, so that something follows the last character of a word.
      const word = this.#text.slice(at, end + 1);
      let sign = word.lastIndexOf('@', word.length - 2);
      while (sign > 0 && /[{"]/.test(word[sign + 1] ?? '')) sign = word.lastIndexOf('@', sign - 1);
      this.#word = { start: at, end, sign: at + sign };
    }
    const { sign } = this.#word;
    return sign > at ? sign + 1 : undefined;
  }

  /** `direction LR` later in this line: Mermaid takes everything before it on the line, and behind it, along. */
  direction(at: number): (Range & { readonly whole: number }) | undefined {
    const first = this.#firstDirection(at);
    if (first === undefined) return undefined;
    const lineEnd = this.lineEnd(at);
    let chosen: Direction | undefined;
    for (let index = first; index < this.#directions.length; index++) {
      const one = this.#directions[index];
      if (one === undefined || one.start >= lineEnd) break;
      if (chosen === undefined || rank(one.value) <= rank(chosen.value)) chosen = one;
    }
    if (chosen === undefined) return undefined;
    const { end, value } = chosen;
    return { start: end - value.length, end, whole: endOf(/[^\n]*/y, this.#text, end) };
  }

  #firstDirection(at: number): number | undefined {
    let low = 0;
    let high = this.#directions.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#directions[middle]?.start ?? at) < at) low = middle + 1;
      else high = middle;
    }
    return low < this.#directions.length ? low : undefined;
  }
}

/** Mermaid tries them in this order. */
function rank(direction: string): number {
  return ['TB', 'BT', 'RL', 'LR', 'TD'].indexOf(direction);
}

export function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
