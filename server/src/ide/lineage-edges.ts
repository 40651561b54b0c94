import type { ContractRecord, ReferenceRecord } from '../model/contract-record.ts';
import type { Place } from '../model/place.ts';
import { targetsOf, type ContractGraph, type SymbolAddress } from './contract-graph.ts';

/** One thing that names another as what it refers to or is made from. */
export interface LineageEdge {
  /** The object or property that says so. */
  readonly from: SymbolAddress;
  readonly to: SymbolAddress;
  /** It is made of it, rather than referring to it. */
  readonly isSource: boolean;
  /** Where the other one is named, in the file of `from`. */
  readonly place: Place;
}

/** All edges that begin in a file, in source order. Names that lead nowhere, or to several contracts, make none. */
export function edgesFrom(graph: ContractGraph, uri: string): readonly LineageEdge[] {
  return (graph.records(uri) ?? []).flatMap((record, contract) => {
    const source = { graph, uri, contract, record };
    return record.references.flatMap((reference, index): LineageEdge[] => {
      if (!isLineage(reference)) return [];
      const place = reference.segments.at(-1)?.place;
      const to = meant(source, index);
      const from = start(source, index);
      return place === undefined || to === undefined || from === undefined
        ? []
        : [{ from, to, place, isSource: reference.field === 'source-object' }];
    });
  });
}

function isLineage({ field, starts }: ReferenceRecord): boolean {
  if (starts) return false;
  return field === 'relationship' || field === 'source-object' || field === 'encrypted-name';
}

/** The contract that refers to something. */
interface Source {
  readonly graph: ContractGraph;
  readonly uri: string;
  readonly contract: number;
  readonly record: ContractRecord;
}

/** What the last name of a reference stands for. */
function meant(
  { graph, uri, contract, record }: Source,
  reference: number,
): SymbolAddress | undefined {
  const segment = (record.references[reference]?.segments.length ?? 0) - 1;
  const targets = targetsOf(graph, { uri, contract, reference, segment });
  return targets.length === 1 ? targets[0] : undefined;
}

/** The property that the relationship names as its start, else the named thing around the reference. */
function start(source: Source, reference: number): SymbolAddress | undefined {
  const { uri, contract, record } = source;
  const partner = partnerOf(record, reference);
  const named = partner === undefined ? undefined : meant(source, partner);
  if (named !== undefined) return named;
  const index = namedAround(record, record.references[reference]?.owner ?? -1);
  return index === -1 ? undefined : { uri, contract, index };
}

/** Of a composite key the first of `to` belongs to the first of `from`, and so on; of lists of different length nothing is sure. */
function partnerOf({ references }: ContractRecord, reference: number): number | undefined {
  const own = references[reference];
  const isPart = (index: number, starts: boolean): boolean => {
    const other = references[index];
    return other?.field === 'relationship' && other.starts === starts && other.owner === own?.owner;
  };
  if (own?.field !== 'relationship') return undefined;
  let first = reference;
  while (isPart(first - 1, false)) first--;
  let end = reference + 1;
  while (isPart(end, false)) end++;
  let from = first;
  while (isPart(from - 1, true)) from--;
  return first - from === end - first ? from + (reference - first) : undefined;
}

/** The object or property with a name that a symbol is or stands in; -1 when there is none. */
export function namedAround({ symbols }: ContractRecord, index: number): number {
  for (let at = index; at >= 0; at = symbols[at]?.parent ?? -1) {
    const symbol = symbols[at];
    const named = symbol?.namePlace !== undefined || symbol?.idPlace !== undefined;
    if (named && (symbol.kind === 'object' || symbol.kind === 'property')) return at;
  }
  return -1;
}
