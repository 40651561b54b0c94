import type { Position } from '../base/line-index.ts';
import type { Place } from '../model/contract-record.ts';
import { symbolOf, type ContractGraph } from './contract-graph.ts';
import { namedFileAt, namedPlaceAt } from './symbol-at.ts';

export interface Definition {
  /** What was asked about. */
  readonly origin: Place;
  readonly targets: readonly DefinitionTarget[];
}

export interface DefinitionTarget {
  readonly uri: string;
  /** Where the name stands, or the id of something nameless. */
  readonly place: Place;
  readonly firstLine: number;
  readonly lastLine: number;
}

/** Where the name at a position is declared. A declaration leads to itself, which editors take as a question for its references. */
export function definitionAt(
  graph: ContractGraph,
  uri: string,
  at: Position,
): Definition | undefined {
  const named = namedPlaceAt(graph, uri, at);
  if (named !== undefined) {
    const targets = named.targets.flatMap((address) => {
      const symbol = symbolOf(graph, address);
      if (symbol === undefined) return [];
      const { firstLine, lastLine } = symbol;
      const top = { line: firstLine, start: 0, end: 0 };
      const place = symbol.namePlace ?? symbol.idPlace ?? top;
      return [{ uri: address.uri, place, firstLine, lastLine }];
    });
    return targets.length === 0 ? undefined : { origin: named.place, targets };
  }
  const file = namedFileAt(graph, uri, at);
  if (file === undefined) return undefined;
  const top = { line: 0, start: 0, end: 0 };
  return {
    origin: file.place,
    targets: [{ uri: file.file, place: top, firstLine: 0, lastLine: 0 }],
  };
}
