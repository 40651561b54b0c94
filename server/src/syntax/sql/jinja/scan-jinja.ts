import type { Range } from '../../../base/range.ts';

/** `{{ expression }}`, `{% statement %}` or `{# comment #}`, from brace to brace. */
export interface JinjaTag extends Range {
  readonly kind: 'expression' | 'statement' | 'comment';
  /** What stands between the braces, signs for white space left out. */
  readonly inner: Range;
  /** Whether it has an end. */
  readonly closed: boolean;
}

const OPENS = /\{[{%#]/g;

/** What ends a tag, or needs a look on the way there. */
const INSIDE = /['"{}]|%\}/g;

/** Where a tag ends that nobody closes. */
const LINE_OR_TAG = /[\r\n]|\{[{%#]/g;

const RAW = /^\s*raw\s*$/;
const ENDRAW = /\{%[-+]?\s*endraw\b/g;

/**
 * Finds the tags of a template. One that is not closed ends with its line, or before the next one there.
 * Takes time in proportion to the text, whatever it is.
 */
export function scanJinja(text: string): readonly JinjaTag[] {
  const tags: JinjaTag[] = [];
  const scanner = new Scanner(text);
  for (let at = indexOf(OPENS, text, 0); at !== -1;) {
    const tag = scanner.tag(at);
    tags.push(tag);
    let next = tag.end;
    if (tag.kind === 'statement' && RAW.test(text.slice(tag.inner.start, tag.inner.end))) {
      const end = indexOf(ENDRAW, text, next);
      next = end === -1 ? text.length : end;
    }
    at = indexOf(OPENS, text, next);
  }
  return tags;
}

class Scanner {
  readonly #text: string;
  /** From where on a quote, or the end of a comment, was looked for in vain. */
  readonly #missing = new Map<string, number>();

  constructor(text: string) {
    this.#text = text;
  }

  tag(start: number): JinjaTag {
    const text = this.#text;
    const sign = text[start + 1];
    const kind = sign === '{' ? 'expression' : sign === '%' ? 'statement' : 'comment';
    const from = start + 2;
    const close = kind === 'comment' ? this.#find('#}', from) : this.#close(kind, from);
    if (close !== undefined)
      return { kind, start, end: close + 2, inner: trim(text, from, close), closed: true };
    const line = indexOf(LINE_OR_TAG, text, from);
    const end = line === -1 ? text.length : line;
    return { kind, start, end, inner: trim(text, from, end), closed: false };
  }

  /** Where the closing sign stands; undefined where another tag begins before it. */
  #close(kind: 'expression' | 'statement', from: number): number | undefined {
    const text = this.#text;
    let depth = 0;
    for (let at = indexOf(INSIDE, text, from); at !== -1;) {
      const sign = text[at]!;
      let next = at + 1;
      if (sign === '"' || sign === "'") next = (this.#quote(sign, next) ?? at) + 1;
      else if (sign === '%') {
        if (kind === 'statement') return at;
      } else if (sign === '{') {
        if (/[{%#]/.test(text[at + 1] ?? '')) return undefined;
        depth++;
      } else if (depth > 0) depth--;
      else if (kind === 'expression' && text[at + 1] === '}') return at;
      at = indexOf(INSIDE, text, next);
    }
    return undefined;
  }

  #quote(quote: string, from: number): number | undefined {
    if (from >= (this.#missing.get(quote) ?? Infinity)) return undefined;
    for (let at = from; at < this.#text.length; at++) {
      const sign = this.#text[at];
      if (sign === '\\') at++;
      else if (sign === quote) return at;
    }
    this.#missing.set(quote, from);
    return undefined;
  }

  #find(sign: string, from: number): number | undefined {
    if (from >= (this.#missing.get(sign) ?? Infinity)) return undefined;
    const at = this.#text.indexOf(sign, from);
    if (at !== -1) return at;
    this.#missing.set(sign, from);
    return undefined;
  }
}

function indexOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? -1;
}

function trim(text: string, from: number, to: number): Range {
  const start = /[-+]/.test(text[from] ?? '') && from < to ? from + 1 : from;
  const end = /[-+]/.test(text[to - 1] ?? '') && to - 1 >= start ? to - 1 : to;
  return { start, end };
}
