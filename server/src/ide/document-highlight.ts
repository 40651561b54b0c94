import type { Position } from '../base/line-index.ts';
import type { Place } from '../model/place.ts';
import { CONTRACT, symbolOf, type ContractGraph } from './contract-graph.ts';
import { usagesOf } from './references.ts';
import { namedPlaceAt } from './symbol-at.ts';

export interface Highlight {
  readonly place: Place;
  /** The declaration; the others only name it. */
  readonly declares: boolean;
}

/** The places of a file that mean the same as the one at a position. */
export function highlightsAt(
  graph: ContractGraph,
  uri: string,
  at: Position,
): readonly Highlight[] {
  const named = namedPlaceAt(graph, uri, at);
  const [target] = named?.targets ?? [];
  if (named === undefined || target === undefined) return [];
  const highlights: Highlight[] = [];
  const symbol = symbolOf(graph, target);
  const contract =
    target.index === CONTRACT ? graph.records(target.uri)?.[target.contract] : undefined;
  if (target.uri === uri) {
    for (const place of [symbol?.namePlace, symbol?.idPlace, contract?.idPlace])
      if (place !== undefined) highlights.push({ place, declares: true });
  }
  for (const usage of usagesOf(graph, target))
    if (usage.at.uri === uri) highlights.push({ place: usage.place, declares: false });
  return highlights.length > 0 ? highlights : [{ place: named.place, declares: false }];
}
