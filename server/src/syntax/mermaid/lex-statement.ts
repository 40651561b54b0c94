import { openerAt } from './brackets.ts';
import { isLetter } from './letters.ts';
import type { Lexing } from './lexing.ts';
import { endOf } from './runs.ts';
import type { FlawKind, Keyword, Token, TokenKind } from './token.ts';
import { metadataEnd } from './unclosed.ts';

/** In the order in which Mermaid tries them. They are none in front of a letter or digit, but are in front of a hyphen. */
const KEYWORD =
  /(?:(?<line>accTitle|accDescr)\s*:\s*|(?<block>accDescr)\s*\{\s*|(?<callback>call)\s+|(?<word>style|default|linkStyle|interpolate|classDef|class|subgraph)\b|(?<href>href)\s|(?<click>click)\s+|(?<graph>flowchart-elk|swimlane-beta|graph|flowchart)\b|(?<end>end)\b\s*|(?<target>_(?:self|blank|parent|top))\b)/y;

const LINK =
  /[xo<]?(?:--+[-xo>]|(?<normal>--)|==+[=xo>]|(?<thick>==)|-?\.+-[xo>]?|(?<dotted>-\.))|~~~+/y;

const WORD = /(?:[A-Za-z0-9!"#$%&'*+.`?\\_/]+|-(?=[^>\-.]))+/y;

const DOWN = /v\b/y;
const LINE_BREAKS = /\n+/y;
const BLANKS = /[^\S\n]+/y;
const KEYWORD_START = /[a-z_]/;
const LINK_START = /[xo<\-=.~]/;

/** Signs that are tokens wherever they begin one. */
const SIGNS: Readonly<Record<string, TokenKind>> = {
  '#': '#',
  '&': '&',
  ';': ';',
  ',': ',',
  '*': '*',
};

/** A token where nothing is open. Rules in the order of Mermaid's grammar: the first that fits is taken, not the longest. */
export function lexStatement(lexer: Lexing): Token | undefined {
  const { text, at, runs } = lexer;
  const first = text[at] ?? '';
  if (first === '@' && text[at + 1] === '{') return lexMetadata(lexer);
  if (KEYWORD_START.test(first)) {
    KEYWORD.lastIndex = at;
    const keyword = KEYWORD.exec(text);
    if (keyword !== null) return lexKeyword(lexer, keyword);
  }
  const direction = runs.direction(at);
  if (direction !== undefined) return lexer.take('direction statement', direction.whole);
  const linkId = runs.linkIdEnd(at);
  if (linkId !== undefined) return lexer.take('link id', linkId);
  if (first >= '0' && first <= '9') return lexer.take('number', endOf(/\d+/y, text, at));
  if (first === ':') {
    const isStyle = text.startsWith(':::', at);
    return isStyle ? lexer.take(':::', at + 3) : lexer.take(':', at + 1);
  }
  const sign = SIGNS[first];
  if (sign !== undefined) return lexer.take(sign, at + 1);
  return lexLink(lexer) ?? lexBracket(lexer) ?? lexRest(lexer);
}

function lexMetadata(lexer: Lexing): Token {
  const end = metadataEnd(lexer.text, lexer.at + 1, lexer.isTolerant);
  return end === undefined ? lexer.bad('bad-metadata', 2) : lexer.take('metadata', end);
}

function lexKeyword(lexer: Lexing, { 0: whole, groups }: RegExpExecArray): Token | undefined {
  let end = lexer.at + whole.length;
  const lineBreak = whole.indexOf('\n');
  const word = groups?.word ?? '';
  if (word !== '') return lexer.take(word as Keyword, end);
  if (groups?.end !== undefined) return lexer.take('end', end);
  if (groups?.target !== undefined) return lexer.take('target', end);
  if (groups?.graph !== undefined) {
    if (lexer.hasHeader) return lexer.take('graph', end);
    lexer.hasHeader = true;
    return lexer.open('graph', end, 'first direction');
  }
  if (groups?.block !== undefined) return lexer.skip(end, 'description');
  if (groups?.line !== undefined) {
    if (lexer.isTolerant && lineBreak >= 0) end = lexer.at + lineBreak;
    return lexer.open(groups.line as TokenKind, end, 'title');
  }
  if (groups?.href !== undefined) return lexer.take('href', end);
  if (lexer.isTolerant && lineBreak >= 0) return lexer.bad();
  return lexer.skip(end, groups?.click === undefined ? 'callback' : 'clicked node');
}

/** With the white space around it, be it line breaks. */
function lexLink(lexer: Lexing): Token | undefined {
  const { text, at, runs } = lexer;
  const from = runs.blanksEnd(at);
  if (!LINK_START.test(text[from] ?? '')) return undefined;
  LINK.lastIndex = from;
  const found = LINK.exec(text);
  if (found === null)
    return lexer.isTolerant && text.startsWith('->', from)
      ? lexer.take('link', runs.blanksEnd(from + 2), 'bad-link')
      : undefined;
  const end = runs.blanksEnd(LINK.lastIndex);
  const { groups } = found;
  if (groups?.normal !== undefined) return lexer.open('link start', end, 'link text');
  if (groups?.thick !== undefined) return lexer.open('link start', end, 'thick link text');
  if (groups?.dotted !== undefined) return lexer.open('link start', end, 'dotted link text');
  return lexer.take('link', end);
}

function lexBracket(lexer: Lexing): Token | undefined {
  const { text, at } = lexer;
  if (text[at] === '>') return lexer.open('>', at + 1, 'text');
  if (text[at] === '<') return lexer.take('<', at + 1);
  if (text[at] === '^') return lexer.take('^', at + 1);
  if (text.startsWith('[|', at)) return lexer.take('[|', at + 2);
  const opener = openerAt(text, at);
  if (opener === undefined) return undefined;
  return lexer.openBracket(opener);
}

function lexRest(lexer: Lexing): Token {
  const { text, at } = lexer;
  if (text.startsWith('\\|', at)) return lexer.bad();
  if (endOf(DOWN, text, at) > at) return lexer.take('v', at + 1);
  const word = endOf(WORD, text, at);
  if (word > at) return lexer.take('word', word);
  if (text[at] === '-') return lexer.take('-', at + 1);
  const breaks = endOf(LINE_BREAKS, text, at);
  if (breaks > at) return lexer.take('line break', breaks);
  const blanks = endOf(BLANKS, text, at);
  if (blanks > at) return lexer.take('space', blanks);
  if (isLetter(text[at] ?? '')) return lexer.take('letter', at + 1);
  return lexer.isTolerant ? lexUnknown(lexer) : lexer.bad();
}

/** Letters, marks, digits and pictures that Mermaid does not take in ids, though people do. */
function lexUnknown(lexer: Lexing): Token {
  const end = endOf(/[\p{L}\p{M}\p{N}\p{So}=]+/uy, lexer.text, lexer.at);
  const flaw: FlawKind = 'bad-id';
  return end > lexer.at ? lexer.take('word', end, flaw) : lexer.bad();
}
