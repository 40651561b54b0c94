import type { Runs } from './runs.ts';
import type { FlawKind, OpenerKind, Token, TokenKind } from './token.ts';

/** What the lexer is in the middle of, named as in Mermaid's grammar. */
export type LexerState =
  | 'statement'
  | 'first direction'
  | 'string'
  | 'markdown'
  | 'text'
  | 'trapezoid text'
  | 'ellipse text'
  | 'link text'
  | 'thick link text'
  | 'dotted link text'
  | 'clicked node'
  | 'callback'
  | 'arguments'
  | 'title'
  | 'description';

/** What the rules for tokens see of the lexer. */
export interface Lexing {
  readonly text: string;
  readonly at: number;
  readonly isTolerant: boolean;
  readonly runs: Runs;
  hasHeader: boolean;
  take(kind: TokenKind, end: number, problem?: FlawKind): Token;
  open(kind: TokenKind, end: number, state: LexerState): Token;
  openBracket(opener: OpenerKind): Token;
  bad(problem?: FlawKind, length?: number): Token;
  skip(end: number, state?: LexerState): Token | undefined;
}
