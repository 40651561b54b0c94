import { compilePattern } from '../../../base/compile-pattern.ts';
import type { Adapter } from '../dbt-input.ts';

/** What the engine behind the patterns of a database can and cannot do. */
interface Engine {
  readonly lookaround: boolean;
  readonly backreferences: boolean;
  /** `\p{L}`. */
  readonly unicodeClasses: boolean;
  /** `(?:`; also `*?`, which finds the same as `*` where only whether something is found matters. */
  readonly plainGroups: boolean;
  /** Times that something may be said to repeat. */
  readonly repeats: number;
  /** How it writes a place between letters and others. */
  readonly edge: 'b' | 'y';
  /** `[` and `&&` mean something inside of brackets. */
  readonly nestedSets: boolean;
}

const re2: Engine = {
  lookaround: false,
  backreferences: false,
  unicodeClasses: true,
  plainGroups: true,
  repeats: 1_000,
  edge: 'b',
  nestedSets: false,
};
const java: Engine = {
  lookaround: true,
  backreferences: true,
  unicodeClasses: true,
  plainGroups: true,
  repeats: 65_535,
  edge: 'b',
  nestedSets: true,
};
const engines: Readonly<Record<Adapter, Engine>> = {
  duckdb: re2,
  bigquery: re2,
  databricks: java,
  trino: java,
  postgres: { ...java, unicodeClasses: false, repeats: 255, edge: 'y', nestedSets: false },
  redshift: { ...java, unicodeClasses: false, nestedSets: false },
  snowflake: { ...re2, unicodeClasses: false, plainGroups: false, repeats: 255 },
};

export type ReadPattern = { readonly pattern: string } | { readonly reason: string };

/** A regular expression of ECMAScript as the database reads it, or why it cannot. */
export function patternFor(adapter: Adapter, source: string): ReadPattern {
  const compiled = compilePattern(source);
  if (compiled.kind === 'broken')
    return { reason: `It is no regular expression: ${compiled.reason}.` };
  if (compiled.kind === 'foreign')
    return {
      reason: `\`${compiled.form}\` is of another dialect than the one of ECMAScript, which the standard asks for.`,
    };
  if (source.includes('\0')) return { reason: 'Databases have no text with the character null.' };
  try {
    return { pattern: new PatternWriter(engines[adapter], source).write() };
  } catch (error) {
    if (error instanceof CannotWrite)
      return {
        reason: `The regular expressions of ${adapter} have nothing like \`${error.form}\`.`,
      };
    throw error;
  }
}

class CannotWrite extends Error {
  readonly form: string;

  constructor(form: string) {
    super(form);
    this.form = form;
  }
}

const token =
  /\\(?:u\{[\dA-Fa-f]+\}|u[\dA-Fa-f]{4}|x[\dA-Fa-f]{2}|c[A-Za-z]|[pP]\{[^}]*\}|k<[^>]*>|[^])|\(\?(?:<[=!]|<[^>]*>|[=!:])|\{\d+(?:,\d*)?\}|[^]/gy;

class PatternWriter {
  readonly #engine: Engine;
  readonly #source: string;
  #inSet = false;
  #repeated = false;

  constructor(engine: Engine, source: string) {
    this.#engine = engine;
    this.#source = source;
  }

  write(): string {
    let result = '';
    const tokens = [...this.#source.matchAll(token)].map(([one]) => one);
    for (const [index, one] of tokens.entries()) {
      const before = tokens[index - 1];
      result += this.#inSet
        ? this.#within(one, before, tokens[index + 1])
        : this.#outside(one, tokens[index + 1]);
    }
    return result;
  }

  #outside(one: string, next: string | undefined): string {
    const repeated = this.#repeated;
    this.#repeated = false;
    if (one.startsWith('\\')) return this.#escape(one);
    if (one.startsWith('(?')) return this.#group(one);
    if (one === '[') {
      // `[^]` and `[]` are anything and nothing.
      if (next === ']') throw new CannotWrite('[]');
      this.#inSet = true;
      return one;
    }
    const isCount = one.length > 1 && one.startsWith('{');
    if (isCount && Math.max(...[...one.matchAll(/\d+/g)].map(Number)) > this.#engine.repeats)
      throw new CannotWrite(one);
    if (one === '?' && repeated) return '';
    this.#repeated = isCount || one === '*' || one === '+' || one === '?';
    return one === '{' || one === '}' || one === ']' ? `\\${one}` : one;
  }

  #group(one: string): string {
    const { lookaround, plainGroups } = this.#engine;
    if (one === '(?:') return plainGroups ? one : '(';
    if (/^\(\?(?:<?[=!])$/.test(one)) {
      if (!lookaround) throw new CannotWrite(one);
      return one;
    }
    return '(';
  }

  #escape(one: string): string {
    const { backreferences, edge, unicodeClasses } = this.#engine;
    const letter = one[1] ?? '';
    if (/[1-9]/.test(letter)) {
      if (!backreferences) throw new CannotWrite(one);
      return one;
    }
    if (letter === 'k' || letter === 'c' || letter === '0') throw new CannotWrite(one);
    if (letter === 'p' || letter === 'P') {
      if (!unicodeClasses || one.includes('=')) throw new CannotWrite(one);
      return one;
    }
    if (letter === 'b') return `\\${edge}`;
    if (letter === 'B') return `\\${edge.toUpperCase()}`;
    if (letter === 'v') return '\v';
    if (/^\\[ux]/.test(one) && one.length > 2) return this.#character(one);
    if (/[dDwWsStnrf]/.test(letter) || /[^A-Za-z0-9\s]/.test(letter))
      return letter === '/' || letter === '-' ? (this.#inSet ? one : letter) : one;
    // Of letters that mean nothing the backslash is dropped.
    return letter;
  }

  #character(one: string): string {
    const char = String.fromCodePoint(Number.parseInt(one.replaceAll(/[^\dA-Fa-f]|^\\x/g, ''), 16));
    if (char === '\0') throw new CannotWrite(one);
    return /[.*+?^${}()|[\]\\/-]/.test(char) ? `\\${char}` : char;
  }

  #within(one: string, before: string | undefined, next: string | undefined): string {
    if (one === ']') {
      this.#inSet = false;
      return one;
    }
    if (one === '^' && before === '[' && next === ']') throw new CannotWrite('[^]');
    if (one === '\\b') throw new CannotWrite(one);
    if (one.startsWith('\\')) return this.#escape(one);
    // What is a unit outside is so many characters here.
    if (one.length > 1) return one.replaceAll(/[^]/g, (char) => this.#plain(char));
    return this.#plain(one);
  }

  #plain(char: string): string {
    if (char === '[') return '\\[';
    return char === '&' && this.#engine.nestedSets ? '\\&' : char;
  }
}
