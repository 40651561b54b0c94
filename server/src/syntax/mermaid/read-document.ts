import type { Range } from '../../base/range.ts';
import type { ChartBuilder } from './chart-builder.ts';
import type { FlowchartHeader, StatementKind } from './flowchart.ts';
import { readClick } from './read-click.ts';
import { readLink } from './read-link.ts';
import { readNodes } from './read-node.ts';
import { readClassDefinition, readClassUse, readLinkStyle, readStyle } from './read-styles.ts';
import { readSubgraph } from './read-subgraph.ts';
import { NAME_TOKENS, type Token, type TokenKind } from './token.ts';
import type { TokenReader } from './token-reader.ts';

/** The first keyword with its direction, up to what separates it from the first statement. */
export function readHeader(reader: TokenReader, chart: ChartBuilder): FlowchartHeader {
  const keyword = reader.take();
  const token = reader.takeAny(['no direction', 'direction']);
  const direction = token?.kind === 'direction' ? reader.word(token) : undefined;
  const range = { start: keyword.start, end: (direction ? token : keyword)?.end ?? keyword.end };
  chart.statement('header', range);
  if (token === undefined || (direction !== undefined && !readHeaderEnd(reader))) {
    chart.broken = reader.next;
    const rest = { start: range.end, end: endOfLine(reader, range.end) };
    chart.problem(
      'bad-header',
      direction === undefined ? rest : reader.next,
      reader.word(rest).text,
    );
    const isStatement = direction !== undefined || reader.word(rest).text.startsWith(';');
    reader.restart(isStatement ? range.end : rest.end);
  }
  return { keyword: reader.word(keyword).text, direction, ...reader.place(range) };
}

function readHeaderEnd(reader: TokenReader): boolean {
  const hasSpace = reader.takeIf('space') !== undefined;
  if (!hasSpace && reader.sees(';')) return true;
  // Links take the white space before them along; that no node stands before this one is said later.
  const isLinkBelow = reader.sees('link', 'link start') && /^\s*\n/.test(reader.text(reader.next));
  return isLinkBelow || reader.sees('line break');
}

/** All statements. Where one is broken, an exact reader stops; a tolerant one goes on in the next line. */
export function readDocument(reader: TokenReader, chart: ChartBuilder): void {
  for (;;) {
    if (reader.takeAny(['line break', ';', 'space', 'last']) !== undefined) continue;
    if (reader.sees('end of text')) return;
    const { next: first, last } = reader;
    const before = chart.lists.statements.length;
    if (readStatement(reader, chart)) continue;
    if (!reader.lexer.isTolerant) return;
    recover(reader, chart.broken ?? first, reader.last !== last);
    const range = { start: first.start, end: reader.lexer.at };
    if (chart.lists.statements.length === before) chart.statement('unknown', range);
  }
}

/** To the next line; what stands there already is the beginning of a statement. */
function recover(reader: TokenReader, broken: Token, hasMoved: boolean): void {
  const { runs, text } = reader.lexer;
  const at = runs.blanksEnd(broken.start);
  const lastEnd = reader.trimmed(reader.last).end;
  const isNextLine = hasMoved && text.slice(Math.min(lastEnd, at), at).includes('\n');
  reader.restart(isNextLine ? at : endOfLine(reader, at));
}

function endOfLine(reader: TokenReader, at: number): number {
  const end = reader.lexer.text.indexOf('\n', at);
  return end < 0 ? reader.lexer.text.length : end;
}

/** False where it is broken, which is said. Takes at least one token, or says that it cannot. */
function readStatement(reader: TokenReader, chart: ChartBuilder): boolean {
  const { next } = reader;
  switch (next.kind) {
    case 'end':
      chart.closeSubgraph(reader.take());
      return true;
    case 'subgraph':
      return readSubgraph(reader, chart) && readSeparator(reader, chart);
    case 'direction statement':
      return readDirection(reader, chart);
    case 'accTitle':
    case 'accDescr':
    case 'accessibility text':
      return readAccessibility(reader, chart);
    case 'style':
      return simple(reader, chart, 'style', readStyle);
    case 'linkStyle':
      return simple(reader, chart, 'link-style', readLinkStyle);
    case 'classDef':
      return simple(reader, chart, 'class-definition', readClassDefinition);
    case 'class':
      return simple(reader, chart, 'class', readClassUse);
    case 'clicked':
      return ended(reader, chart, 'click', reader.lexer.skipped, (start) =>
        readClick(reader, chart, start),
      );
    default:
      if (!STARTS.includes(next.kind)) {
        chart.unexpected('missing-node');
        return false;
      }
      return ended(reader, chart, 'chain', next.start, () => readChain(reader, chart));
  }
}

const STARTS: readonly TokenKind[] = [...NAME_TOKENS, 'default'];

function simple(
  reader: TokenReader,
  chart: ChartBuilder,
  kind: StatementKind,
  read: (reader: TokenReader, chart: ChartBuilder, keyword: Token) => boolean,
): boolean {
  const keyword = reader.take();
  return ended(reader, chart, kind, keyword.start, () => read(reader, chart, keyword));
}

/** A statement and what separates it from the next one. */
function ended(
  reader: TokenReader,
  chart: ChartBuilder,
  kind: StatementKind,
  start: number,
  read: (start: number) => boolean,
): boolean {
  if (!read(start)) return false;
  const range: Range = { start, end: reader.last.end };
  if (!readSeparator(reader, chart)) return false;
  const place = chart.statement(kind, range);
  if (kind === 'link-style') chart.lists.others.push(place);
  return true;
}

function readSeparator(reader: TokenReader, chart: ChartBuilder): boolean {
  if (reader.sees('line break', ';', 'last')) return true;
  chart.unexpected('unexpected-text');
  return false;
}

/** `A & B --> C -- text --> D` */
function readChain(reader: TokenReader, chart: ChartBuilder): boolean {
  let from = readNodes(reader, chart);
  while (!from.isBroken && reader.sees('link', 'link start', 'link id')) {
    const link = readLink(reader, chart);
    if (link === undefined) return false;
    const to = readNodes(reader, chart);
    if (to.count === 0) return false;
    chart.link({ ...link, from: from.indexes, to: to.indexes }, from.count * to.count);
    from = to;
  }
  return !from.isBroken;
}

function readDirection(reader: TokenReader, chart: ChartBuilder): boolean {
  const token = reader.take();
  chart.statement('direction', token);
  const value = reader.lexer.runs.direction(token.start);
  if (value !== undefined)
    chart.lists.directions.push({ ...reader.word(value), subgraph: chart.subgraph });
  return true;
}

/** `accTitle: text`, `accDescr { text }`; nothing has to separate it from what follows. */
function readAccessibility(reader: TokenReader, chart: ChartBuilder): boolean {
  const isBlock = reader.sees('accessibility text');
  const start = isBlock ? reader.lexer.skipped : reader.take().start;
  const { end } = reader.take();
  const isClosed = isBlock && reader.lexer.text[end] === '}';
  const place = chart.statement('accessibility', { start, end: isClosed ? end + 1 : end });
  chart.lists.others.push(place);
  return true;
}
