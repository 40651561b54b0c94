import type { Range } from '../base/range.ts';
import { isDeferred } from '../model/shape.ts';
import type { MapVisit } from '../model/visit.ts';
import {
  resolveAlias,
  type YamlMap,
  type YamlNode,
  type YamlPair,
  type YamlScalar,
  type YamlSequence,
} from '../syntax/yaml/tree.ts';
import { reportAt } from './report-at.ts';

/** What is written under a key of a map, aliases and merges followed. */
export interface FieldValue<Node extends YamlNode = YamlMap | YamlSequence | YamlScalar> {
  readonly node: Node;
  readonly pair: YamlPair;
  /** Where to report of the value, and of its key: the alias or merge key where the thing itself stands elsewhere. */
  readonly at: Range;
  readonly keyAt: Range;
  /** The alias or merge key, if any. */
  readonly via: Range | undefined;
}

/** The value of a field; undefined when the field is absent or empty. */
export function fieldValue(visit: MapVisit, name: string): FieldValue | undefined {
  const found = visit.byName.get(name);
  const node = resolveAlias(found?.pair.value);
  if (found === undefined || node === undefined) return undefined;
  const { pair } = found;
  const around = visit.via ?? found.via;
  const via = around ?? (pair.value?.kind === 'alias' ? pair.value : undefined);
  return {
    node,
    pair,
    at: reportAt({ via }, node),
    keyAt: reportAt({ via: around }, pair.key),
    via,
  };
}

/** The same for a plain value that is known before the contract is used: no template, no variable, not null. */
export function knownScalar(visit: MapVisit, name: string): FieldValue<YamlScalar> | undefined {
  const found = fieldValue(visit, name);
  if (found?.node.kind !== 'scalar' || found.node.value === null) return undefined;
  return isDeferred(found.node) ? undefined : { ...found, node: found.node };
}

/** The text of a field that holds known text. */
export function knownText(visit: MapVisit, name: string): string | undefined {
  const value = knownScalar(visit, name)?.node.value;
  return typeof value === 'string' ? value : undefined;
}

/** Whether a field is written at all, empty or not. */
export function isWritten(visit: MapVisit, name: string): boolean {
  return visit.byName.has(name);
}

const PROPERTY_TYPES: ReadonlySet<string> = new Set(['Property', 'ItemProperty']);

/** Whether the map describes a property: of an object, of an array's items, of a map. */
export function isProperty({ type }: MapVisit): boolean {
  return PROPERTY_TYPES.has(type.name);
}
