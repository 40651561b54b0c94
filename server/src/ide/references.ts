import type { Place } from '../model/contract-record.ts';
import {
  symbolOf,
  targetsOf,
  type ContractGraph,
  type SegmentAddress,
  type SymbolAddress,
} from './contract-graph.ts';
import { twinsOf } from './symbol-at.ts';

/** A place that names a declared thing. */
export interface Usage {
  readonly at: SegmentAddress;
  readonly place: Place;
  readonly byId: boolean;
  /** Found by its bare name in another contract: likely, not sure. */
  readonly likely: boolean;
}

/**
 * All places that name a declared thing, in its own file first. A source object that several contracts
 * declare counts as a usage of none of them.
 */
export function usagesOf(graph: ContractGraph, address: SymbolAddress): readonly Usage[] {
  const symbol = symbolOf(graph, address);
  if (symbol === undefined) return [];
  const twins = new Set(twinsOf(graph, address).map(keyOf));
  const files = new Set([address.uri, ...graph.referrers(address.uri)]);
  if (symbol.kind === 'object' && symbol.name !== undefined)
    for (const uri of graph.naming(symbol.name)) files.add(uri);
  const usages: Usage[] = [];
  for (const uri of files) collect(graph, uri, address, twins, usages);
  return usages;
}

function collect(
  graph: ContractGraph,
  uri: string,
  address: SymbolAddress,
  twins: ReadonlySet<string>,
  usages: Usage[],
): void {
  const home = uri === address.uri;
  for (const [contract, record] of (graph.records(uri) ?? []).entries()) {
    for (const [reference, { segments, file, field, byId }] of record.references.entries()) {
      const elsewhere = file !== undefined || field === 'source-object';
      if (!elsewhere && (!home || contract !== address.contract)) continue;
      for (const [segment, { place }] of segments.entries()) {
        const at = { uri, contract, reference, segment };
        const targets = targetsOf(graph, at);
        const [target] = targets;
        if (target === undefined || targets.length > 1 || !twins.has(keyOf(target))) continue;
        const likely = field === 'source-object' && target.uri !== uri;
        usages.push({ at, place, byId, likely });
      }
    }
  }
}

function keyOf({ uri, contract, index }: SymbolAddress): string {
  return `${String(contract)}/${String(index)} ${uri}`;
}
