import type { Range } from '../../base/range.ts';

/** Walks through a text. Every method goes forward, and none looks farther than the end of its line without taking what it saw. */
export class Scanner {
  readonly text: string;
  at = 0;

  constructor(text: string) {
    this.text = text;
  }

  get done(): boolean {
    return this.at >= this.text.length;
  }

  /** Takes what a sticky pattern matches here. */
  take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (match === null) return undefined;
    this.at += match[0].length;
    return match;
  }

  sees(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    return pattern.test(this.text);
  }

  /** White space of the line. */
  skipBlanks(): void {
    this.take(/[^\S\r\n]+/y);
  }

  /** White space, line breaks and comments. */
  skipLines(): void {
    while (this.take(/\s+|%%(?!\{)[^\r\n]*/y) !== undefined);
  }

  skipLine(): void {
    this.take(/[^\r\n]+/y);
  }

  /**
   * What stands in quotes here, without Markdown's backticks. Texts of several lines end before a bracket: another
   * quote is the next one's, and this one is not closed yet.
   */
  takeQuoted(): Quoted | undefined {
    if (this.text[this.at] !== '"') return undefined;
    const whole = this.take(/"[^"\r\n]*"/y) ?? this.take(/"[^"]*"(?=\s*[\])}/\\])/y);
    if (whole === undefined) return undefined;
    const inner = whole[0].slice(1, -1);
    const isMarkdown = inner.length > 1 && inner.startsWith('`') && inner.endsWith('`');
    const quotes = isMarkdown ? 2 : 1;
    const [start, end] = [whole.index + quotes, this.at - quotes];
    return { start, end, text: this.text.slice(start, end) };
  }
}

interface Quoted extends Range {
  readonly text: string;
}
