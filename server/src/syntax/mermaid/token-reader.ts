import type { Range } from '../../base/range.ts';
import type { Word } from './flowchart.ts';
import { Lexer } from './lexer.ts';
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

  takeIf(...kinds: readonly TokenKind[]): Token | undefined {
    return this.sees(...kinds) ? this.take() : undefined;
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
    const text = this.text(range);
    const start = range.start + text.length - text.trimStart().length;
    return { start, end: Math.max(start, range.start + text.trimEnd().length) };
  }

  /** In the source, without white space at its ends. */
  place(range: Range): Range {
    return sourceRange(this.#mapped, this.trimmed(range));
  }

  /** As it stands in the source. */
  word(range: Range): Word {
    const { start, end } = this.place(range);
    return { text: this.#source.slice(start, end), start, end };
  }
}
