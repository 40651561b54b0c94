import { findPair, resolveAlias } from '../../syntax/yaml/tree.ts';
import { isDeferred } from '../../model/shape.ts';
import type { SpecVersion } from '../../spec/version.ts';
import { PairsByName, pairsOf } from '../../model/pairs.ts';
import { entriesOf, fieldValue, knownText, type FieldHolder } from '../field-value.ts';
import { orderOf, type Bounds } from './bounds.ts';
import { enumValuesOf } from './enum-values.ts';

/** What a property says of its values. */
export interface PropertyLimits {
  readonly logicalType: string;
  readonly version: SpecVersion;
  /** Plain values of `logicalTypeOptions`. */
  readonly options: ReadonlyMap<string, string | number | boolean>;
  /** The values of `enum` as text; undefined where they are not all known. */
  readonly listed: ReadonlySet<string> | undefined;
  /** What it says of the values inside; asked only for values that have some. */
  readonly inside: () => InnerLimits;
}

/** What a property says of the values inside its own. Properties without a logical type say nothing. */
export interface InnerLimits {
  readonly items: PropertyLimits | undefined;
  /** Of a map. */
  readonly values: PropertyLimits | undefined;
  readonly fields: ReadonlyMap<string, PropertyLimits>;
  /** Fields that every record has, each by the names that it may have in the data. */
  readonly required: readonly (readonly [name: string, ...others: string[]])[];
}

/** Undefined when the property has no logical type that is known. */
export function limitsOf(property: FieldHolder, version: SpecVersion): PropertyLimits | undefined {
  const logicalType = knownText(property, 'logicalType');
  if (logicalType === undefined) return undefined;
  const map = fieldValue(property, 'logicalTypeOptions')?.node;
  const options = new Map<string, string | number | boolean>();
  for (const { pair } of map?.kind === 'map' ? pairsOf(map) : []) {
    const node = resolveAlias(pair.value);
    if (node?.kind !== 'scalar' || node.value === null || isDeferred(node)) continue;
    const value = typeof node.value === 'bigint' ? Number(node.value) : node.value;
    options.set(String(pair.key.value), value);
  }
  const { nodes, complete } = enumValuesOf(property);
  let inside: InnerLimits | undefined;
  return {
    logicalType,
    version,
    options,
    listed: complete ? new Set(nodes.map(({ value }) => String(value))) : undefined,
    inside: () => (inside ??= innerLimits(property, version)),
  };
}

function innerLimits(property: FieldHolder, version: SpecVersion): InnerLimits {
  const below = (field: string, of = property): FieldHolder | undefined => {
    const node = fieldValue(of, field)?.node;
    return node?.kind === 'map'
      ? { node, byName: new PairsByName(node), via: undefined }
      : undefined;
  };
  const limits = (one: FieldHolder | undefined): PropertyLimits | undefined =>
    one && limitsOf(one, version);
  const map = below('map');
  const physical = new Map<string, string>();
  const fields = new Map<string, PropertyLimits>();
  for (const one of entriesOf(property, 'properties')) {
    const name = knownText(one, 'name');
    const known = name === undefined ? undefined : limits(one);
    if (name === undefined) continue;
    if (known !== undefined) fields.set(name, known);
    const other = knownText(one, 'physicalName');
    if (other !== undefined) physical.set(name, other);
  }
  return {
    items: limits(below('items')),
    values: map && limits(below('value', map)),
    fields,
    required: requiredNames(property).map((name) => {
      const other = physical.get(name);
      return other === undefined ? [name] : [name, other];
    }),
  };
}

function requiredNames(property: FieldHolder): readonly string[] {
  const options = fieldValue(property, 'logicalTypeOptions')?.node;
  const list = options?.kind === 'map' ? findPair(options, 'required')?.value : undefined;
  const node = resolveAlias(list);
  if (node?.kind !== 'sequence') return [];
  return node.items.flatMap((item) => {
    const name = resolveAlias(item.value);
    return name?.kind === 'scalar' && typeof name.value === 'string' && !isDeferred(name)
      ? [name.value]
      : [];
  });
}

/** The lowest and highest values of the options, in the meaning of either version. */
export function boundsOf({ options }: Pick<PropertyLimits, 'options'>): Bounds {
  return { low: bound(options, 'minimum', 1), high: bound(options, 'maximum', -1) };
}

function bound(
  options: PropertyLimits['options'],
  field: 'minimum' | 'maximum',
  sign: 1 | -1,
): Bounds['low'] {
  const name = field === 'minimum' ? 'exclusiveMinimum' : 'exclusiveMaximum';
  const plain = options.get(field);
  const other = options.get(name);
  // Before version 3.1.0 a flag beside the bound.
  if (typeof plain !== 'boolean' && plain !== undefined) {
    if (other === undefined || typeof other === 'boolean')
      return { field, value: plain, exclusive: other === true };
    const order = orderOf(other, plain);
    if (order === undefined || order * sign < 0) return { field, value: plain, exclusive: false };
  }
  if (other === undefined || typeof other === 'boolean') return undefined;
  return { field: name, value: other, exclusive: true };
}
