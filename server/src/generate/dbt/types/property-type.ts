import type { PropertyContent } from '../../../model/content/contract-content.ts';
import type { ColumnType, IntegerBits, VectorElement } from './column-type.ts';
import { physicalColumnType } from './physical-type.ts';

/**
 * The type that a property promises: its physical type where that is a common one, else what the logical type and its
 * options say. Undefined where it says neither.
 */
export function columnType(property: PropertyContent): ColumnType | undefined {
  const { logicalType, options, physicalType } = property;
  const physical = physicalType === undefined ? undefined : physicalColumnType(physicalType);
  const nested = nestedType(property);
  // A bare `ARRAY` says less than the items of the contract.
  if (nested !== undefined) return physical?.kind === 'json' ? physical : nested;
  if (physical?.kind === 'time' || physical?.kind === 'timestamp') {
    return { ...physical, zoned: physical.zoned || options.timezone === true };
  }
  if (physical !== undefined) return physical;
  switch (logicalType) {
    case 'string':
      return { kind: options.format === 'binary' ? 'binary' : 'string' };
    case 'integer':
      return integerOf(options.format);
    case 'number':
      if (options.format === 'f32') return { kind: 'float', bits: 32 };
      return options.format === 'f64' ? { kind: 'float', bits: 64 } : { kind: 'number' };
    case 'boolean':
    case 'date':
      return { kind: logicalType };
    case 'time':
    case 'timestamp':
      return { kind: logicalType, zoned: options.timezone === true };
    default:
      return undefined;
  }
}

const JSON_TYPE: ColumnType = { kind: 'json' };

function nestedType(property: PropertyContent): ColumnType | undefined {
  const { logicalType, items, map, properties, options } = property;
  switch (logicalType) {
    case 'object':
      if (properties.length === 0) return JSON_TYPE;
      return {
        kind: 'object',
        fields: properties.map((one) => ({
          name: one.physicalName ?? one.name,
          type: columnType(one) ?? JSON_TYPE,
        })),
      };
    case 'array': {
      const item = items === undefined ? undefined : columnType(items);
      return item === undefined ? JSON_TYPE : { kind: 'array', item };
    }
    case 'map': {
      if (map === undefined) return JSON_TYPE;
      const [key, value] = [columnType(map.key), columnType(map.value)];
      return { kind: 'map', key: key ?? { kind: 'string' }, value: value ?? JSON_TYPE };
    }
    case 'vector':
      return vectorOf(options);
    default:
      return undefined;
  }
}

function integerOf(format: unknown): ColumnType {
  const match = /^([iu])(8|16|32|64|128)$/.exec(typeof format === 'string' ? format : 'i64');
  const bits = Number(match?.[2] ?? 64) as IntegerBits;
  return { kind: 'integer', bits, unsigned: match?.[1] === 'u' };
}

/** Half floats are kept as floats: no database has them. */
const elements: Readonly<Record<string, VectorElement>> = {
  float16: 'float32',
  bfloat16: 'float32',
  float32: 'float32',
  float64: 'float64',
  int8: 'int8',
  uint8: 'uint8',
  binary: 'binary',
};

function vectorOf({ dimensions, elementType }: PropertyContent['options']): ColumnType {
  const element = typeof elementType === 'string' ? elementType : 'float32';
  const count = typeof dimensions === 'number' && dimensions >= 1 ? Math.floor(dimensions) : 0;
  const known = Object.hasOwn(elements, element) ? elements[element] : undefined;
  if (count === 0) return { kind: 'array', item: { kind: 'float', bits: 32 } };
  return { kind: 'vector', dimensions: count, element: known ?? 'float32' };
}
