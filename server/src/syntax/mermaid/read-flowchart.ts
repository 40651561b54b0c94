import { ChartBuilder } from './chart-builder.ts';
import type { Flowchart } from './flowchart.ts';
import { type MappedText, sourceRange, spliced } from './mapped-text.ts';
import { addPreamble } from './preamble.ts';
import { headerSlip } from './header-slip.ts';
import { closed, encoded, type PreparedText, prepareText } from './prepare-text.ts';
import { readDocument, readHeader } from './read-document.ts';
import { TokenReader } from './token-reader.ts';

const HEADER = /(?:flowchart(?:-elk)?|graph)(?=[\s;<>^]|$)/y;

/**
 * Reads a flowchart; undefined for diagrams of other kinds. Never fails. What Mermaid accepts is read as Mermaid reads
 * it. In what it rejects every statement is read on its own, and what cannot be read is left out to the end of its line.
 */
export function readFlowchart(source: string): Flowchart | undefined {
  const prepared = prepareText(source);
  HEADER.lastIndex = 0;
  if (!HEADER.test(prepared.text)) return readWithoutHeader(source, prepared);
  const exact = readAs(source, prepared, encoded(prepared), false);
  if (!exact.isBroken) return exact.chart;
  const { chart } = readAs(source, prepared, closed(prepared), true);
  return chart.problems.length > 0 ? chart : { ...chart, problems: exact.chart.problems };
}

/** What is meant for a flowchart, though Mermaid does not see it. */
function readWithoutHeader(source: string, prepared: PreparedText): Flowchart | undefined {
  const slip = headerSlip(prepared.text);
  if (slip === undefined) return undefined;
  const { message } = slip;
  const told = sourceRange(prepared, slip.told);
  const { chart } = readAs(source, prepared, closed(spliced(prepared, [slip])), true);
  const problems = [
    { message, ...told, text: source.slice(told.start, told.end) },
    ...chart.problems,
  ];
  if (message !== 'missing-header') return { ...chart, problems };
  // It takes no room.
  const header = { ...chart.header, end: chart.header.start };
  const statements = chart.statements.filter(({ kind }) => kind !== 'header');
  return { ...chart, header, statements, problems };
}

function readAs(
  source: string,
  prepared: PreparedText,
  text: MappedText,
  isTolerant: boolean,
): { readonly chart: Flowchart; readonly isBroken: boolean } {
  const reader = new TokenReader(source, text, isTolerant);
  const builder = new ChartBuilder(reader);
  addPreamble(builder, prepared);
  const header = readHeader(reader, builder);
  if (builder.broken === undefined || isTolerant) readDocument(reader, builder);
  return { chart: builder.finish(header, source.length), isBroken: builder.broken !== undefined };
}
