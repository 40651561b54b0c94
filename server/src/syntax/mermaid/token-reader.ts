import type { Range } from '../../base/range.ts';
import type { Word } from './flowchart.ts';
import { Lexer } from './lexer.ts';
import { decoded } from './clean-text.ts';
import { type MappedText, sourceRange } from './mapped-text.ts';
import type { Token, TokenKind } from './token.ts';

/** The tokens of a text, one ahead. */
export class TokenReader {
  readonly lexer: Lexer;
  /** The last one taken. */
  last: Token = { kind: 'line break', start: 0, end: 0 };
  readonly #source: string;
  readonly #mapped: MappedText;
  #next: Token | undefined;

  constructor(source: string, mapped: MappedText, isTolerant: boolean) {
    this.#source = source;
    this.#mapped = mapped;
    this.lexer = new Lexer(mapped.text, isTolerant);
  }

  get next(): Token {
    return (this.#next ??= this.lexer.next());
  }

  take(): Token {
    this.last = this.next;
    // Behind a bad token there is none.
    if (this.last.kind !== 'bad') this.#next = undefined;
    return this.last;
  }

  sees(...kinds: readonly TokenKind[]): boolean {
    return kinds.includes(this.next.kind);
  }

  takeIf(kind: TokenKind): Token | undefined {
    return this.next.kind === kind ? this.take() : undefined;
  }

  takeAny(kinds: readonly TokenKind[]): Token | undefined {
    return kinds.includes(this.next.kind) ? this.take() : undefined;
  }

  restart(at: number): void {
    this.#next = undefined;
    this.lexer.restart(at);
  }

  text({ start, end }: Range): string {
    return this.#mapped.text.slice(start, end);
  }

  /** Without white space at its ends. */
  trimmed(range: Range): Range {
    const { text } = this.#mapped;
    let { start, end } = range;
    while (start < end && isBlank(text.charCodeAt(start))) start++;
    while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
    return { start, end };
  }

  /** In the source, without white space at its ends. */
  place(range: Range): Range {
    const { start, end } = sourceRange(this.#mapped, this.trimmed(range));
    const { length } = this.#source;
    return end <= length ? { start, end } : { start: Math.min(start, length), end: length };
  }

  /** As it stands in the source, but without directives and comments inside it. */
  word(range: Range): Word {
    const text = this.#mapped.text.slice(range.start, range.end).trim();
    const { start, end } = this.place(range);
    const isWhole = end - start === text.length;
    return { text: isWhole ? this.#source.slice(start, end) : decoded(text), start, end };
  }
}

function isBlank(code: number): boolean {
  return (
    code === 32 || (code < 14 && code > 8) || (code > 127 && /\s/.test(String.fromCharCode(code)))
  );
}
