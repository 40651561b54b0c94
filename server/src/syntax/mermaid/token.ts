import type { Range } from '../../base/range.ts';

/** Offsets are those of the prepared text. */
export interface Token extends Range {
  readonly kind: TokenKind;
  /** What is wrong with it; the lexer cannot go on behind a token of the kind `bad`. */
  readonly problem?: FlawKind;
}

/** What a tolerant lexer takes all the same, or stops at. */
export type FlawKind =
  | 'unclosed-quote'
  | 'unclosed-shape'
  | 'unclosed-link-text'
  | 'bad-link'
  | 'bad-id'
  | 'bad-metadata';

/** What opens a text: of a node, a title, or a link. */
export type OpenerKind =
  '(-' | '([' | '[[' | '[|' | '>' | '[(' | '(((' | '[/' | '[\\' | '|' | '(' | '[' | '{';
/** What closes it. `/]` closes `[/` as well as `[\`. */
export type CloserKind = '-)' | '])' | ']]' | ')]' | ')))' | '\\]' | '/]' | ')' | ']' | '}';

export type TokenKind =
  | OpenerKind
  | `close ${CloserKind}`
  | Keyword
  | 'accTitle'
  | 'accDescr'
  | 'accessibility text'
  | 'metadata'
  | 'callback'
  | 'arguments'
  | 'markdown'
  | 'string'
  | 'clicked'
  | 'no direction'
  | 'direction'
  | 'direction statement'
  | 'link id'
  | 'number'
  | '#'
  | ':::'
  | ':'
  | '&'
  | ';'
  | ','
  | '*'
  | 'link'
  | 'link start'
  | 'link text'
  | 'text'
  | '<'
  | '^'
  | 'v'
  | 'word'
  | '-'
  | 'letter'
  | 'line break'
  | 'space'
  | 'last'
  | 'end of text'
  | 'bad';

export type Keyword =
  | 'style'
  | 'default'
  | 'linkStyle'
  | 'interpolate'
  | 'classDef'
  | 'class'
  | 'href'
  | 'graph'
  | 'subgraph'
  | 'end'
  | 'target';

/** Tokens that names are made of, beside `default` in ids. */
export const NAME_TOKENS: readonly TokenKind[] = [
  ...(['number', 'letter', 'word', 'v', '-', ',', ':', '&', '#', '*'] as const),
];
