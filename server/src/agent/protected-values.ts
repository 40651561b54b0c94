import type { Range } from '../base/range.ts';
import { ShortValues } from './short-values.ts';

/** Shorter ones are found everywhere: they are looked for only where values stand (short-values.ts). */
const LEAST = 4;

/** Finds values in texts: many thousands of them, in one pass. */
export class ProtectedValues {
  /** By their first characters, then by their length, longest first. */
  readonly #values = new Map<string, Map<number, Set<string>>>();

  readonly #short: ShortValues;

  constructor(values: Iterable<string>) {
    this.#short = new ShortValues(values);
    const spellings = new Set<string>();
    for (const value of values) {
      const whole = value.trim();
      if (whole.length < LEAST) continue;
      for (const spelling of spelled(whole)) spellings.add(spelling);
    }
    for (const spelling of [...spellings].sort((a, b) => b.length - a.length)) {
      const begin = spelling.slice(0, LEAST);
      const same = this.#values.get(begin) ?? new Map<number, Set<string>>();
      const long = same.get(spelling.length) ?? new Set();
      this.#values.set(begin, same.set(spelling.length, long.add(spelling)));
    }
  }

  /** In order; they may overlap. */
  find(text: string): readonly Range[] {
    const short = this.#short.find(text);
    if (this.#values.size === 0) return short;
    const found: Range[] = [];
    for (let at = 0; at + LEAST <= text.length; at++) {
      const length = this.#at(text, at);
      if (length !== undefined) found.push({ start: at, end: at + length });
    }
    return short.length === 0 ? found : [...found, ...short].sort((a, b) => a.start - b.start);
  }

  #at(text: string, at: number): number | undefined {
    const same = this.#values.get(text.slice(at, at + LEAST));
    if (same === undefined) return undefined;
    for (const [length, values] of same) {
      const piece = text.slice(at, at + length);
      if (values.has(piece) && isWhole(text, at, piece)) return length;
    }
    return undefined;
  }
}

/** As it stands in files, and within quotes of JSON and YAML. */
function* spelled(value: string): Generator<string> {
  yield value;
  const json = JSON.stringify(value).slice(1, -1);
  if (json !== value) yield json;
  const doubled = value.replaceAll("'", "''");
  if (doubled !== value) yield doubled;
  const csv = value.replaceAll('"', '""');
  if (csv !== value) yield csv;
}

/** A short word is only found where it is one; a long value wherever it stands. */
function isWhole(text: string, at: number, value: string): boolean {
  if (value.length >= 8) return true;
  const before = text.charAt(at - 1);
  const escape = text.charAt(at - 2) === '\\' && /[nrtbf]/.test(before);
  const after = text.charAt(at + value.length);
  return (
    (escape || !isWord(before) || !isWord(value.charAt(0))) &&
    (!isWord(after) || !isWord(value.charAt(value.length - 1)))
  );
}

function isWord(character: string): boolean {
  return /[\p{L}\p{N}_]/u.test(character);
}
