import { childOf } from '../model/child-of.ts';
import type { ContractRecord, ReferenceRecord, SymbolRecord } from '../model/contract-record.ts';
import type { Place } from '../model/place.ts';

/** The contracts of the workspace as records, and who names whom. Whoever answers keeps it up to date. */
export interface ContractGraph {
  /** One record for each contract of the file; undefined when the file is none of ours. */
  records(uri: string): readonly ContractRecord[] | undefined;
  all(): Iterable<readonly [uri: string, records: readonly ContractRecord[]]>;
  /** The file that a path written in another file means; undefined outside of the workspace. */
  resolveFile(from: string, path: string): string | undefined;
  /** Files with references into that file. */
  referrers(uri: string): Iterable<string>;
  /** Files that declare an object of that name. */
  declaring(object: string): Iterable<string>;
  /** Files that name a source object which they do not declare. */
  naming(object: string): Iterable<string>;
  /** Files that hold a contract of that id. */
  filesWithId(id: string): Iterable<string>;
  /** Files that name a contract by its id. */
  namingContract(id: string): Iterable<string>;
}

/** Where a declared thing stands in the graph. */
export interface SymbolAddress {
  readonly uri: string;
  /** Index of the contract in its file. */
  readonly contract: number;
  /** Index of the symbol in the contract's record, or `CONTRACT`. */
  readonly index: number;
}

/** In place of a symbol's index: the contract itself. */
export const CONTRACT = -1;

/** Where one segment of a reference stands in the graph. */
export interface SegmentAddress {
  readonly uri: string;
  readonly contract: number;
  readonly reference: number;
  readonly segment: number;
}

export function symbolOf(graph: ContractGraph, at: SymbolAddress): SymbolRecord | undefined {
  return graph.records(at.uri)?.[at.contract]?.symbols[at.index];
}

/** Where a declared thing stands, and what is selected of it. */
export interface Declaration {
  /** Its name, or the id of something nameless. */
  readonly place: Place;
  readonly firstLine: number;
  readonly lastLine: number;
}

/** The place of a symbol, or the id of a contract. */
export function declarationOf(graph: ContractGraph, at: SymbolAddress): Declaration | undefined {
  const record = graph.records(at.uri)?.[at.contract];
  const symbol = record?.symbols[at.index];
  const found = at.index === CONTRACT ? record : symbol;
  if (found === undefined) return undefined;
  const { firstLine, lastLine, idPlace } = found;
  const top = { line: firstLine, start: 0, end: 0 };
  return { place: symbol?.namePlace ?? idPlace ?? top, firstLine, lastLine };
}

export function referenceOf(graph: ContractGraph, at: SegmentAddress): ReferenceRecord | undefined {
  return graph.records(at.uri)?.[at.contract]?.references[at.reference];
}

/**
 * What a segment names: in its own contract, in the file in front of it, or anywhere in the workspace: for a
 * source object that the contract does not declare, objects of that name, and for a contract, those of that id.
 */
export function targetsOf(graph: ContractGraph, at: SegmentAddress): readonly SymbolAddress[] {
  const reference = referenceOf(graph, at);
  const segment = reference?.segments[at.segment];
  if (reference === undefined || segment === undefined) return [];
  if (reference.field === 'contract') return contractsOf(graph, segment.text, reference.version);
  if (segment.target >= 0) return [{ uri: at.uri, contract: at.contract, index: segment.target }];
  if (reference.file !== undefined) {
    const uri = graph.resolveFile(at.uri, reference.file);
    const target = uri === undefined ? undefined : targetsInFile(graph, uri, reference)[at.segment];
    return target === undefined ? [] : [target];
  }
  if (reference.field !== 'source-object' || reference.segments.length > 1) return [];
  return [...graph.declaring(segment.text)].flatMap((uri) =>
    (graph.records(uri) ?? []).flatMap((record, contract) => {
      const index = childOf(record, -1, segment.text, false);
      return index === undefined ? [] : [{ uri, contract, index }];
    }),
  );
}

/** The contracts of an id, those of the version alone where there is one. */
export function contractsOf(
  graph: ContractGraph,
  id: string,
  version: string | undefined,
): readonly SymbolAddress[] {
  const all = [...graph.filesWithId(id)].flatMap((uri) =>
    (graph.records(uri) ?? []).flatMap((record, contract) =>
      record.standard === 'odcs' && record.id === id
        ? [{ at: { uri, contract, index: CONTRACT }, record }]
        : [],
    ),
  );
  const same = all.filter(({ record }) => record.version === version);
  return (same.length > 0 ? same : all).map(({ at }) => at);
}

/** What each segment of a reference names in the file that it leads to: of several contracts, in the first that has it. */
export function targetsInFile(
  graph: ContractGraph,
  uri: string,
  { segments, byId }: ReferenceRecord,
): readonly (SymbolAddress | undefined)[] {
  const found: (SymbolAddress | undefined)[] = segments.map(() => undefined);
  for (const [contract, record] of (graph.records(uri) ?? []).entries()) {
    let index = -1;
    for (const [at, { text }] of segments.entries()) {
      const child = childOf(record, index, text, byId);
      if (child === undefined) break;
      index = child;
      found[at] ??= { uri, contract, index };
    }
  }
  return found;
}

/** Whether a position is in the place or at one of its ends. */
export function holds(place: Place | undefined, at: { line: number; character: number }): boolean {
  return place?.line === at.line && place.start <= at.character && at.character <= place.end;
}
