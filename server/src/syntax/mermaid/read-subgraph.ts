import type { ChartBuilder } from './chart-builder.ts';
import type { Label, Word } from './flowchart.ts';
import { readText } from './read-text.ts';
import type { Token, TokenKind } from './token.ts';
import type { TokenReader } from './token-reader.ts';

/** What may stand in a title without brackets. */
const TITLE: readonly TokenKind[] = [
  ...(['number', 'word', 'space', '-', '&', 'letter', ':', '*', '#'] as const),
  ...(['style', 'linkStyle', 'classDef', 'class', 'clicked', 'graph', 'direction'] as const),
  ...(['subgraph', 'end', 'v', '^', 'link start'] as const),
];

/** Behind `subgraph`, up to its body; false where it is broken, which is said. The subgraph is there all the same. */
export function readSubgraph(reader: TokenReader, chart: ChartBuilder): boolean {
  const keyword = reader.take();
  const parent = chart.subgraph;
  const id = reader.takeIf('space') === undefined ? undefined : readTitle(reader);
  let title: Label | undefined;
  let isWhole = id !== undefined;
  if (id !== undefined && reader.sees('[')) {
    const opener = reader.take();
    title = readText(reader, 'text');
    isWhole = title !== undefined && reader.takeIf('close ]') !== undefined;
    if (!isWhole) chart.unexpected('unclosed-shape', opener);
  } else if (id === undefined) {
    isWhole = reader.sees('line break', ';', 'last');
    if (isWhole) chart.problem('missing-title', keyword);
    else chart.unexpected('missing-title');
  }
  const written = id?.word ?? {
    ...reader.place({ start: keyword.end, end: keyword.end }),
    text: '',
  };
  const whole = reader.place({ start: keyword.start, end: reader.last.end });
  chart.subgraphs.push({
    ...{ id: written.text, start: written.start, end: written.end, parent, whole },
    ...{ named: id !== undefined && (title !== undefined || !id.hasBlanks), close: undefined },
    ...{ title: title?.text ?? written.text, label: title ?? (id && written) },
  });
  chart.statement('subgraph', { start: keyword.start, end: reader.last.end });
  chart.around.push(chart.subgraphs.length - 1);
  return isWhole;
}

/** Blanks behind the title count: Mermaid then makes up an id, too. */
function readTitle(
  reader: TokenReader,
): { readonly word: Word; readonly hasBlanks: boolean } | undefined {
  const first = reader.takeAny(['string', 'markdown', ...TITLE]);
  if (first === undefined) return undefined;
  let last: Token = first;
  for (let token = reader.takeAny(TITLE); token !== undefined; token = reader.takeAny(TITLE))
    last = token;
  const range = { start: first.start, end: last.end };
  return { word: reader.word(range), hasBlanks: /\s/.test(reader.text(range)) };
}
