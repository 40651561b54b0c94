import type { Range } from '../base/range.ts';

/** Characters of a number in its shortest form: shorter ones are found everywhere. */
const LEAST = 3;

/** Digits that tell a whole number from the limits and sizes that texts are full of. */
const TELLING = 4;

const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i;

/** Numbers in a text, without their signs; no parts of versions, words or longer numbers. What stands before may be `\n` of JSON. */
const NUMBERS = /(?:(?<![\w.])|(?<=\\[nrtbf]))(?:\d+(?:\.\d+)?|\.\d+)(?:e[-+]?\d+)?(?!\w|\.\d)/gi;

/** Finds numbers in texts by what they are: `5432.10` and `5.4321e3` are 5432.1. */
export class NumberValues {
  readonly #keys: ReadonlySet<string>;

  /** `values`: those that are no numbers are left out. */
  constructor(values: Iterable<string>) {
    const keys = [...values]
      .map((value) => value.trim())
      .flatMap((value) => (NUMBER.test(value) ? keyOf(value.replace(/^[-+]/, '')) : []));
    this.#keys = new Set(keys.filter((key) => key.length >= LEAST));
  }

  /** In order. Whole numbers of few digits are left to whoever looks for them letter for letter. */
  find(text: string): readonly Range[] {
    if (this.#keys.size === 0) return [];
    const found: Range[] = [];
    for (const { 0: number, index } of text.matchAll(NUMBERS)) {
      const key = keyOf(number);
      const isTelling = /[.e]/i.test(number) || key.replace(/0+$/, '').length >= TELLING;
      if (isTelling && this.#keys.has(key))
        found.push({ start: index, end: index + number.length });
    }
    return found;
  }
}

function keyOf(number: string): string {
  return String(Number(number));
}
