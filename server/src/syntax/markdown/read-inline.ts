import type { SyntaxNode } from '@lezer/common';
import type { InlineLink, InlinePiece, InlineText, Run, Span } from './inline-text.ts';
import { emptyInline, sliceInline } from './inline-text.ts';
import { inlineParser } from './parsers.ts';

/** Longer paragraphs are taken as they stand: what marks mean in them costs the square of their length. */
const MAX_LENGTH = 4_000;
/** Emphasis in emphasis. */
const MAX_DEPTH = 50;
/** Parts that are marks, not text. */
const MARKS: ReadonlySet<string> = new Set([
  'CodeMark',
  'EmphasisMark',
  'LinkMark',
  'LinkTitle',
  'LinkLabel',
  'HTMLTag',
  'Comment',
]);

/** Reads the piece of the file between two offsets. In cells of tables `\|` is a bar, also in code. */
export function readInline(file: string, start: number, end: number, inCell = false): InlineText {
  const source = file.slice(start, end);
  const builder = new InlineBuilder(source, start, inCell);
  if (source.length <= MAX_LENGTH && /[*_`[\\<!]/.test(source)) {
    const paragraph = inlineParser.parse(source).topNode.firstChild;
    if (paragraph === null) return emptyInline(start);
    builder.addInside(paragraph, 0);
  } else {
    builder.addPlain(0, source.length);
  }
  return builder.finish(end);
}

class InlineBuilder {
  readonly #source: string;
  readonly #offset: number;
  readonly #inCell: boolean;
  readonly #runs: Run[] = [];
  readonly #codes: InlinePiece[] = [];
  readonly #links: InlineLink[] = [];
  #text = '';

  constructor(source: string, offset: number, inCell: boolean) {
    this.#source = source;
    this.#offset = offset;
    this.#inCell = inCell;
  }

  finish(end: number): InlineText {
    const whole: InlineText = {
      text: this.#text,
      runs: this.#runs,
      codes: this.#codes,
      links: this.#links,
      start: this.#offset,
      end,
    };
    return sliceInline(whole, 0, this.#text.length);
  }

  /** Text with line breaks, each of which is one blank with the blanks around it. */
  addPlain(from: number, to: number): void {
    const part = this.#source.slice(from, to);
    let done = 0;
    for (const { 0: blanks, index } of part.matchAll(/[ \t\r\n]+/g)) {
      if (blanks === ' ') continue;
      this.#add(from + done, from + index);
      this.#addBlank(from + index);
      done = index + blanks.length;
    }
    this.#add(from + done, to);
  }

  /** What stands in a node, its parts by what they are. */
  addInside(node: SyntaxNode, depth: number): void {
    let at = node.from;
    for (let child = node.firstChild; child !== null; child = child.nextSibling) {
      this.addPlain(at, child.from);
      this.#addNode(child, depth);
      at = child.to;
    }
    this.addPlain(at, node.to);
  }

  #addNode(node: SyntaxNode, depth: number): void {
    const { name, from, to } = node;
    if (MARKS.has(name)) return;
    if (name === 'Escape') this.#add(from + 1, to);
    else if (name === 'HardBreak') this.#addBlank(from);
    else if (name === 'InlineCode') this.#addCode(node);
    else if (name === 'Link' || name === 'Image') this.#addLink(node, depth);
    else if (depth > MAX_DEPTH || node.firstChild === null) this.addPlain(from, to);
    else this.addInside(node, depth + 1);
  }

  #addCode(node: SyntaxNode): void {
    const from = node.firstChild?.to ?? node.from;
    const to = Math.max(from, node.lastChild?.from ?? node.to);
    const at = this.#text.length;
    if (this.#inCell) this.#addBars(from, to);
    else this.addPlain(from, to);
    this.#codes.push(this.#pieceFrom(at, from, to));
  }

  #addBars(from: number, to: number): void {
    let done = from;
    for (let bar = this.#source.indexOf('\\|', from); bar !== -1 && bar < to;) {
      this.addPlain(done, bar);
      done = bar + 1;
      bar = this.#source.indexOf('\\|', done);
    }
    this.addPlain(done, to);
  }

  /** `[text](target)`; without a target the brackets are text. */
  #addLink(node: SyntaxNode, depth: number): void {
    const url = node.getChild('URL');
    const [opening, closing] = node.getChildren('LinkMark');
    if (url === null || opening === undefined || closing === undefined) {
      this.addPlain(node.from, node.to);
      return;
    }
    const at = this.#text.length;
    let from = opening.to;
    for (
      let child = opening.nextSibling;
      child !== null && child.from < closing.from;
      child = child.nextSibling
    ) {
      this.addPlain(from, child.from);
      this.#addNode(child, depth + 1);
      from = child.to;
    }
    this.addPlain(from, closing.from);
    const piece = this.#pieceFrom(at, opening.to, closing.from);
    this.#links.push({ ...piece, target: this.#span(url.from, url.to) });
  }

  #pieceFrom(at: number, from: number, to: number): InlinePiece {
    const { start, end } = this.#span(from, to);
    return { text: this.#text.slice(at), at, start, end };
  }

  /** A target may stand in `<` and `>`. */
  #span(from: number, to: number): Span {
    const text = this.#source.slice(from, to);
    const angle = text.startsWith('<') && text.endsWith('>') && text.length > 1 ? 1 : 0;
    return {
      text: text.slice(angle, text.length - angle),
      start: this.#offset + from + angle,
      end: this.#offset + to - angle,
    };
  }

  #addBlank(from: number): void {
    this.#runs.push({ at: this.#text.length, start: this.#offset + from, length: 1 });
    this.#text += ' ';
  }

  #add(from: number, to: number): void {
    if (from >= to) return;
    this.#runs.push({ at: this.#text.length, start: this.#offset + from, length: to - from });
    this.#text += this.#source.slice(from, to);
  }
}
