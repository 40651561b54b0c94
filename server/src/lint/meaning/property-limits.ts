import { resolveAlias } from '../../syntax/yaml/tree.ts';
import { isDeferred } from '../../model/shape.ts';
import type { MapVisit } from '../../model/visit.ts';
import type { SpecVersion } from '../../spec/version.ts';
import { pairsOf } from '../../model/pairs.ts';
import { fieldValue, knownText } from '../field-value.ts';
import { orderOf, type Bounds } from './bounds.ts';

/** What a property says of its values. */
export interface PropertyLimits {
  readonly name: string;
  readonly logicalType: string;
  readonly version: SpecVersion;
  /** Plain values of `logicalTypeOptions`. */
  readonly options: ReadonlyMap<string, string | number | boolean>;
}

/** Undefined when the property has no logical type that is known. */
export function limitsOf(property: MapVisit): PropertyLimits | undefined {
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
  return {
    name: knownText(property, 'name') ?? 'items',
    logicalType,
    version: property.version,
    options,
  };
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
