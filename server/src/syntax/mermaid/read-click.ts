import type { ChartBuilder } from './chart-builder.ts';
import type { Word } from './flowchart.ts';
import { NAME_TOKENS, type Token } from './token.ts';
import type { TokenReader } from './token-reader.ts';

/** `click a href "..." "tooltip" _blank`, `click a call f()`, `click a f "tooltip"`; false where it is broken, which is said. */
export function readClick(reader: TokenReader, chart: ChartBuilder, start: number): boolean {
  const node = reader.word(reader.take());
  const link = readAddress(reader);
  const isWhole = link === undefined ? readCallback(reader) : link !== null && readTarget(reader);
  if (!isWhole) chart.unexpected('bad-statement');
  const range = reader.place({ start, end: reader.last.end });
  chart.lists.clicks.push({ ...range, node, link: link ?? undefined });
  return isWhole;
}

/** Null where `href` has none. */
function readAddress(reader: TokenReader): Word | null | undefined {
  const hasKeyword = reader.takeIf('href') !== undefined;
  const address = reader.takeIf('string');
  if (address !== undefined) return reader.word(address);
  return hasKeyword ? null : undefined;
}

/** ` "tooltip" _blank` */
function readTarget(reader: TokenReader): boolean {
  if (reader.takeIf('space') === undefined) return true;
  if (reader.takeIf('target') !== undefined) return true;
  if (reader.takeIf('string') === undefined) return false;
  return reader.takeIf('space') === undefined || reader.takeIf('target') !== undefined;
}

function readCallback(reader: TokenReader): boolean {
  if (reader.takeIf('callback') !== undefined) reader.takeIf('arguments');
  else {
    let name: Token | undefined = reader.takeAny(NAME_TOKENS);
    if (name === undefined) return false;
    while (name !== undefined) name = reader.takeAny(NAME_TOKENS);
  }
  return reader.takeIf('space') === undefined || reader.takeIf('string') !== undefined;
}
