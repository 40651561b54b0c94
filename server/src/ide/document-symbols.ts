import type { Range } from '../base/range.ts';
import { shapeOf } from './typed-path.ts';
import { fieldNamed } from '../model/field-named.ts';
import { pairsOf } from '../model/pairs.ts';
import { mapVisit } from '../model/map-visit.ts';
import { innerVersion } from '../model/walk.ts';
import type { MapVisit } from '../model/visit.ts';
import type { ValueSpec } from '../spec/metamodel.ts';
import type { SpecIndex } from '../spec/spec-index.ts';
import type { SpecVersion } from '../spec/version.ts';
import {
  findPair,
  type YamlItem,
  type YamlMap,
  type YamlNode,
  type YamlPair,
} from '../syntax/yaml/tree.ts';
import { servedParts, type IdeDocument, type IdePart } from './ide-document.ts';

export type DocumentSymbolKind =
  | 'document'
  | 'section'
  | 'value'
  | 'object'
  | 'property'
  | 'server'
  | 'quality'
  | 'service-level'
  | 'person'
  | 'role'
  | 'channel'
  | 'relationship'
  | 'port'
  | 'item';

/** An entry of the outline. `range` holds `selectionRange` and the ranges of all children. */
export interface DocumentSymbol {
  /** Never empty, one line. Of an `unnamed` thing, the title of its type. */
  readonly name: string;
  readonly unnamed?: true;
  /** Logical type, server type, value ...; one line, may be empty. */
  readonly detail: string;
  readonly kind: DocumentSymbolKind;
  readonly range: Range;
  readonly selectionRange: Range;
  readonly deprecated: boolean;
  readonly children: readonly DocumentSymbol[];
}

/** The types that people look for in an outline; what else is inside a section is left out. */
const KINDS: Readonly<Record<string, DocumentSymbolKind>> = {
  SchemaObject: 'object',
  Property: 'property',
  InputPort: 'port',
  OutputPort: 'port',
  ManagementPort: 'port',
  ItemProperty: 'property',
  MapType: 'property',
  Server: 'server',
  Quality: 'quality',
  SlaProperty: 'service-level',
  TeamMember: 'person',
  Role: 'role',
  SupportChannel: 'channel',
  SchemaRelationship: 'relationship',
  PropertyRelationship: 'relationship',
  ProductDetails: 'section',
  ProductContract: 'section',
  ProductStrategy: 'section',
  Kpi: 'item',
  ServiceLevels: 'section',
  ServiceLevelProfile: 'service-level',
  ServiceLevelDimension: 'item',
  QualityTargets: 'section',
  QualityProfile: 'quality',
  QualityTarget: 'item',
  PricingPlans: 'section',
  PricingPlan: 'item',
  AccessMethods: 'section',
  AccessMethod: 'port',
  PaymentGateways: 'section',
  PaymentGateway: 'item',
  DataHolder: 'person',
  ProductLicense: 'section',
  LayerRule: 'section',
  ColumnRule: 'property',
  PolicyException: 'item',
  ClassificationLevel: 'item',
  DataClass: 'object',
  ClassificationRule: 'quality',
  Treatment: 'item',
  TagRule: 'item',
  ProductPromises: 'service-level',
};

const MAX_NAME = 80;
const MAX_DEPTH = 60;

/** Outline and breadcrumbs: sections, and the named things in them. */
export function documentSymbols(ide: IdeDocument): readonly DocumentSymbol[] {
  const parts = servedParts(ide);
  const several = ide.file.documents.length > 1;
  return parts.flatMap((part) => {
    const sections = sectionsOf(part);
    const root = part.document.tree();
    if (!several || root?.kind !== 'map') return sections;
    const name = textOf(root, 'name') ?? textOf(root, 'id') ?? part.contract.version;
    const [first] = sections;
    const selectionRange = first?.selectionRange ?? { start: root.start, end: root.start };
    return [symbol(name, '', 'document', root, selectionRange, false, sections)];
  });
}

function sectionsOf(part: IdePart): DocumentSymbol[] {
  const root = part.document.tree();
  if (root?.kind !== 'map') return [];
  const { spec, version } = part.contract;
  const visit = mapVisit(spec, root, spec.metamodel.root, {
    slot: undefined,
    parent: undefined,
    version,
    via: undefined,
  });
  return root.pairs.map((pair) => {
    const { expected, inner } = expectedOf(spec, visit, pair);
    const children =
      pair.value === undefined || expected === undefined
        ? []
        : inside(spec, pair.value, expected, inner, 0);
    const scalar = pair.value?.kind === 'scalar' ? oneLine(String(pair.value.value ?? '')) : '';
    const kind = pair.value?.kind === 'scalar' ? 'value' : 'section';
    return symbol(String(pair.key.value), scalar, kind, pair, pair.key, false, children);
  });
}

/** The named things in a value: items of a list, and what hangs below a map that is none itself. */
function inside(
  spec: SpecIndex,
  node: YamlNode,
  expected: ValueSpec,
  version: SpecVersion,
  depth: number,
): DocumentSymbol[] {
  if (depth > MAX_DEPTH) return [];
  const shape = shapeOf(node, expected, version);
  if (node.kind === 'sequence' && shape?.kind === 'list') {
    return node.items.flatMap((item) => itemSymbol(spec, item, shape.of, version, depth));
  }
  if (node.kind !== 'map' || shape?.kind !== 'object') return [];
  return belowMap(spec, bind(spec, node, shape.type, version), depth);
}

function itemSymbol(
  spec: SpecIndex,
  item: YamlItem,
  expected: ValueSpec,
  version: SpecVersion,
  depth: number,
): DocumentSymbol[] {
  const { value } = item;
  const shape = shapeOf(value, expected, version);
  if (value?.kind !== 'map' || shape?.kind !== 'object') return [];
  const kind = KINDS[shape.type];
  if (kind === undefined) return [];
  return [mapSymbol(spec, bind(spec, value, shape.type, version), kind, item, depth, undefined)];
}

/** Only the map's own pairs: merged ones stand elsewhere in the file. */
function belowMap(spec: SpecIndex, visit: MapVisit, depth: number): DocumentSymbol[] {
  return visit.node.pairs.flatMap((pair) => {
    const { expected, inner } = expectedOf(spec, visit, pair);
    if (pair.value === undefined || expected === undefined) return [];
    const shape = shapeOf(pair.value, expected, inner);
    const kind = shape?.kind === 'object' ? KINDS[shape.type] : undefined;
    if (kind !== undefined && shape?.kind === 'object' && pair.value.kind === 'map') {
      return [mapSymbol(spec, bind(spec, pair.value, shape.type, inner), kind, pair, depth, pair)];
    }
    return inside(spec, pair.value, expected, inner, depth + 1);
  });
}

function mapSymbol(
  spec: SpecIndex,
  visit: MapVisit,
  kind: DocumentSymbolKind,
  range: Range,
  depth: number,
  holder: YamlPair | undefined,
): DocumentSymbol {
  const { node, type } = visit;
  const named = type.nameField === undefined ? undefined : findPair(node, type.nameField);
  // A section is known by its key: an id in it may be that of something else.
  const id = kind === 'section' ? undefined : textOf(node, 'id');
  const own = textOf(node, type.nameField) ?? id;
  const name = own ?? (holder === undefined ? type.title : String(holder.key.value));
  const anchor = own === undefined ? holder?.key : named?.value;
  const selectionRange = anchor ?? {
    start: node.start,
    end: Math.max(node.start, node.pairs[0]?.key.end ?? node.start),
  };
  const deprecated = textOf(node, 'deprecated') === 'true';
  const children = depth > MAX_DEPTH ? [] : belowMap(spec, visit, depth + 1);
  const made = symbol(name, detailOf(visit), kind, range, selectionRange, deprecated, children);
  return own === undefined && holder === undefined ? { ...made, unnamed: true } : made;
}

/** What decides about the fields of the thing says most about it: logical type, server type, kind of check. */
function detailOf(visit: MapVisit): string {
  const { node, type } = visit;
  for (const field of [
    'metric',
    type.discriminator?.field,
    'logicalType',
    'physicalType',
    'value',
    'role',
    'access',
    'tool',
    'to',
    'version',
    'class',
    'level',
    'prefix',
    'suffix',
    'latency',
  ]) {
    const text = field === type.nameField ? undefined : textOf(node, field);
    if (text !== undefined) return text;
  }
  return '';
}

function expectedOf(
  spec: SpecIndex,
  visit: MapVisit,
  pair: YamlPair,
): { readonly expected: ValueSpec | undefined; readonly inner: SpecVersion } {
  const field = fieldNamed(visit, String(pair.key.value));
  if (field === undefined) return { expected: undefined, inner: visit.version };
  const inner = innerVersion(field, visit.version);
  return { expected: spec.value(field, inner), inner };
}

function bind(spec: SpecIndex, node: YamlMap, type: string, version: SpecVersion): MapVisit {
  return mapVisit(spec, node, type, {
    slot: undefined,
    parent: undefined,
    version,
    via: undefined,
  });
}

function textOf(map: YamlMap, key: string | undefined): string | undefined {
  if (key === undefined) return undefined;
  const own = findPair(map, key);
  const merged = own === undefined && findPair(map, '<<') !== undefined;
  const pair = merged ? pairsOf(map).find((one) => one.pair.key.value === key)?.pair : own;
  const value = pair?.value;
  if (value?.kind !== 'scalar' || value.value === null) return undefined;
  return oneLine(String(value.value)) || undefined;
}

function oneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > MAX_NAME ? `${line.slice(0, MAX_NAME - 1)}…` : line;
}

/** Keeps the promise about ranges, also where a tree was repaired from broken text. */
function symbol(
  name: string,
  detail: string,
  kind: DocumentSymbolKind,
  range: Range,
  selection: Range,
  deprecated: boolean,
  children: readonly DocumentSymbol[],
): DocumentSymbol {
  const start = Math.min(range.start, ...edges(children, 'start'));
  const end = Math.max(range.end, ...edges(children, 'end'));
  const inside = selection.start >= start && selection.end <= end;
  const selectionRange = inside
    ? { start: selection.start, end: selection.end }
    : { start, end: start };
  return {
    name: oneLine(name) || '-',
    detail,
    kind,
    range: { start, end },
    selectionRange,
    deprecated,
    children,
  };
}

/** Children come in source order, so the first and the last reach furthest. */
function edges(children: readonly DocumentSymbol[], edge: 'start' | 'end'): number[] {
  const child = edge === 'start' ? children[0] : children.at(-1);
  return child === undefined ? [] : [child.range[edge]];
}
