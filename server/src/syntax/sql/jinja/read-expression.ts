import type { Range } from '../../../base/range.ts';

/** A text in quotes. Offsets are those inside of the quotes. */
export interface JinjaText extends Range {
  readonly kind: 'text';
  readonly text: string;
}

/** `dbt_utils.star(from=ref('orders'))`; `'email' | hash` is a call, too. */
export interface JinjaCall extends Range {
  readonly kind: 'call';
  /** Without what it is a part of, in lower case: `star`. */
  readonly name: string;
  /** As it is written: `dbt_utils.star`. */
  readonly path: string;
  readonly args: readonly JinjaArgument[];
}

export interface JinjaArgument {
  readonly key: string | undefined;
  readonly value: JinjaValue;
}

export type JinjaValue =
  | JinjaText
  | JinjaCall
  | (Range & { readonly kind: 'name'; readonly text: string })
  /** Numbers, `true`, `none`. */
  | (Range & { readonly kind: 'plain' })
  | (Range & { readonly kind: 'list'; readonly items: readonly JinjaValue[] })
  /** One of these, one after the other: the variable of a loop. */
  | (Range & { readonly kind: 'each'; readonly items: readonly JinjaText[] })
  /** Operators, dictionaries, and what else is made of values. */
  | (Range & { readonly kind: 'other'; readonly parts: readonly JinjaValue[] });

interface Token extends Range {
  readonly kind: 'text' | 'word' | 'number' | 'sign';
  readonly text: string;
}

const TOKEN =
  /(?<text>'(?:[^'\\]|\\[^])*'|"(?:[^"\\]|\\[^])*")|(?<word>[A-Za-z_]\w*)|(?<number>\d[\w.]*)|(?<sign>[^\s])/g;

/** Beyond it nothing is a value. */
const MAX_DEPTH = 20;
/** Longer tags are no expressions of people. */
const MAX_LENGTH = 20_000;

const CONSTANTS = /^(?:true|false|none)$/i;
const COMPARES = /^(?:[=!<>]|in|is)$/;
const OPERATORS = /^(?:if|else|and|or|not|in|is)$/;

/** Reads what stands between the braces of an expression; undefined where nothing does. */
export function readExpression(text: string, range: Range): JinjaValue | undefined {
  if (range.end - range.start > MAX_LENGTH) return undefined;
  return new Reader(tokens(text, range)).expression(0);
}

/** Reads `NAME = value` after `set`; undefined for any other form. */
export function readAssignment(
  text: string,
  range: Range,
): { readonly name: Range & { readonly text: string }; readonly value: JinjaValue } | undefined {
  const value = range.end - range.start > MAX_LENGTH ? [] : tokens(text, range);
  const [name, equals, ...rest] = value;
  if (name?.kind !== 'word' || equals?.text !== '=') return undefined;
  const read = new Reader(rest).expression(0);
  return read === undefined ? undefined : { name, value: read };
}

function tokens(text: string, { start, end }: Range): Token[] {
  return [...text.slice(start, end).matchAll(TOKEN)].map((match) => {
    const at = start + match.index;
    const [written] = match;
    const { groups = {} } = match;
    if (groups.text !== undefined) {
      const inside = { start: at + 1, end: at + written.length - 1 };
      return { kind: 'text', text: written.slice(1, -1), ...inside };
    }
    const kind =
      groups.word !== undefined ? 'word' : groups.number !== undefined ? 'number' : 'sign';
    return { kind, text: written, start: at, end: at + written.length };
  });
}

class Reader {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(all: readonly Token[]) {
    this.#tokens = all;
  }

  get #next(): Token | undefined {
    return this.#tokens[this.#at];
  }

  #isSign(text: string): boolean {
    return this.#next?.kind === 'sign' && this.#next.text === text;
  }

  /** What parts or closes; in quotes it is a text like any other. */
  #isEnd(): boolean {
    return this.#next?.kind === 'sign' && /^[,)\]}]$/.test(this.#next.text);
  }

  #take(text: string): boolean {
    const taken = this.#isSign(text);
    if (taken) this.#at++;
    return taken;
  }

  /** Up to a comma or what closes. */
  expression(depth: number): JinjaValue | undefined {
    const parts: JinjaValue[] = [];
    let isPlain = true;
    let isCompared = false;
    let isCondition = false;
    while (this.#next !== undefined && !this.#isEnd()) {
      if (this.#take('|')) {
        const of = parts.pop();
        const filter = this.#operand(depth);
        if (filter !== undefined) parts.push(filtered(of, filter));
        continue;
      }
      const { kind, text } = this.#next;
      const isOperator =
        kind === 'word' ? OPERATORS.test(text) : kind === 'sign' && !/[([{]/.test(text);
      if (isOperator) {
        isCompared = COMPARES.test(text) || (isCompared && text === '=');
        isCondition = text === 'if' || (isCondition && text !== 'else');
        this.#at++;
        isPlain = false;
        continue;
      }
      const value = this.#operand(depth);
      // What a condition compares with is no part of the value.
      const isPart = value?.kind === 'call' || !(isCompared || isCondition);
      if (value !== undefined && isPart) parts.push(value);
    }
    const [first] = parts;
    if (first === undefined) return undefined;
    return parts.length === 1 && isPlain ? first : { ...around(parts), kind: 'other', parts };
  }

  #operand(depth: number): JinjaValue | undefined {
    const token = this.#next;
    if (token === undefined) return undefined;
    this.#at++;
    if (depth > MAX_DEPTH) return undefined;
    const { start, end } = token;
    if (token.kind === 'text') return { kind: 'text', text: token.text, start, end };
    if (token.kind === 'number') return { kind: 'plain', start, end };
    if (token.kind === 'word') return this.#name(token, depth);
    const close = { '(': ')', '[': ']', '{': '}' }[token.text];
    if (close === undefined) return undefined;
    const items = this.#items(close, depth).map(({ value }) => value);
    const range = { start, end: this.#tokens[this.#at - 1]?.end ?? end };
    if (token.text === '(' && items.length === 1) return items[0];
    return token.text === '{'
      ? { kind: 'other', parts: items, ...range }
      : { kind: 'list', items, ...range };
  }

  /** A name with its parts, and the calls on it. */
  #name(first: Token, depth: number): JinjaValue {
    let { text: path, end } = first;
    const { start } = first;
    let call: JinjaCall | undefined;
    for (;;) {
      if (this.#isSign('.') && this.#tokens[this.#at + 1]?.kind === 'word') {
        const part = this.#tokens[this.#at + 1]!;
        path += `.${part.text}`;
        end = part.end;
        this.#at += 2;
      } else if (this.#take('(')) {
        const args = this.#items(')', depth);
        end = this.#tokens[this.#at - 1]?.end ?? end;
        // What is asked of a relation leaves it the same one: `ref('orders').include(database=false)`.
        call ??= { kind: 'call', name: lastPart(path), path, args, start, end };
      } else if (this.#take('[')) this.#items(']', depth);
      else break;
    }
    if (call !== undefined) return call;
    if (CONSTANTS.test(path)) return { kind: 'plain', start, end };
    return { kind: 'name', text: path, start, end };
  }

  #items(close: string, depth: number): JinjaArgument[] {
    const items: JinjaArgument[] = [];
    while (this.#next !== undefined && !this.#take(close)) {
      if (this.#isEnd()) {
        this.#at++;
        continue;
      }
      const key = this.#next;
      const equals = this.#tokens[this.#at + 1];
      const isKey = key.kind === 'word' && equals?.kind === 'sign' && equals.text === '=';
      if (isKey) this.#at += 2;
      const value = this.expression(depth + 1);
      if (value !== undefined) items.push({ key: isKey ? key.text : undefined, value });
    }
    return items;
  }
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1).toLowerCase();
}

function filtered(of: JinjaValue | undefined, filter: JinjaValue): JinjaValue {
  const first = of === undefined ? [] : [{ key: undefined, value: of }];
  const range = around(of === undefined ? [filter] : [of, filter]);
  if (filter.kind === 'call') return { ...filter, ...range, args: [...first, ...filter.args] };
  if (filter.kind !== 'name') return of ?? filter;
  const { text: path } = filter;
  return { kind: 'call', name: lastPart(path), path, args: first, ...range };
}

function around(parts: readonly Range[]): Range {
  return { start: parts[0]?.start ?? 0, end: parts.at(-1)?.end ?? 0 };
}
