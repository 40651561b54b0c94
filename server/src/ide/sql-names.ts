import { LineIndex, type Position } from '../base/line-index.ts';
import { ContractTables } from '../lint/meaning/contract-tables.ts';
import { namesInQuery } from '../lint/meaning/dead-columns.ts';
import { sqlQueriesOf } from '../lint/sql-queries.ts';
import type { SqlReader } from '../syntax/sql/sql-reader.ts';
import type { LoadedFile } from './rename.ts';
import { holds } from './contract-graph.ts';
import type { NamedPlace } from './symbol-at.ts';

/** What the word at a position of a query means, where that is sure: a column or a table of the contract. */
export function sqlNameAt(
  uri: string,
  { text, bound }: LoadedFile,
  at: Position,
  reader: SqlReader,
): NamedPlace | undefined {
  const lines = new LineIndex(text);
  for (const [contract, { symbols }] of bound.entries()) {
    const tables = new ContractTables(symbols);
    for (const query of sqlQueriesOf({ file: { text }, symbols: () => symbols }, reader)) {
      const { start, end } = query.place(0, query.text.length);
      const [first, last] = [lines.positionAt(start).line, lines.positionAt(end).line];
      if (at.line < first || at.line > last) continue;
      const { reading, object } = query;
      if (reading.kind !== 'read' || reading.scopes === undefined) continue;
      for (const [from, symbol] of namesInQuery(reading.scopes, tables, object)) {
        const word = /^\w+/.exec(query.text.slice(from))?.[0] ?? '';
        const range = query.place(from, from + word.length);
        if (word === '' || text.slice(range.start, range.end) !== word) continue;
        const { line, character } = lines.positionAt(range.start);
        const place = { line, start: character, end: character + word.length };
        if (!holds(place, at)) continue;
        const targets = [{ uri, contract, index: symbols.all.indexOf(symbol) }];
        return { place, targets, byId: false, reference: undefined };
      }
    }
  }
  return undefined;
}
