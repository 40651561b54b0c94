import { compareVersions, type SpecVersion } from '../version.ts';
import type { TypeFamily } from './type-family.ts';

/**
 * The families in which values of a logical type are kept. Text, whole numbers and JSON are wide on purpose: dates
 * are kept as text or as epochs, flags as 0 and 1 or `Y` and `N`, records as JSON, and nothing is wrong with that.
 */
const kept: Readonly<Record<string, readonly TypeFamily[]>> = {
  string: ['text', 'binary', 'json', 'bits'],
  date: ['date', 'text', 'whole'],
  timestamp: ['timestamp', 'text', 'whole'],
  time: ['time', 'text', 'whole'],
  number: ['decimal', 'float', 'whole'],
  integer: ['whole', 'bits'],
  boolean: ['boolean', 'bits', 'whole', 'text'],
  object: ['record', 'json', 'map', 'text', 'binary'],
  array: ['array', 'json', 'vector', 'text', 'binary'],
  map: ['map', 'json', 'record', 'text', 'binary'],
  vector: ['vector', 'array', 'json', 'text', 'binary'],
};

const closest: Readonly<Record<TypeFamily, string | undefined>> = {
  text: 'string',
  whole: 'integer',
  decimal: 'number',
  float: 'number',
  boolean: 'boolean',
  bits: 'string',
  date: 'date',
  time: 'time',
  timestamp: 'timestamp',
  binary: 'string',
  json: 'object',
  array: 'array',
  record: 'object',
  map: 'map',
  vector: 'vector',
  any: undefined,
};

/** Before the version in which a logical type came, others stood for it. */
const earlier: Readonly<
  Record<string, { readonly until: SpecVersion; readonly types: readonly string[] }>
> = {
  timestamp: { until: '3.1.0', types: ['date'] },
  time: { until: '3.1.0', types: ['string', 'date'] },
  map: { until: '3.2.0', types: ['object'] },
  vector: { until: '3.2.0', types: ['array'] },
};

/** Whether values of a logical type are kept in one of the families; true for a type we do not know. */
export function isKeptIn(
  logicalType: string,
  families: readonly TypeFamily[],
  version: SpecVersion,
): boolean {
  const fitting = Object.hasOwn(kept, logicalType) ? kept[logicalType] : undefined;
  if (fitting === undefined || families.includes('any')) return true;
  return families.some(
    (family) => fitting.includes(family) || typesOf(family, version).includes(logicalType),
  );
}

/** The logical type that says what a family holds, in the words of the version. */
export function logicalTypeOf(family: TypeFamily, version: SpecVersion): string | undefined {
  return typesOf(family, version)[0];
}

function typesOf(family: TypeFamily, version: SpecVersion): readonly string[] {
  const type = closest[family];
  if (type === undefined) return [];
  const before = earlier[type];
  return before !== undefined && compareVersions(version, before.until) < 0 ? before.types : [type];
}
