import type { Range } from '../base/range.ts';
import { PairsByName } from '../model/pairs.ts';
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

/** A map whose fields are looked up by name: a visited one, or an entry of one of its lists. */
export type FieldHolder = Pick<MapVisit, 'node' | 'byName' | 'via'>;

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

/** A field with a single value. */
export interface ScalarValue extends FieldValue<YamlScalar> {
  /** What it will be is known only later: nothing can be said of it. */
  readonly deferred: boolean;
}

/** The value of a field; undefined when the field is absent or empty. */
export function fieldValue(map: FieldHolder, name: string): FieldValue | undefined {
  const found = map.byName.get(name);
  const node = resolveAlias(found?.pair.value);
  if (found === undefined || node === undefined) return undefined;
  const { pair } = found;
  const around = map.via ?? found.via;
  const via = around ?? (pair.value?.kind === 'alias' ? pair.value : undefined);
  return {
    node,
    pair,
    at: reportAt({ via }, node),
    keyAt: reportAt({ via: around }, pair.key),
    via,
  };
}

/** The field, when its value is a single one that is not null. */
export function scalarValue(map: FieldHolder, name: string): ScalarValue | undefined {
  const found = fieldValue(map, name);
  if (found?.node.kind !== 'scalar') return undefined;
  const { node } = found;
  const deferred = isDeferred(node);
  return node.value === null && !deferred ? undefined : { ...found, node, deferred };
}

/** The same for a value that is known before the contract is used: no template, no variable. */
export function knownScalar(map: FieldHolder, name: string): ScalarValue | undefined {
  const found = scalarValue(map, name);
  return found?.deferred === false ? found : undefined;
}

/** The text of a field; undefined when it is absent, empty, no text, or known only later. */
export function knownText(map: FieldHolder, name: string): string | undefined {
  const value = knownScalar(map, name)?.node.value;
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Whether a flag is set; undefined when its value is known only later, or is no flag. */
export function knownFlag(map: FieldHolder, name: string): boolean | undefined {
  const found = scalarValue(map, name);
  if (found === undefined) return false;
  return typeof found.node.value === 'boolean' ? found.node.value : undefined;
}

/** The maps in the list that a field holds, aliases and merge keys followed. */
export function entriesOf(map: FieldHolder, name: string): readonly FieldHolder[] {
  const list = fieldValue(map, name);
  if (list?.node.kind !== 'sequence') return [];
  return list.node.items.flatMap(({ value }) => {
    const node = resolveAlias(value);
    if (node?.kind !== 'map') return [];
    const via = list.via ?? (value?.kind === 'alias' ? value : undefined);
    return [{ node, byName: new PairsByName(node), via }];
  });
}

/** Whether a field is written at all, empty or not. */
export function isWritten(map: FieldHolder, name: string): boolean {
  return map.byName.has(name);
}

const PROPERTY_TYPES: ReadonlySet<string> = new Set(['Property', 'ItemProperty']);

/** Whether the map describes a property: of an object, of an array's items, of a map. */
export function isProperty({ type }: MapVisit): boolean {
  return PROPERTY_TYPES.has(type.name);
}
