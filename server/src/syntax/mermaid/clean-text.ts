/** What Mermaid takes out of a text, or changes in it, before it reads it. In lines that end in `\n`. */
import type { Range } from '../../base/range.ts';
import type { Splice } from './mapped-text.ts';

/** Line breaks become `\n`. */
export function carriageReturns(text: string): readonly Splice[] {
  const splices: Splice[] = [];
  for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) {
    if (text[at + 1] === '\n') splices.push({ start: at, end: at + 1 });
    else splices.push({ start: at, end: at + 1, insert: '\n' });
  }
  return splices;
}

/** Attributes of HTML get single quotes; nothing moves. */
export function withSingleQuotes(text: string): string {
  if (!text.includes('="')) return text;
  const tag = /<\w+/g;
  const parts: string[] = [];
  let done = 0;
  for (let found = tag.exec(text); found !== null; found = tag.exec(text)) {
    const from = tag.lastIndex;
    const end = text.indexOf('>', from);
    if (end < 0) break;
    parts.push(text.slice(done, from), text.slice(from, end).replace(/="([^"]*)"/g, "='$1'"));
    done = end;
    tag.lastIndex = end + 1;
  }
  return parts.join('') + text.slice(done);
}

const DIRECTIVE = /%%\{\s*(?:\w+\s*:|\w+)\s*/g;
const DIRECTIVE_END = /\}%%|[\u2028\u2029]/g;

/** `%%{init: {...}}%%`; one that is not closed goes on to the end. */
export function findDirectives(text: string): readonly Range[] {
  const found: Range[] = [];
  DIRECTIVE.lastIndex = 0;
  for (let head = DIRECTIVE.exec(text); head !== null; head = DIRECTIVE.exec(text)) {
    const word = /\w+\s*/y;
    word.lastIndex = DIRECTIVE.lastIndex;
    let end = word.test(text) ? word.lastIndex : endOfDirective(text, DIRECTIVE.lastIndex);
    if (text.startsWith('}%%', end)) end += 3;
    found.push({ start: head.index, end });
    DIRECTIVE.lastIndex = end;
  }
  return found;
}

function endOfDirective(text: string, from: number): number {
  DIRECTIVE_END.lastIndex = from;
  return DIRECTIVE_END.exec(text)?.index ?? text.length;
}

/** What goes: the comment with all blank lines before it, and its line break. */
export interface FoundComment extends Range {
  /** From its signs to the end of its line. */
  readonly comment: Range;
}

const COMMENT_LINE = /[^\S\n]*(%%(?!\{)[^\n]+)?/y;

/** Comments alone on their lines; Mermaid knows no others. `%%` without a word behind it is none. */
export function findComments(text: string): readonly FoundComment[] {
  const found: FoundComment[] = [];
  let start = 0;
  for (let at = 0; at < text.length;) {
    COMMENT_LINE.lastIndex = at;
    const words = COMMENT_LINE.exec(text)?.[1];
    const end = COMMENT_LINE.lastIndex;
    const atBreak = text[end] === '\n';
    const next = atBreak ? end + 1 : nextLine(text, end);
    if (words !== undefined)
      found.push({ start, end: next, comment: { start: end - words.length, end } });
    if (words !== undefined || !atBreak) start = next;
    at = next;
  }
  return found;
}

function nextLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}

/**
 * The semicolon that ends a line with a colour of a style: Mermaid takes it out before it looks for entities, so that
 * `fill:#fff;` holds none.
 */
export function styleSemicolons(text: string, keyword: 'style' | 'classDef'): readonly Splice[] {
  const splices: Splice[] = [];
  let at = text.indexOf(keyword);
  while (at >= 0) {
    const end = endOfLine(text, at);
    const line = text.slice(at + keyword.length, end);
    const semicolon = line.lastIndexOf(';');
    if (semicolon > firstColour(line)) {
      const start = at + keyword.length + semicolon;
      splices.push({ start, end: start + 1 });
    }
    at = text.indexOf(keyword, end);
  }
  return splices;
}

/** Of the first `#` in a word with a colon before it. */
function firstColour(line: string): number {
  let isBehindColon = false;
  for (const { index, 0: sign } of line.matchAll(/[:#]|\s+/g)) {
    if (sign === '#' && isBehindColon) return index;
    if (sign !== '#') isBehindColon = sign === ':';
  }
  return Infinity;
}

function endOfLine(text: string, at: number): number {
  const end = /[\n\u2028\u2029]/g;
  end.lastIndex = at;
  return end.exec(text)?.index ?? text.length;
}

/** `#35;` and `#quot;` become signs that the grammar takes for text. */
export function entities(text: string): readonly Splice[] {
  return [...text.matchAll(/#(\w+);/g)].map(({ index, 0: whole, 1: name = '' }) => {
    const signs = /^\d+$/.test(name) ? '\uFB02\u00B0\u00B0' : '\uFB02\u00B0';
    const from = [
      ...Array.from(signs, () => 0),
      ...Array.from(name, (_, letter) => letter + 1),
      ...[whole.length - 1, whole.length - 1],
    ];
    return { start: index, end: index + whole.length, insert: `${signs}${name}\u00B6\u00DF`, from };
  });
}

/** The entities as their author wrote them. */
export function decoded(text: string): string {
  return text.replace(/\uFB02\u00B0{1,2}(\w+)\u00B6\u00DF/g, '#$1;');
}

/** White space behind a closing brace, up to the last line break, which stays. */
export function blanksBehindBraces(text: string): readonly Splice[] {
  return [...text.matchAll(/\}(\s+)\n/g)].map(({ index, 1: blanks = '' }) => ({
    start: index + 1,
    end: index + 1 + blanks.length,
  }));
}
