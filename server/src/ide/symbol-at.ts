import type { Position } from '../base/line-index.ts';
import type { Place } from '../model/place.ts';
import {
  CONTRACT,
  holds,
  symbolOf,
  targetsOf,
  type ContractGraph,
  type SegmentAddress,
  type SymbolAddress,
} from './contract-graph.ts';

/** What the cursor is on. */
export interface NamedPlace {
  readonly place: Place;
  /** The declared things that are meant: several only for a source object that several contracts declare, and for an id that several contracts have. */
  readonly targets: readonly SymbolAddress[];
  /** Whether the place holds an id. */
  readonly byId: boolean;
  /** Set when the place is a reference. */
  readonly reference: SegmentAddress | undefined;
}

/** The name, the id or the segment of a reference at a position. */
export function namedPlaceAt(
  graph: ContractGraph,
  uri: string,
  at: Position,
): NamedPlace | undefined {
  for (const [contract, record] of (graph.records(uri) ?? []).entries()) {
    if (record.standard === 'odcs' && record.idPlace !== undefined && holds(record.idPlace, at)) {
      const targets = [{ uri, contract, index: CONTRACT }];
      return { place: record.idPlace, targets, byId: true, reference: undefined };
    }
    for (const [index, symbol] of record.symbols.entries()) {
      const { namePlace, idPlace } = symbol;
      const targets = [{ uri, contract, index }];
      if (namePlace !== undefined && holds(namePlace, at))
        return { place: namePlace, targets, byId: false, reference: undefined };
      if (idPlace !== undefined && holds(idPlace, at))
        return { place: idPlace, targets, byId: true, reference: undefined };
    }
    for (const [index, reference] of record.references.entries()) {
      // From behind: of two places that touch, the later one is meant.
      const segment = reference.segments.findLastIndex(({ place }) => holds(place, at));
      const place = reference.segments[segment]?.place;
      if (place === undefined) continue;
      const address = { uri, contract, reference: index, segment };
      return {
        place,
        targets: targetsOf(graph, address),
        byId: reference.byId,
        reference: address,
      };
    }
  }
  return undefined;
}

/** The id or the name of a contract itself at a position. Descriptors of the Linux Foundation repeat theirs for each language: none of them is the one. */
export function contractAt(
  graph: ContractGraph,
  uri: string,
  at: Position,
):
  | {
      readonly contract: number;
      readonly place: Place;
      readonly text: string;
      readonly byId: boolean;
    }
  | undefined {
  for (const [contract, record] of (graph.records(uri) ?? []).entries()) {
    const { standard, id, idPlace, name, namePlace } = record;
    if (standard === 'odps-lf') continue;
    if (id !== undefined && idPlace !== undefined && holds(idPlace, at))
      return { contract, place: idPlace, text: id, byId: true };
    if (name !== undefined && namePlace !== undefined && holds(namePlace, at))
      return { contract, place: namePlace, text: name, byId: false };
  }
  return undefined;
}

/** The file in front of the `#` of a reference. */
export function namedFileAt(
  graph: ContractGraph,
  uri: string,
  at: Position,
): { readonly place: Place; readonly file: string } | undefined {
  for (const record of graph.records(uri) ?? []) {
    for (const { file, filePlace } of record.references) {
      if (file === undefined || filePlace === undefined || !holds(filePlace, at)) continue;
      const target = graph.resolveFile(uri, file);
      if (target !== undefined && graph.records(target) !== undefined)
        return { place: filePlace, file: target };
    }
  }
  return undefined;
}

/** The symbol with all that share its name in the text: an alias repeats a declaration. */
export function twinsOf(graph: ContractGraph, at: SymbolAddress): readonly SymbolAddress[] {
  const place = symbolOf(graph, at)?.namePlace ?? symbolOf(graph, at)?.idPlace;
  const symbols = graph.records(at.uri)?.[at.contract]?.symbols ?? [];
  if (place === undefined) return [at];
  return symbols.flatMap(({ namePlace, idPlace }, index) => {
    const other = namePlace ?? idPlace;
    const same = other?.line === place.line && other.start === place.start;
    return same ? [{ ...at, index }] : [];
  });
}
