import type { LineIndex } from '../base/line-index.ts';
import type { StandardId } from '../spec/metamodel.ts';
import { findPair, resolveAlias, type YamlMap, type YamlScalar } from '../syntax/yaml/tree.ts';
import type { BoundDocument } from './bound-document.ts';
import { MAX_SYMBOLS, parentOf, type Declarations, type DeclaredSymbol } from './declarations.ts';
import type { ContractReference, ContractRole, ReferenceField } from './references.ts';
import { identityOf, type Identity } from './identity.ts';
import {
  governedFacts,
  type GovernedDocument,
  type GovernedElement,
} from './governance/governed.ts';
import { flat, placeOf, textOf, type Place } from './place.ts';
import { resolveReference } from './resolve-reference.ts';
import type { ContractSymbol } from './symbols.ts';

/** What ties a contract or data product to others. */
export interface LinkRecord {
  /** A contract, or a product that names contracts. */
  readonly standard: StandardId;
  readonly id: string | undefined;
  readonly idPlace: Place | undefined;
  readonly version: string | undefined;
  /** Those that lead into other files at least, in source order. */
  readonly references: readonly ReferenceRecord[];
}

/**
 * What other files may want to know of one contract or data product. Compact, without trees and without a share in the
 * text, so that the records of a whole workspace fit into memory.
 */
export interface ContractRecord extends LinkRecord, Declarations {
  readonly name: string | undefined;
  readonly namePlace: Place | undefined;
  readonly status: string | undefined;
  /** The beginning of its purpose. */
  readonly description: string;
  readonly firstLine: number;
  readonly lastLine: number;
  readonly symbols: readonly SymbolRecord[];
  readonly governed: GovernedDocument | undefined;
}

export interface SymbolRecord extends DeclaredSymbol {
  readonly namePlace: Place | undefined;
  readonly idPlace: Place | undefined;
  /** What the database calls it, where it says so; another text than a name when it is known only later. */
  readonly physicalName: string | undefined;
  readonly firstLine: number;
  readonly lastLine: number;
  /** Logical and physical type, or type of a server: `string · varchar(36)`. */
  readonly type: string;
  readonly logicalType: string | undefined;
  /** Of objects and properties. */
  readonly governed: GovernedElement | undefined;
  readonly primaryKey: boolean;
  readonly required: boolean;
  readonly deprecated: boolean;
  /** The beginning of it. */
  readonly description: string;
}

export interface ReferenceRecord {
  readonly field: ReferenceField;
  readonly byId: boolean;
  /** Path of the other contract as it is written. */
  readonly file: string | undefined;
  readonly filePlace: Place | undefined;
  readonly segments: readonly SegmentRecord[];
  /** Index of the symbol around it; -1 outside of all. */
  readonly owner: number;
  /** The `from` of a relationship. The places that its `to` names follow it, in the same order. */
  readonly starts: boolean;
  /** The version of the contract that is named, where one is asked for. */
  readonly version: string | undefined;
  readonly versionPlace: Place | undefined;
  /** Of contracts that a product names. */
  readonly role?: ContractRole;
}

export interface SegmentRecord {
  readonly text: string;
  readonly place: Place;
  /** Index in `symbols` of the same contract; -1 when it leads nowhere or into another file. */
  readonly target: number;
}

const DESCRIPTION = 160;

/** Makes the record of a bound document. Symbols and references keep their order. */
export function contractRecord(bound: BoundDocument, lines: LineIndex): ContractRecord {
  const all = bound.symbols.all.slice(0, MAX_SYMBOLS);
  const indexes = new Map(all.map((symbol, index) => [symbol, index]));
  const indexOf = (symbol: ContractSymbol | undefined): number =>
    symbol === undefined ? -1 : (indexes.get(symbol) ?? -1);
  const { start, end } = bound.document;
  const identity = identityOf(bound);
  const { map, name } = identity;
  const nameNode = map && scalarOf(map, name);
  const [root] = bound.symbols.maps;
  return {
    ...identityRecord(identity, bound.contract.spec.metamodel.id, lines),
    partial: bound.guessed || all.length < bound.symbols.all.length,
    name: optionalText(nameNode),
    namePlace: nameNode && placeOf(nameNode, lines),
    status: map && optionalText(scalarOf(map, 'status')),
    description: shorten(purposeOf(bound)),
    firstLine: lines.positionAt(start).line,
    lastLine: lines.positionAt(end).line,
    symbols: all.map((symbol) => symbolRecord(symbol, indexOf, lines)),
    references: bound.references.map((one) => referenceRecord(one, bound, indexOf, lines)),
    // The outline has no lists.
    governed: root && governedFacts(root.node, lines),
  };
}

/** What others name a document by. */
export function identityRecord(
  { map, id, version }: Identity,
  standard: StandardId,
  lines: LineIndex,
): Omit<LinkRecord, 'references'> {
  const idNode = map && scalarOf(map, id);
  return {
    standard,
    id: optionalText(idNode),
    idPlace: idNode && placeOf(idNode, lines),
    version: map && optionalText(scalarOf(map, version)),
  };
}

function purposeOf({ symbols }: BoundDocument): string {
  const [root] = symbols.maps;
  const map = root && resolveAlias(findPair(root.node, 'description')?.value);
  return map?.kind === 'map' ? (optionalText(scalarOf(map, 'purpose')) ?? '') : '';
}

function symbolRecord(
  symbol: ContractSymbol,
  indexOf: (symbol: ContractSymbol | undefined) => number,
  lines: LineIndex,
): SymbolRecord {
  const { node } = symbol.visit;
  const types = ['logicalType', 'physicalType', 'type'].flatMap((field) => {
    const text = optionalText(scalarOf(node, field));
    return text === undefined ? [] : [text];
  });
  return {
    kind: symbol.kind,
    name: symbol.name === undefined || symbol.anonymous ? undefined : flat(symbol.name),
    namePlace: symbol.anonymous ? undefined : symbol.nameNode && placeOf(symbol.nameNode, lines),
    id: symbol.id === undefined ? undefined : flat(symbol.id),
    idPlace: symbol.idNode && placeOf(symbol.idNode, lines),
    physicalName: optionalText(scalarOf(node, 'physicalName')),
    parent: indexOf(parentOf(symbol)),
    firstLine: lines.positionAt(node.start).line,
    lastLine: lines.positionAt(node.end).line,
    type: types.join(' · '),
    logicalType: optionalText(scalarOf(node, 'logicalType')),
    governed: isGoverned(symbol) ? governedFacts(node, lines) : undefined,
    primaryKey: scalarOf(node, 'primaryKey')?.value === true,
    required: scalarOf(node, 'required')?.value === true,
    deprecated: scalarOf(node, 'deprecated')?.value === true,
    description: shorten(optionalText(scalarOf(node, 'description')) ?? ''),
  };
}

function isGoverned({ kind }: ContractSymbol): boolean {
  return kind === 'object' || kind === 'property';
}

/** `indexOf` gives the place of a symbol in the record of its contract. */
export function referenceRecord(
  reference: ContractReference,
  bound: BoundDocument,
  indexOf: (symbol: ContractSymbol | undefined) => number,
  lines: LineIndex,
): ReferenceRecord {
  const steps = resolveReference(reference, bound.symbols);
  const { file, scope } = reference;
  const version = scope.kind === 'contracts' ? scope.version : undefined;
  const role = scope.kind === 'contracts' ? scope.role : undefined;
  return {
    field: reference.field,
    byId: reference.notation === 'qualified',
    file: file && flat(file.text),
    filePlace: file && placeOf(file.range, lines),
    segments: reference.segments.map(({ text, range }, index) => ({
      text: flat(text),
      place: placeOf(range, lines),
      target: indexOf(steps[index]),
    })),
    owner: indexOf(reference.owner),
    starts: reference.starts,
    version: optionalText(version),
    versionPlace: version && placeOf(version, lines),
    ...(role && { role }),
  };
}

function scalarOf(map: YamlMap, field: string): YamlScalar | undefined {
  const value = resolveAlias(findPair(map, field)?.value);
  return value?.kind === 'scalar' && value.value !== null ? value : undefined;
}

function optionalText(scalar: YamlScalar | undefined): string | undefined {
  return scalar === undefined ? undefined : textOf(scalar);
}

function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return flat(line.length <= DESCRIPTION ? line : `${line.slice(0, DESCRIPTION - 1).trimEnd()}…`);
}
