import type { Place } from '../model/place.ts';
import {
  CONTRACT,
  contractsOf,
  symbolOf,
  targetsInFile,
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
  if (address.index === CONTRACT) return usagesOfContract(graph, address);
  const symbol = symbolOf(graph, address);
  if (symbol === undefined) return [];
  const twins = new Set(twinsOf(graph, address).map(({ index }) => index));
  const files = new Set([address.uri, ...graph.referrers(address.uri)]);
  if (symbol.kind === 'object' && symbol.name !== undefined)
    for (const uri of graph.naming(symbol.name)) files.add(uri);
  const usages: Usage[] = [];
  for (const uri of files) collect(graph, uri, address, twins, usages);
  return usages;
}

/** The places that name a contract by its id. Where several have the id, the version beside it decides. */
function usagesOfContract(graph: ContractGraph, address: SymbolAddress): readonly Usage[] {
  const id = graph.records(address.uri)?.[address.contract]?.id;
  if (id === undefined) return [];
  return [...graph.namingContract(id)].flatMap((uri) =>
    (graph.records(uri) ?? []).flatMap((record, contract) =>
      record.references.flatMap(({ field, segments: [segment], version }, reference) => {
        if (field !== 'contract' || segment?.text !== id) return [];
        const isMeant = contractsOf(graph, id, version).some(
          (one) => one.uri === address.uri && one.contract === address.contract,
        );
        if (!isMeant) return [];
        const at = { uri, contract, reference, segment: 0 };
        return [{ at, place: segment.place, byId: true, likely: false }];
      }),
    ),
  );
}

function collect(
  graph: ContractGraph,
  uri: string,
  address: SymbolAddress,
  twins: ReadonlySet<number>,
  usages: Usage[],
): void {
  const home = uri === address.uri;
  for (const [contract, record] of (graph.records(uri) ?? []).entries()) {
    const here = home && contract === address.contract;
    for (const [reference, found] of record.references.entries()) {
      const { segments, file, field, byId } = found;
      // Most references of other files lead elsewhere: say so before their segments are looked up.
      if (file === undefined && !here && field !== 'source-object') continue;
      if (file !== undefined && graph.resolveFile(uri, file) !== address.uri) continue;
      const inFile = file === undefined ? undefined : targetsInFile(graph, address.uri, found);
      for (const [segment, { place }] of segments.entries()) {
        const at = { uri, contract, reference, segment };
        const target = inFile === undefined ? onlyTarget(graph, at) : inFile[segment];
        if (target?.uri !== address.uri || target.contract !== address.contract) continue;
        if (!twins.has(target.index)) continue;
        const likely = field === 'source-object' && target.uri !== uri;
        usages.push({ at, place, byId, likely });
      }
    }
  }
}

function onlyTarget(graph: ContractGraph, at: SegmentAddress): SymbolAddress | undefined {
  const targets = targetsOf(graph, at);
  return targets.length === 1 ? targets[0] : undefined;
}
