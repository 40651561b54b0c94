/** What a regular expression asks for, as far as texts can be made from it. */
export type PatternNode =
  | { readonly kind: 'one'; /** Signs of which one stands there. */ readonly of: readonly string[] }
  | { readonly kind: 'all'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'any'; readonly parts: readonly PatternNode[] }
  | {
      readonly kind: 'repeat';
      readonly part: PatternNode;
      readonly least: number;
      readonly most: number;
    };

export interface PatternTree {
  readonly root: PatternNode;
  /** It asks for things that the tree does not say, such as a look-ahead: texts made from it must be tested. */
  readonly rough: boolean;
}

const MAX_DEPTH = 40;
const DIGITS = signs('0', '9');
const LOWER = signs('a', 'z');
const UPPER = signs('A', 'Z');
const LETTERS = [...UPPER, ...LOWER];
const WORDS = [...LETTERS, ...DIGITS];
const PRINTABLE = signs(' ', '~');

const CLASSES: Readonly<Record<string, readonly string[]>> = {
  d: DIGITS,
  w: [...WORDS, '_'],
  s: [' '],
  D: LETTERS,
  W: [' ', '-', '.'],
  S: WORDS,
};
const PROPERTIES: Readonly<Record<string, readonly string[]>> = {
  ...{ L: LETTERS, Letter: LETTERS, Alphabetic: LETTERS },
  ...{ Lu: UPPER, Uppercase_Letter: UPPER, Ll: LOWER, Lowercase_Letter: LOWER },
  ...{ N: DIGITS, Nd: DIGITS, Number: DIGITS },
};
const CONTROLS: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f', v: '\v' };

/** Reads the common parts of ECMAScript's regular expressions; a sentence that says which part it does not know. */
export function patternTree(source: string): PatternTree | { readonly reason: string } {
  const reader = new PatternReader(source);
  try {
    return { root: reader.read(), rough: reader.rough };
  } catch (error) {
    if (error instanceof UnknownForm) return { reason: error.message };
    throw error;
  }
}

class UnknownForm extends Error {}

class PatternReader {
  readonly #source: string;
  #at = 0;
  #depth = 0;
  rough = false;

  constructor(source: string) {
    this.#source = source;
  }

  read(): PatternNode {
    const root = this.#choices();
    if (this.#at < this.#source.length)
      throw new UnknownForm('The pattern has a bracket too many.');
    return root;
  }

  #choices(): PatternNode {
    if (++this.#depth > MAX_DEPTH) throw new UnknownForm('The pattern is nested too deeply.');
    const parts = [this.#sequence()];
    while (this.#take('|')) parts.push(this.#sequence());
    this.#depth--;
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: 'any', parts };
  }

  #sequence(): PatternNode {
    const parts: PatternNode[] = [];
    while (this.#at < this.#source.length && !/[|)]/.test(this.#source[this.#at] ?? '')) {
      const atom = this.#atom();
      if (atom !== undefined) parts.push(this.#repeated(atom));
    }
    return { kind: 'all', parts };
  }

  /** Undefined for what has no sign of its own. */
  #atom(): PatternNode | undefined {
    if (this.#take('^') || this.#take('$')) {
      // In the middle it may ask for what cannot be.
      this.rough ||= this.#at !== 1 && this.#at !== this.#source.length;
      return undefined;
    }
    if (this.#take('(')) return this.#group();
    if (this.#take('[')) return this.#class();
    if (this.#take('.')) return { kind: 'one', of: WORDS };
    if (this.#take('\\')) {
      if (this.#take('b') || this.#take('B')) {
        this.rough = true;
        return undefined;
      }
      return { kind: 'one', of: this.#escape() };
    }
    return { kind: 'one', of: [this.#sign()] };
  }

  #group(): PatternNode | undefined {
    if (/^\?<?[=!]/.test(this.#source.slice(this.#at, this.#at + 3))) {
      this.rough = true;
      this.#choices();
      this.#close();
      return undefined;
    }
    const head = /^\?(?::|<[^>]*>)/.exec(this.#source.slice(this.#at, this.#at + 100))?.[0];
    if (head !== undefined) this.#at += head.length;
    else if (this.#source[this.#at] === '?')
      throw new UnknownForm('Groups with flags of their own are not understood.');
    const inner = this.#choices();
    this.#close();
    return inner;
  }

  #close(): void {
    if (!this.#take(')')) throw new UnknownForm('The pattern has a bracket that is not closed.');
  }

  #repeated(part: PatternNode): PatternNode {
    const counts = /^(?:[*+?]|\{(\d+)(?:(,)(\d*))?\})\??/.exec(
      this.#source.slice(this.#at, this.#at + 30),
    );
    if (counts === null) return part;
    this.#at += counts[0].length;
    const [written, least, comma, most] = counts;
    const sign = written[0] ?? '';
    if (sign !== '{')
      return {
        kind: 'repeat',
        part,
        least: sign === '+' ? 1 : 0,
        most: sign === '?' ? 1 : Infinity,
      };
    const from = Number(least);
    const to = comma === undefined ? from : most === '' ? Infinity : Number(most);
    return { kind: 'repeat', part, least: from, most: to };
  }

  #class(): PatternNode {
    const isNegated = this.#take('^');
    const of = new Set<string>();
    while (!this.#take(']')) {
      if (this.#at >= this.#source.length)
        throw new UnknownForm('The pattern has a class that is not closed.');
      const from = this.#classSigns();
      const first = from.length === 1 ? from[0] : undefined;
      if (first !== undefined && /^-[^\]]/.test(this.#source.slice(this.#at, this.#at + 2))) {
        this.#at++;
        const [last = first] = this.#classSigns();
        for (const sign of signs(first, last)) of.add(sign);
      } else for (const sign of from) of.add(sign);
    }
    if (!isNegated) return { kind: 'one', of: [...of] };
    const words = WORDS.filter((sign) => !of.has(sign));
    return {
      kind: 'one',
      of: words.length > 0 ? words : PRINTABLE.filter((sign) => !of.has(sign)),
    };
  }

  #classSigns(): readonly string[] {
    if (!this.#take('\\')) return [this.#sign()];
    return this.#take('b') ? ['\b'] : this.#escape();
  }

  #escape(): readonly string[] {
    const rest = this.#source.slice(this.#at, this.#at + 40);
    const coded = /^(?:u\{([\da-f]{1,6})\}|u([\da-f]{4})|x([\da-f]{2}))/i.exec(rest);
    if (coded !== null) {
      this.#at += coded[0].length;
      const code = Number.parseInt(coded[1] ?? coded[2] ?? coded[3] ?? '0', 16);
      if (code > 0x10ffff) throw new UnknownForm('The pattern names a sign that does not exist.');
      return [String.fromCodePoint(code)];
    }
    const property = /^p\{(?:[^}=]*=)?([^}]*)\}/.exec(rest);
    if (property !== null) {
      const known = PROPERTIES[property[1] ?? ''];
      if (known === undefined) throw new UnknownForm(`\\${property[0]} is not understood.`);
      this.#at += property[0].length;
      return known;
    }
    const sign = this.#sign();
    if (/^[1-9kPpc0]$/.test(sign)) throw new UnknownForm(`\\${sign} is not understood.`);
    return CLASSES[sign] ?? [CONTROLS[sign] ?? sign];
  }

  #sign(): string {
    const sign = String.fromCodePoint(this.#source.codePointAt(this.#at) ?? 0);
    this.#at += sign.length;
    return sign;
  }

  #take(sign: string): boolean {
    if (this.#source[this.#at] !== sign) return false;
    this.#at++;
    return true;
  }
}

/** At most 500 of them: more variety is not needed. */
function signs(from: string, to: string): readonly string[] {
  const [first = 0, last = 0] = [from.codePointAt(0), to.codePointAt(0)];
  return Array.from({ length: Math.min(500, Math.max(0, last - first + 1)) }, (_, index) =>
    String.fromCodePoint(first + index),
  );
}
