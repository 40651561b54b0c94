import type { ChartBuilder } from './chart-builder.ts';
import type { Word } from './flowchart.ts';
import { readId } from './read-node.ts';
import { NAME_TOKENS, type Token, type TokenKind } from './token.ts';
import type { TokenReader } from './token-reader.ts';

/** Reads a statement behind its keyword; false where it is broken, which is said. */
type StatementReader = (reader: TokenReader, chart: ChartBuilder, keyword: Token) => boolean;

const STYLE: readonly TokenKind[] = ['number', 'word', ':', 'space', '#', 'style'];

/** `style a fill:#f00`. */
export const readStyle: StatementReader = (reader, chart, keyword) => {
  const id = spaced(reader, () => readId(reader, chart));
  if (id === undefined || !spaced(reader, () => readStyles(reader))) return broken(chart);
  const range = { start: keyword.start, end: reader.last.end };
  chart.lists.styles.push({ ...reader.place(range), node: reader.word(id) });
  return true;
};

/** `classDef a,b fill:#f00`. */
export const readClassDefinition: StatementReader = (reader, chart) => {
  const names = spaced(reader, () => readId(reader, chart));
  if (names !== undefined) chart.lists.classDefinitions.push(...wordsOf(reader, names));
  if (names === undefined || !spaced(reader, () => readStyles(reader))) return broken(chart);
  return true;
};

/** `class a,b done`. */
export const readClassUse: StatementReader = (reader, chart) => {
  const nodes = spaced(reader, () => readId(reader, chart));
  const name = nodes && spaced(reader, () => readId(reader, chart));
  if (nodes === undefined || name === undefined) return broken(chart);
  chart.lists.classUses.push({ ...reader.word(name), of: wordsOf(reader, nodes) });
  return true;
};

/** `linkStyle 0,1 stroke:#f00`, `linkStyle default interpolate basis`. */
export const readLinkStyle: StatementReader = (reader, chart, keyword) => {
  const numbers = spaced(reader, () => readNumbers(reader));
  if (numbers === undefined || reader.takeIf('space') === undefined) return broken(chart);
  if (reader.takeIf('interpolate') !== undefined) {
    if (!spaced(reader, () => takeAll(reader, NAME_TOKENS))) return broken(chart);
    if (reader.sees('space') && !spaced(reader, () => readStyles(reader))) return broken(chart);
  } else if (!readStyles(reader)) return broken(chart);
  const range = { start: keyword.start, end: reader.last.end };
  const links = numbers.map((token) => reader.word(token));
  chart.lists.linkStyles.push({ ...reader.place(range), links });
  for (const token of numbers) {
    const { text } = reader.word(token);
    if (!/^(?:0|[1-9]\d*)$/.test(text) || Number(text) >= chart.edges)
      chart.problem('unknown-link', token, text);
  }
  return true;
};

function readNumbers(reader: TokenReader): readonly Token[] | undefined {
  if (reader.takeIf('default') !== undefined) return [];
  const numbers: Token[] = [];
  do {
    const number = reader.takeIf('number');
    if (number === undefined) return undefined;
    numbers.push(number);
  } while (reader.takeIf(',') !== undefined);
  return numbers;
}

/** `fill:#f00,stroke:#333`: anything between commas. */
function readStyles(reader: TokenReader): boolean {
  do if (!takeAll(reader, STYLE)) return false;
  while (reader.takeIf(',') !== undefined);
  return true;
}

function takeAll(reader: TokenReader, kinds: readonly TokenKind[]): boolean {
  if (reader.takeAny(kinds) === undefined) return false;
  while (reader.takeAny(kinds) !== undefined);
  return true;
}

/** White space, and what follows it. */
function spaced<T>(reader: TokenReader, read: () => T): T | undefined {
  return reader.takeIf('space') === undefined ? undefined : read();
}

function broken(chart: ChartBuilder): false {
  chart.unexpected('bad-statement');
  return false;
}

/** The words between the commas of an id. */
export function wordsOf(reader: TokenReader, ids: Token): readonly Word[] {
  const { text, start } = reader.word(ids);
  return [...text.matchAll(/[^,]+/g)].map(({ index, 0: word }) => ({
    ...{ text: word, start: start + index, end: start + index + word.length },
  }));
}
