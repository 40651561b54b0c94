import type { Position } from '../base/line-index.ts';
import { START, type Place } from '../model/place.ts';
import { declarationOf, type ContractGraph, type Declaration } from './contract-graph.ts';
import { namedFileAt, namedPlaceAt, type NamedPlace } from './symbol-at.ts';

export interface Definition {
  /** What was asked about. */
  readonly origin: Place;
  readonly targets: readonly DefinitionTarget[];
}

export interface DefinitionTarget extends Declaration {
  readonly uri: string;
}

/** Where the name at a position is declared. A declaration leads to itself, which editors take as a question for its references. `inSql`: asks what a query says there. */
export function definitionAt(
  graph: ContractGraph,
  uri: string,
  at: Position,
  inSql: () => NamedPlace | undefined = () => undefined,
): Definition | undefined {
  const named = namedPlaceAt(graph, uri, at) ?? inSql();
  if (named !== undefined) {
    const targets = named.targets.flatMap((address) => {
      const declaration = declarationOf(graph, address);
      return declaration === undefined ? [] : [{ uri: address.uri, ...declaration }];
    });
    return targets.length === 0 ? undefined : { origin: named.place, targets };
  }
  const file = namedFileAt(graph, uri, at);
  if (file === undefined) return undefined;
  return {
    origin: file.place,
    targets: [{ uri: file.file, place: START, firstLine: 0, lastLine: 0 }],
  };
}
