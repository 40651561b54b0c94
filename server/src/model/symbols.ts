import { findPair, type YamlMap, type YamlNode, type YamlScalar } from '../syntax/yaml/tree.ts';
import type { Contract } from './contract.ts';
import type { MapVisit } from './visit.ts';
import { mapVisit } from './map-visit.ts';
import { walkValue } from './walk.ts';

/** What a contract declares and other places may name. */
export type SymbolKind = 'object' | 'property' | 'server' | 'quality' | 'role' | 'member';

/** Types of the metamodel whose maps declare something. Entries of lists and maps without a name of their own count as well. */
const DECLARING: Readonly<Record<string, SymbolKind>> = {
  SchemaObject: 'object',
  Property: 'property',
  ItemProperty: 'property',
  Server: 'server',
  Quality: 'quality',
  Role: 'role',
  TeamMember: 'member',
};

/** A declared thing. Offsets count from the start of the file. */
export interface ContractSymbol {
  readonly kind: SymbolKind;
  /** By the field that names such things; undefined when it is absent, empty or not plain text. */
  readonly name: string | undefined;
  readonly nameNode: YamlScalar | undefined;
  readonly id: string | undefined;
  readonly idNode: YamlScalar | undefined;
  /** Nameless `items` of an array, key or value of a map: what is below counts as below the array or map. */
  readonly anonymous: boolean;
  readonly visit: MapVisit;
  readonly parent: ContractSymbol | undefined;
  readonly children: readonly ContractSymbol[];
}

/** Everything that one document declares. */
export interface ContractSymbols {
  /** In source order; nested ones come behind the one that holds them. */
  readonly all: readonly ContractSymbol[];
  readonly objects: readonly ContractSymbol[];
  readonly servers: readonly ContractSymbol[];
  readonly roles: readonly ContractSymbol[];
  readonly members: readonly ContractSymbol[];
  /** Every map of the document with its type, in source order. */
  readonly maps: readonly MapVisit[];
}

/** Collects the symbols of a document from its tree in file offsets. */
export function collectSymbols(tree: YamlNode | undefined, contract: Contract): ContractSymbols {
  const maps: MapVisit[] = [];
  const all: ContractSymbol[] = [];
  const byVisit = new Map<MapVisit, MutableSymbol>();
  if (tree?.kind === 'map') {
    const visit = (map: MapVisit): void => {
      maps.push(map);
      const kind = DECLARING[map.type.name];
      if (kind === undefined) return;
      const parent = nearest(map.parent, byVisit);
      const symbol = symbolOf(kind, map, parent);
      byVisit.set(map, symbol);
      parent?.children.push(symbol);
      all.push(symbol);
    };
    walkDocument(tree, contract, visit);
  }
  const of = (kind: SymbolKind): ContractSymbol[] => all.filter((one) => one.kind === kind);
  return {
    all,
    objects: of('object'),
    servers: of('server'),
    roles: of('role'),
    members: of('member'),
    maps,
  };
}

type MutableSymbol = Omit<ContractSymbol, 'children'> & { readonly children: ContractSymbol[] };

function walkDocument(
  tree: YamlMap,
  { spec, version }: Contract,
  visit: (map: MapVisit) => void,
): void {
  const at = { slot: undefined, parent: undefined, version, via: undefined };
  const root = mapVisit(spec, tree, spec.metamodel.root, at);
  visit(root);
  for (const { pair } of root.pairs) {
    const name = String(pair.key.value);
    const field = root.table.fields.get(name);
    if (field === undefined) continue;
    const slot = { name, field, pair, item: undefined };
    walkValue(spec, version, pair.value, spec.value(field, version), slot, { map: visit });
  }
}

function nearest(
  map: MapVisit | undefined,
  byVisit: ReadonlyMap<MapVisit, MutableSymbol>,
): MutableSymbol | undefined {
  for (let at = map; at !== undefined; at = at.parent) {
    const symbol = byVisit.get(at);
    if (symbol !== undefined) return symbol;
  }
  return undefined;
}

function symbolOf(
  kind: SymbolKind,
  visit: MapVisit,
  parent: ContractSymbol | undefined,
): MutableSymbol {
  const nameNode = textOf(visit.node, visit.type.nameField);
  const idNode = textOf(visit.node, 'id');
  return {
    kind,
    name: nameNode === undefined ? undefined : String(nameNode.value),
    nameNode,
    id: idNode === undefined ? undefined : String(idNode.value),
    idNode,
    anonymous: visit.type.name === 'ItemProperty',
    visit,
    parent,
    children: [],
  };
}

function textOf(map: YamlMap, field: string | undefined): YamlScalar | undefined {
  const value = field === undefined ? undefined : findPair(map, field)?.value;
  if (value?.kind !== 'scalar' || value.style === 'template') return undefined;
  return value.value === null || value.value === '' ? undefined : value;
}

/** The properties directly below an object or property; those of `items` and map values count as direct. */
export function propertiesOf(symbol: ContractSymbol): readonly ContractSymbol[] {
  let found = properties.get(symbol);
  if (found === undefined) {
    found = symbol.children.flatMap((child) => {
      if (child.kind !== 'property') return [];
      return child.anonymous ? propertiesOf(child) : [child];
    });
    properties.set(symbol, found);
  }
  return found;
}

/** Kept, so that every reference looks into the same list. */
const properties = new WeakMap<ContractSymbol, readonly ContractSymbol[]>();
