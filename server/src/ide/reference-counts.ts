import type { ContractRecord } from '../model/contract-record.ts';
import type { Place } from '../model/place.ts';
import { CONTRACT, targetsOf, type ContractGraph, type SymbolAddress } from './contract-graph.ts';

export interface ReferenceCount {
  readonly address: SymbolAddress;
  /** In the line above which the count is shown. */
  readonly place: Place;
  /** Placeholders left out: they name nothing. */
  readonly count: number;
}

/** How often each contract, object and property of a file is named, those that nobody names left out. One pass, however many there are. */
export function referenceCounts(graph: ContractGraph, uri: string): readonly ReferenceCount[] {
  const records = graph.records(uri) ?? [];
  const counts = records.map(() => new Map<number, number>());
  for (const from of filesNaming(graph, uri)) {
    for (const [contract, record] of (graph.records(from) ?? []).entries()) {
      for (const [reference, { segments, file, field }] of record.references.entries()) {
        if (field === 'placeholder') continue;
        if (
          file !== undefined
            ? graph.resolveFile(from, file) !== uri
            : from !== uri && field !== 'source-object' && field !== 'contract'
        )
          continue;
        for (const segment of segments.keys()) {
          const targets = targetsOf(graph, { uri: from, contract, reference, segment });
          if (targets.length > 1 && field !== 'contract') continue;
          for (const target of targets) {
            if (target.uri !== uri) continue;
            const count = counts[target.contract];
            count?.set(target.index, (count.get(target.index) ?? 0) + 1);
          }
        }
      }
    }
  }
  return records.flatMap((record, contract) => [
    ...ofContract(record, { uri, contract, index: CONTRACT }, counts[contract]?.get(CONTRACT)),
    ...record.symbols.flatMap((symbol, index) => {
      const count = counts[contract]?.get(index);
      const place = symbol.namePlace ?? symbol.idPlace;
      if (count === undefined || place === undefined) return [];
      if (symbol.kind !== 'object' && symbol.kind !== 'property') return [];
      return [{ address: { uri, contract, index }, place: atTop(place, symbol.firstLine), count }];
    }),
  ]);
}

function ofContract(
  { idPlace }: ContractRecord,
  address: SymbolAddress,
  count: number | undefined,
): readonly ReferenceCount[] {
  return count === undefined || idPlace === undefined ? [] : [{ address, place: idPlace, count }];
}

/** A name may stand below an id: what is said above it must not part the two. */
function atTop(place: Place, firstLine: number): Place {
  return place.line <= firstLine ? place : { line: firstLine, start: 0, end: 0 };
}

function filesNaming(graph: ContractGraph, uri: string): ReadonlySet<string> {
  const files = new Set([uri, ...graph.referrers(uri)]);
  for (const { id, symbols } of graph.records(uri) ?? []) {
    if (id !== undefined) for (const from of graph.namingContract(id)) files.add(from);
    for (const { kind, name } of symbols) {
      if (kind !== 'object' || name === undefined) continue;
      for (const from of graph.naming(name)) files.add(from);
    }
  }
  return files;
}
