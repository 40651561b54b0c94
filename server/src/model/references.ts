import type { Range } from '../base/range.ts';
import type { YamlMap, YamlNode, YamlScalar } from '../syntax/yaml/tree.ts';
import { resolveAlias } from '../syntax/yaml/tree.ts';
import { parseElementPath, type ElementPath, type PathSegment } from './element-path.ts';
import { partsOf } from './scalar-offsets.ts';
import { placeholdersIn } from './sql-placeholders.ts';
import { propertiesOf, type ContractSymbol, type ContractSymbols } from './symbols.ts';
import type { MapVisit } from './visit.ts';

/** The kinds of fields that name something which is declared elsewhere. */
export type ReferenceField =
  | 'relationship'
  | 'element'
  | 'argument'
  | 'option'
  | 'encrypted-name'
  | 'replaced-by'
  | 'source-object'
  | 'placeholder'
  | 'contract'
  | 'contract-file';

/** One name or id of a reference. `start` and `end` count in the value of the scalar, `range` in the file. */
export interface ReferenceSegment extends PathSegment {
  readonly range: Range;
}

/** A place that names a declared thing. */
export interface ContractReference {
  readonly field: ReferenceField;
  readonly node: YamlScalar;
  /** Whether the segments are named by name (`shorthand`) or by id (`qualified`). */
  readonly notation: ElementPath['notation'];
  readonly segments: readonly ReferenceSegment[];
  /** The other contract, by its path; the segments are then declared there. */
  readonly file: ReferenceSegment | undefined;
  /** The innermost declared thing around. */
  readonly owner: ContractSymbol | undefined;
  readonly scope: ReferenceScope;
  /** The `from` of a relationship: where it starts, not what it leads to. */
  readonly starts: boolean;
}

/** Where the first segment is looked up. */
export type ReferenceScope =
  /** Objects of the contract, then what is directly in `home`. */
  | { readonly kind: 'elements'; readonly home: ContractSymbol | undefined }
  /** The first list that has the name. */
  | { readonly kind: 'among'; readonly lists: readonly (readonly ContractSymbol[])[] }
  /** The place stands for this one, whatever it is called. */
  | { readonly kind: 'fixed'; readonly symbol: ContractSymbol }
  /** The contracts of the workspace, by id. `version` is the one that is named beside it. */
  | {
      readonly kind: 'contracts';
      readonly version: YamlScalar | undefined;
      readonly role?: ContractRole;
    };

/** What a contract is to the product that names it; what an output needs stands behind that output. */
export type ContractRole = 'input' | 'output' | 'needed';

/** All references of a document, in source order of the maps that hold them. `text` is the file's. */
export function collectReferences(symbols: ContractSymbols, text: string): ContractReference[] {
  const collector = new Collector(symbols, text);
  // What an alias repeats is written, and therefore renamed, only once.
  const seen = new Set<YamlMap>();
  for (const map of symbols.maps) {
    if (seen.has(map.node)) continue;
    seen.add(map.node);
    collector.collect(map);
  }
  return collector.found;
}

/** Whether a product names a contract of the retired specification, which has ids of its own. */
function isRetired(map: MapVisit): boolean {
  const type = resolveAlias(map.byName.get('type')?.pair.value);
  return type?.kind === 'scalar' && type.value === 'DCS';
}

class Collector {
  readonly found: ContractReference[] = [];
  readonly #symbols: ContractSymbols;
  readonly #text: string;
  readonly #byVisit: ReadonlyMap<MapVisit, ContractSymbol>;

  constructor(symbols: ContractSymbols, text: string) {
    this.#symbols = symbols;
    this.#text = text;
    this.#byVisit = new Map(symbols.all.map((symbol) => [symbol.visit, symbol]));
  }

  collect(map: MapVisit): void {
    const { objects, members } = this.#symbols;
    const only = objects.length === 1 ? objects[0] : undefined;
    switch (map.type.name) {
      case 'Contract':
        this.#paths(map, 'slaDefaultElement', 'element', only);
        break;
      case 'SlaProperty':
        this.#paths(map, 'element', 'element', only);
        break;
      case 'SchemaRelationship':
        this.#paths(map, 'from', 'relationship', this.#around(map, isObject), true);
        this.#paths(map, 'to', 'relationship', undefined);
        break;
      case 'PropertyRelationship':
        this.#paths(map, 'to', 'relationship', undefined);
        break;
      case 'TeamMember':
        this.#names(map, 'replacedByUsername', 'replaced-by', [members]);
        break;
      case 'Property':
      case 'ItemProperty':
        this.#property(map);
        break;
      case 'ObjectOptions':
        this.#required(map);
        break;
      case 'Quality':
        this.#quality(map);
        break;
      case 'InputPort':
        this.#contract(map, 'contractId', 'version', 'input');
        break;
      case 'OutputPort':
        this.#contract(map, 'contractId', 'version', 'output');
        break;
      case 'InputContract':
        this.#contract(map, 'id', 'version', 'needed');
        break;
      case 'ProductContract':
        if (!isRetired(map)) this.#contract(map, 'id', undefined);
        this.#file(map, '$ref');
        this.#file(map, 'contractURL');
        break;
    }
  }

  #property(map: MapVisit): void {
    if (map.byName.has('encryptedName')) {
      const object = this.#around(map, isObject);
      const parent = this.#byVisit.get(map)?.parent;
      const lists = [parent, object].map((one) => (one === undefined ? [] : propertiesOf(one)));
      this.#names(map, 'encryptedName', 'encrypted-name', lists);
    }
    this.#paths(map, 'transformSourceObjects', 'source-object', undefined);
  }

  #required(map: MapVisit): void {
    const owner = this.#around(map, () => true);
    if (owner !== undefined) this.#names(map, 'required', 'option', [propertiesOf(owner)]);
  }

  #quality(map: MapVisit): void {
    const object = this.#around(map, isObject);
    const property = this.#around(map, ({ kind }) => kind === 'property');
    const given = resolveAlias(map.byName.get('arguments')?.pair.value);
    if (given?.kind === 'map') {
      const lists = [property, object].map((one) => (one === undefined ? [] : propertiesOf(one)));
      for (const pair of given.pairs) {
        if (pair.key.value !== 'properties') continue;
        for (const node of scalars(pair.value)) this.#name(map, node, 'argument', lists);
      }
    }
    const query = map.byName.get('query')?.pair.value;
    if (query?.kind !== 'scalar' || query.style === 'template') return;
    const written = this.#text.slice(query.start, query.end);
    for (const { start, end, written: text, meaning } of placeholdersIn(written)) {
      const symbol = meaning === 'object' ? object : property;
      if (symbol === undefined) continue;
      const range = { start: query.start + start, end: query.start + end };
      const segment = { text, start: 0, end: 0, range };
      this.#add(map, query, 'placeholder', {
        segments: [segment],
        scope: { kind: 'fixed', symbol },
      });
    }
  }

  /** Values that are paths, several of them in a list or separated by commas. */
  #paths(
    map: MapVisit,
    key: string,
    field: ReferenceField,
    home: ContractSymbol | undefined,
    starts = false,
  ): void {
    for (const node of scalars(map.byName.get(key)?.pair.value)) {
      const value = String(node.value);
      const parts = field === 'element' ? value.matchAll(/[^,]+/g) : value.matchAll(/^.+$/gs);
      for (const part of parts) {
        const written = part[0].trim();
        const path = parseElementPath(written);
        if (path === undefined) continue;
        const by = part.index + part[0].indexOf(written);
        const place = (segment: PathSegment): ReferenceSegment => this.#segment(node, segment, by);
        this.#add(map, node, field, {
          notation: path.notation,
          segments: path.segments.map(place),
          file: path.file && place(path.file),
          scope: { kind: 'elements', home },
          starts,
        });
      }
    }
  }

  /** Values that are single names, dots and all. */
  #names(
    map: MapVisit,
    key: string,
    field: ReferenceField,
    lists: readonly (readonly ContractSymbol[])[],
  ): void {
    for (const node of scalars(map.byName.get(key)?.pair.value))
      this.#name(map, node, field, lists);
  }

  #name(
    map: MapVisit,
    node: YamlScalar,
    field: ReferenceField,
    lists: readonly (readonly ContractSymbol[])[],
  ): void {
    const text = String(node.value);
    const segment = this.#segment(node, { text, start: 0, end: text.length }, 0);
    this.#add(map, node, field, { segments: [segment], scope: { kind: 'among', lists } });
  }

  /** The id of a contract, and the version that is asked of it, where there is a field for it. */
  #contract(map: MapVisit, key: string, versionKey: string | undefined, role?: ContractRole): void {
    const [version] =
      versionKey === undefined ? [] : scalars(map.byName.get(versionKey)?.pair.value);
    for (const node of scalars(map.byName.get(key)?.pair.value)) {
      const text = String(node.value);
      const segment = this.#segment(node, { text, start: 0, end: text.length }, 0);
      this.#add(map, node, 'contract', {
        notation: 'qualified',
        segments: [segment],
        scope: { kind: 'contracts', version, ...(role && { role }) },
      });
    }
  }

  /** The path of a file, as far as a `#`; addresses and places of this file are none. */
  #file(map: MapVisit, key: string): void {
    for (const node of scalars(map.byName.get(key)?.pair.value)) {
      const [text = ''] = String(node.value).split('#');
      if (text === '' || /^[a-z][\w+.-]*:/i.test(text)) continue;
      this.#add(map, node, 'contract-file', {
        segments: [],
        file: this.#segment(node, { text, start: 0, end: text.length }, 0),
        scope: { kind: 'contracts', version: undefined },
      });
    }
  }

  #segment(node: YamlScalar, segment: PathSegment, by: number): ReferenceSegment {
    const start = segment.start + by;
    const end = segment.end + by;
    const place = partsOf(node, this.#text)?.(start, end);
    const range = place ?? { start: node.start, end: node.end };
    return { text: segment.text, start, end, range };
  }

  #add(
    map: MapVisit,
    node: YamlScalar,
    field: ReferenceField,
    rest: Pick<ContractReference, 'segments' | 'scope'> &
      Partial<Pick<ContractReference, 'notation' | 'file' | 'starts'>>,
  ): void {
    const owner = this.#around(map, () => true);
    const usual = { notation: 'shorthand', file: undefined, starts: false } as const;
    this.found.push({ ...usual, field, node, owner, ...rest });
  }

  /** The innermost declared thing that a map is or stands in. */
  #around(map: MapVisit, wanted: (symbol: ContractSymbol) => boolean): ContractSymbol | undefined {
    for (let at: MapVisit | undefined = map; at !== undefined; at = at.parent) {
      const symbol = this.#byVisit.get(at);
      if (symbol !== undefined && wanted(symbol)) return symbol;
    }
    return undefined;
  }
}

function isObject({ kind }: ContractSymbol): boolean {
  return kind === 'object';
}

/** The plain values written for a field: itself, or the items of its list. What is unknown until run time names nothing. */
function scalars(node: YamlNode | undefined): YamlScalar[] {
  if (node?.kind === 'sequence') return node.items.flatMap(({ value }) => scalars(value));
  if (node?.kind !== 'scalar' || node.style === 'template') return [];
  return node.value === null || node.value === '' ? [] : [node];
}
