import { ChartBuilder } from './chart-builder.ts';
import type { Flowchart } from './flowchart.ts';
import type { MappedText } from './mapped-text.ts';
import { addPreamble } from './preamble.ts';
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
  if (!HEADER.test(prepared.text)) return undefined;
  const exact = readAs(source, prepared, encoded(prepared), false);
  if (!exact.isBroken) return exact.chart;
  const { chart } = readAs(source, prepared, closed(prepared), true);
  return chart.problems.length > 0 ? chart : { ...chart, problems: exact.chart.problems };
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
