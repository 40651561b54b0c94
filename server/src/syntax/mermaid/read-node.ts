import type { ChartBuilder } from './chart-builder.ts';
import { readMetadata } from './read-metadata.ts';
import { readText } from './read-text.ts';
import {
  type CloserKind,
  NAME_TOKENS,
  type OpenerKind,
  type Token,
  type TokenKind,
} from './token.ts';
import type { TokenReader } from './token-reader.ts';

/** What each pair of brackets makes, as Mermaid calls it. */
const SHAPES: Readonly<Partial<Record<OpenerKind, Partial<Record<CloserKind, string>>>>> = {
  '[': { ']': 'square' },
  '(((': { ')))': 'doublecircle' },
  '(-': { '-)': 'ellipse' },
  '([': { '])': 'stadium' },
  '[[': { ']]': 'subroutine' },
  '[(': { ')]': 'cylinder' },
  '(': { ')': 'round' },
  '{': { '}': 'diamond' },
  '>': { ']': 'odd' },
  '[/': { '\\]': 'trapezoid', '/]': 'lean_right' },
  '[\\': { '/]': 'inv_trapezoid', '\\]': 'lean_left' },
  '[|': { ']': 'rect' },
};
/** What the same brackets twice make. */
const TWICE: Readonly<Partial<Record<OpenerKind, string>>> = { '(': 'circle', '{': 'hexagon' };

const ID: readonly TokenKind[] = [...NAME_TOKENS, 'default'];

/** The range of an id, made of all tokens that can be one; undefined where none is. */
export function readId(reader: TokenReader, chart: ChartBuilder): Token | undefined {
  const first = reader.takeAny(ID);
  if (first === undefined) return undefined;
  let last = first;
  for (let token: Token | undefined = first; token !== undefined; token = reader.takeAny(ID)) {
    if (token.problem === 'bad-id') chart.problem('bad-id', token, reader.word(token).text);
    last = token;
  }
  return { kind: 'word', start: first.start, end: last.end };
}

/** The nodes of `A & B`; what is broken is said, and `isBroken`. */
export interface ReadNodes {
  /** Of mentions. */
  readonly indexes: readonly number[];
  /** Ids of links count, too: Mermaid makes edges to them. */
  readonly count: number;
  readonly isBroken: boolean;
}

export function readNodes(reader: TokenReader, chart: ChartBuilder): ReadNodes {
  const indexes: number[] = [];
  for (let count = 0; ; count++) {
    const node = readNode(reader, chart);
    if (node === undefined) return { indexes, count, isBroken: true };
    if (node.index !== undefined) indexes.push(node.index);
    if (node.isBroken) return { indexes, count: count + 1, isBroken: true };
    if (reader.sees('metadata'))
      readMetadata(reader, chart, node.id, node.isLink ? undefined : node.index);
    if (reader.takeIf('space') === undefined || reader.takeIf('&') === undefined)
      return { indexes, count: count + 1, isBroken: false };
    if (reader.takeIf('space') === undefined) {
      chart.unexpected('missing-node');
      return { indexes, count: count + 1, isBroken: true };
    }
  }
}

interface ReadNode {
  readonly id: string;
  /** Of its mention; undefined where the id is only that of a link. */
  readonly index: number | undefined;
  /** What stands behind the id is said of the link, also where a node is called so. */
  readonly isLink: boolean;
  readonly isBroken: boolean;
}

/** A node with its shape and class. */
function readNode(reader: TokenReader, chart: ChartBuilder): ReadNode | undefined {
  const idToken = readId(reader, chart);
  if (idToken === undefined) {
    chart.unexpected('missing-node');
    return undefined;
  }
  const word = reader.word(idToken);
  const { text: id } = word;
  const isLink = chart.linkIds.has(id);
  if (isLink) chart.lists.linkMentions.push(word);
  const index = isLink && !chart.nodeIds.has(id) ? undefined : chart.mention(word);
  const isWhole =
    readShape(reader, chart, isLink ? undefined : index) && readClass(reader, chart, idToken);
  const current = index === undefined ? undefined : chart.mentions[index];
  if (current !== undefined && isWhole && reader.last.end > idToken.end)
    current.whole = reader.place({ start: idToken.start, end: reader.last.end });
  return { id, index, isLink, isBroken: !isWhole };
}

/** False where it is broken. */
function readShape(reader: TokenReader, chart: ChartBuilder, index: number | undefined): boolean {
  const opener = reader.next;
  const kind = opener.kind as OpenerKind;
  const shapes = SHAPES[kind];
  if (shapes === undefined) return true;
  reader.take();
  if (kind === '[|' && !readProperty(reader)) {
    chart.unexpected('unclosed-shape', opener);
    return false;
  }
  const twice = TWICE[kind];
  const isTwice = twice !== undefined && reader.takeIf(kind) !== undefined;
  const label = readText(reader, 'text');
  const mention = index === undefined ? undefined : chart.mentions[index];
  if (mention !== undefined && label !== undefined) mention.label = label;
  const closers = Object.keys(shapes) as CloserKind[];
  const closer = closers.find((one) => reader.sees(`close ${one}`));
  if (label === undefined && closer !== undefined) {
    chart.fail('unclosed-shape', opener);
    return false;
  }
  if (label === undefined || closer === undefined) {
    chart.unexpected('unclosed-shape', opener);
    return false;
  }
  reader.take();
  if (isTwice && reader.takeIf(`close ${closer}`) === undefined) {
    chart.unexpected('unclosed-shape', opener);
    return false;
  }
  if (mention !== undefined) mention.shape = isTwice ? twice : shapes[closer];
  return true;
}

/** `borders:lt|` of `[|borders:lt|text]`. */
function readProperty(reader: TokenReader): boolean {
  return (['word', ':', 'word', '|'] as const).every((kind) => reader.takeIf(kind) !== undefined);
}

/** `:::done`; false where the class is missing. */
function readClass(reader: TokenReader, chart: ChartBuilder, node: Token): boolean {
  if (reader.takeIf(':::') === undefined) return true;
  const name = readId(reader, chart);
  if (name === undefined) {
    chart.unexpected('bad-statement');
    return false;
  }
  chart.lists.classUses.push({ ...reader.word(name), of: [reader.word(node)] });
  return true;
}
