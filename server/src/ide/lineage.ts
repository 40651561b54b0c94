import type { Position } from '../base/line-index.ts';
import type { Place } from '../model/place.ts';
import { symbolOf, type ContractGraph, type SymbolAddress } from './contract-graph.ts';
import { symbolPath } from './describe-symbol.ts';
import { edgesFrom, namedAround, type LineageEdge } from './lineage-edges.ts';
import { namedPlaceAt, twinsOf } from './symbol-at.ts';

/** An object or property, with what people need to tell it from others of its name. */
export interface LineageItem {
  readonly address: SymbolAddress;
  readonly kind: 'object' | 'property';
  readonly name: string;
  /** The names around it; empty for an object. */
  readonly container: string;
  readonly place: Place;
  readonly firstLine: number;
  readonly lastLine: number;
  readonly deprecated: boolean;
}

/** One neighbour, with the places that name it or that it names: always in the file that refers to the other. */
export interface LineageStep {
  readonly item: LineageItem;
  readonly places: readonly Place[];
}

/** What a position is about: what a name there stands for, else the innermost object or property around. */
export function lineageItemsAt(
  graph: ContractGraph,
  uri: string,
  at: Position,
): readonly LineageItem[] {
  const named = namedPlaceAt(graph, uri, at)?.targets ?? around(graph, uri, at.line);
  return named.flatMap((address) => {
    const item = lineageItem(graph, address);
    return item === undefined ? [] : [item];
  });
}

function around(graph: ContractGraph, uri: string, line: number): readonly SymbolAddress[] {
  for (const [contract, record] of (graph.records(uri) ?? []).entries()) {
    const index = record.symbols.findLastIndex(
      ({ firstLine, lastLine }) => firstLine <= line && line <= lastLine,
    );
    const named = namedAround(record, index);
    if (named !== -1) return [{ uri, contract, index: named }];
  }
  return [];
}

/** Undefined for what is neither object nor property, or has no name. */
function lineageItem(graph: ContractGraph, address: SymbolAddress): LineageItem | undefined {
  const record = graph.records(address.uri)?.[address.contract];
  const symbol = symbolOf(graph, address);
  const place = symbol?.namePlace ?? symbol?.idPlace;
  if (record === undefined || symbol === undefined || place === undefined) return undefined;
  const { kind, firstLine, lastLine, deprecated } = symbol;
  if (kind !== 'object' && kind !== 'property') return undefined;
  const name = symbol.name ?? symbol.id ?? '';
  const container = symbolPath(record, symbol.parent);
  return { address, kind, name, container, place, firstLine, lastLine, deprecated };
}

/** What an object or property refers to or is made from. An object answers for its properties, object by object. */
export function upstreamOf(graph: ContractGraph, address: SymbolAddress): readonly LineageStep[] {
  const end = endOf(graph, address);
  return end === undefined ? [] : steps(graph, end, edgesFrom(graph, address.uri), 'from', 'to');
}

/** What refers to an object or property or is made from it, in all files. */
export function downstreamOf(graph: ContractGraph, address: SymbolAddress): readonly LineageStep[] {
  const end = endOf(graph, address);
  if (end === undefined) return [];
  const files = new Set([address.uri, ...graph.referrers(address.uri)]);
  const { name } = symbolOf(graph, { ...address, index: end.object }) ?? {};
  if (name !== undefined) for (const uri of graph.naming(name)) files.add(uri);
  const edges = [...files].flatMap((uri) => edgesFrom(graph, uri));
  return steps(graph, end, edges, 'to', 'from');
}

/** What one end of an edge must be. */
interface End {
  readonly address: SymbolAddress;
  /** Index of the object that it is or belongs to. */
  readonly object: number;
  readonly isObject: boolean;
  readonly twins: ReadonlySet<number>;
}

function endOf(graph: ContractGraph, address: SymbolAddress): End | undefined {
  const kind = symbolOf(graph, address)?.kind;
  if (kind !== 'object' && kind !== 'property') return undefined;
  const object = objectOf(graph, address).index;
  const twins = new Set(twinsOf(graph, address).map(({ index }) => index));
  return { address, object, isObject: kind === 'object', twins };
}

function objectOf(graph: ContractGraph, address: SymbolAddress): SymbolAddress {
  let { index } = address;
  for (;;) {
    const parent = symbolOf(graph, { ...address, index })?.parent ?? -1;
    if (parent < 0) return { ...address, index };
    index = parent;
  }
}

function steps(
  graph: ContractGraph,
  end: End,
  edges: readonly LineageEdge[],
  near: 'from' | 'to',
  far: 'from' | 'to',
): readonly LineageStep[] {
  const found = new Map<string, { readonly item: LineageItem; readonly places: Place[] }>();
  for (const edge of edges) {
    if (!meets(graph, end, edge[near])) continue;
    const other = end.isObject ? objectOf(graph, edge[far]) : edge[far];
    // What an object does within itself is no step from one object to another.
    if (end.isObject && meets(graph, end, other)) continue;
    const key = `${other.uri} ${String(other.contract)} ${String(other.index)}`;
    const known = found.get(key);
    const item = known?.item ?? lineageItem(graph, other);
    if (item === undefined) continue;
    if (known === undefined) found.set(key, { item, places: [edge.place] });
    else known.places.push(edge.place);
  }
  return [...found.values()];
}

function meets(graph: ContractGraph, end: End, at: SymbolAddress): boolean {
  if (at.uri !== end.address.uri || at.contract !== end.address.contract) return false;
  return end.twins.has((end.isObject ? objectOf(graph, at) : at).index);
}
