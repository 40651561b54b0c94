import { closerAt, openerAt } from './brackets.ts';
import type { LexerState, Lexing } from './lexing.ts';
import { lexStatement } from './lex-statement.ts';
import { endOf, Runs } from './runs.ts';
import type { FlawKind, OpenerKind, Token, TokenKind } from './token.ts';
import { continuesInNextLine, isClosedQuote } from './unclosed.ts';

const LINK_ENDS = {
  'link text': /[xo<]?--+[-xo>]/y,
  'thick link text': /[xo<]?==+[=xo>]/y,
  'dotted link text': /[xo<]?-?\.+-[xo>]?/y,
};
/** Signs that cannot be text inside a link. */
const LINK_SIGNS = { 'link text': '--', 'thick link text': '=', 'dotted link text': '.' };

/**
 * Cuts a prepared text into the tokens of Mermaid's grammar, exactly as Mermaid does: a token depends on what was
 * opened before, never on what the parser expects. A tolerant one closes what was left open at the end of the line, and
 * takes some signs that Mermaid does not.
 */
export class Lexer implements Lexing {
  readonly text: string;
  readonly isTolerant: boolean;
  readonly runs: Runs;
  at = 0;
  /** The keyword that begins the diagram was there: the next one is a mistake. */
  hasHeader = false;
  /** Where what was taken last without being a token begins: `click`, `accDescr {`. */
  skipped = 0;
  #states: LexerState[] = ['statement'];
  #isAtEnd = false;

  constructor(text: string, isTolerant: boolean) {
    this.text = text;
    this.isTolerant = isTolerant;
    this.runs = new Runs(text);
  }

  /** Goes on with a statement there. */
  restart(at: number): void {
    this.at = at;
    this.#states = ['statement'];
  }

  next(): Token {
    for (;;) {
      const token = this.#step();
      if (token !== undefined) return token;
    }
  }

  /** A token up to there. */
  take(kind: TokenKind, end: number, problem?: FlawKind): Token {
    const start = this.at;
    this.at = end;
    return problem === undefined ? { kind, start, end } : { kind, start, end, problem };
  }

  /** A token after which the lexer is in the middle of something else. */
  open(kind: TokenKind, end: number, state: LexerState): Token {
    this.#states.push(state);
    return this.take(kind, end);
  }

  openBracket(opener: OpenerKind): Token {
    const isTrapezoid = opener === '[/' || opener === '[\\';
    const state = isTrapezoid ? 'trapezoid text' : opener === '(-' ? 'ellipse text' : 'text';
    return this.open(opener, this.at + opener.length, state);
  }

  /** What no rule takes. */
  bad(problem?: FlawKind, length = this.#characterLength): Token {
    const start = this.at;
    const end = Math.min(start + length, this.text.length);
    return problem === undefined
      ? { kind: 'bad', start, end }
      : { kind: 'bad', start, end, problem };
  }

  /** Of the whole one, in UTF-16. */
  get #characterLength(): number {
    return (this.text.codePointAt(this.at) ?? 0) > 0xffff ? 2 : 1;
  }

  /** Takes something that is no token. */
  skip(end: number, state?: LexerState): Token | undefined {
    this.skipped = this.at;
    this.at = end;
    if (state !== undefined) this.#states.push(state);
    return undefined;
  }

  get #isDone(): boolean {
    return this.at >= this.text.length;
  }

  /** Ends what the lexer is in the middle of. */
  #close(kind: TokenKind, end: number): Token {
    this.#states.pop();
    return this.take(kind, end);
  }

  #step(): Token | undefined {
    const state = this.#states.at(-1) ?? 'statement';
    if (this.#isDone) return this.#last(state);
    switch (state) {
      case 'string':
        return this.#string();
      case 'markdown':
        return this.#markdown();
      case 'title':
        return this.#close('accessibility text', endOf(/[^\n]*/y, this.text, this.at));
      case 'description':
        return this.#description();
      case 'callback':
        return this.#callback();
      case 'arguments':
        return this.#arguments();
      default:
        return this.text[this.at] === '"' ? this.#quote() : this.#inside(state);
    }
  }

  /** Behind the last character. */
  #last(state: LexerState): Token {
    if (state === 'title') return this.#close('accessibility text', this.at);
    if (state === 'clicked node' || state === 'callback') return this.bad();
    if (state !== 'statement' || this.#isAtEnd) return this.take('end of text', this.at);
    this.#isAtEnd = true;
    return this.take('last', this.at);
  }

  #inside(state: LexerState): Token | undefined {
    switch (state) {
      case 'statement':
        return lexStatement(this);
      case 'first direction':
        return this.#direction();
      case 'clicked node':
        return this.#clicked();
      case 'trapezoid text':
        return this.#invisible() ?? this.#trapezoid();
      case 'ellipse text':
        return this.#invisible() ?? this.#ellipse();
      case 'text':
        return this.#invisible() ?? this.#text();
      case 'link text':
      case 'thick link text':
      case 'dotted link text':
        return this.#linkText(state);
      default:
        return this.bad();
    }
  }

  #quote(): Token | undefined {
    if (this.isTolerant && !isClosedQuote(this.text, this.at)) return this.bad('unclosed-quote');
    return this.text[this.at + 1] === '`'
      ? this.skip(this.at + 2, 'markdown')
      : this.skip(this.at + 1, 'string');
  }

  #string(): Token | undefined {
    if (this.text.startsWith('"`', this.at)) return this.skip(this.at + 2, 'markdown');
    const end = endOf(/[^"]*/y, this.text, this.at);
    if (end > this.at) return this.take('string', end);
    this.#states.pop();
    return this.skip(end + 1);
  }

  #markdown(): Token | undefined {
    const end = endOf(/[^`"]*/y, this.text, this.at);
    if (end > this.at) return this.take('markdown', end);
    if (this.text[end] === '"') return this.#quote();
    if (this.text[end + 1] !== '"') return this.bad();
    this.#states.pop();
    return this.skip(end + 2);
  }

  #description(): Token | undefined {
    const end = endOf(/[^}]*/y, this.text, this.at);
    if (end > this.at) return this.take('accessibility text', end);
    this.#states.pop();
    return this.skip(end + 1);
  }

  #callback(): Token | undefined {
    const empty = endOf(/\(\s*\)/y, this.text, this.at);
    if (empty > this.at) {
      this.#states.pop();
      return this.skip(empty);
    }
    if (this.text[this.at] === '(') {
      this.#states.pop();
      return this.skip(this.at + 1, 'arguments');
    }
    const name = this.isTolerant ? /[^(\n]*/y : /[^(]*/y;
    const end = endOf(name, this.text, this.at);
    return end > this.at && this.text[end] !== '\n' ? this.take('callback', end) : this.bad();
  }

  #arguments(): Token | undefined {
    if (this.text[this.at] === ')') {
      this.#states.pop();
      return this.skip(this.at + 1);
    }
    const end = endOf(this.isTolerant ? /[^)\n]*/y : /[^)]*/y, this.text, this.at);
    return this.isTolerant && this.text[end] !== ')' ? this.bad() : this.take('arguments', end);
  }

  #clicked(): Token | undefined {
    const end = endOf(/\S*/y, this.text, this.at);
    if (end > this.at) return this.take('clicked', end);
    this.#states.pop();
    return this.skip(end + 1);
  }

  /** Behind the first `graph` or `flowchart`: a direction, or white space with a line break. */
  #direction(): Token {
    const blanks = this.runs.blanksEnd(this.at);
    const lastBreak = this.text.lastIndexOf('\n', blanks - 1);
    if (lastBreak >= this.at) return this.#close('no direction', lastBreak + 1);
    const end = endOf(/(?:(?:LR|RL|TB|BT|TD|BR|v)\b|[<>^])/y, this.text, blanks);
    return end > blanks ? this.#close('direction', end) : this.bad();
  }

  /** Mermaid looks for `~~~` first, even in a text. */
  #invisible(): Token | undefined {
    const blanks = this.runs.blanksEnd(this.at);
    const end = endOf(/~~~+/y, this.text, blanks);
    return end > blanks ? this.take('link', this.runs.blanksEnd(end)) : undefined;
  }

  #text(): Token {
    if (this.text[this.at] === '|') return this.#close('|', this.at + 1);
    const closer = closerAt(this.text, this.at);
    if (closer !== undefined) return this.#close(`close ${closer}`, this.at + closer.length);
    const opener = openerAt(this.text, this.at);
    if (opener !== undefined) return this.openBracket(opener);
    return this.#words(endOf(/[^[\](){}|"]*/y, this.text, this.at));
  }

  /** Here, and in an ellipse, a pipe is text. */
  #trapezoid(): Token {
    const { text, at } = this;
    const first = text[at] ?? '';
    if (/[\\(?=\])]/.test(first) && text[at + 1] === ']') return this.#close('close \\]', at + 2);
    if (text.startsWith('/]', at)) return this.#close('close /]', at + 2);
    if (first === '/' || first === '\\') return this.take('text', at + 1);
    const opener = first === '|' ? undefined : openerAt(text, at);
    if (opener !== undefined) return this.openBracket(opener);
    return this.#words(endOf(/[^\\[\](){}/]*/y, text, at));
  }

  #ellipse(): Token {
    const { text, at } = this;
    const first = text[at] ?? '';
    if (/[-/)]/.test(first) && text[at + 1] === ')') return this.#close('close -)', at + 2);
    const opener = first === '|' ? undefined : openerAt(text, at);
    if (opener !== undefined) return this.openBracket(opener);
    return this.#words(/[()[\]{}]/.test(first) ? at : at + 1);
  }

  /** A text in brackets; a tolerant lexer does not follow it into lines that are none of it. */
  #words(end: number): Token {
    if (end === this.at) return this.bad();
    if (!this.isTolerant || continuesInNextLine(this.text, this.at, end))
      return this.take('text', end);
    const lineEnd = endOf(/[^\n]*/y, this.text, this.at);
    return lineEnd > this.at ? this.take('text', lineEnd) : this.bad('unclosed-shape');
  }

  #linkText(state: keyof typeof LINK_ENDS): Token {
    const blanks = this.runs.blanksEnd(this.at);
    const end = endOf(LINK_ENDS[state], this.text, blanks);
    if (end > blanks) return this.#close('link', this.runs.blanksEnd(end));
    if (this.isTolerant && this.text[this.at] === '\n') return this.bad('unclosed-link-text');
    if (this.text.startsWith(LINK_SIGNS[state], this.at)) return this.bad('unclosed-link-text');
    return this.take('link text', this.at + 1);
  }
}
