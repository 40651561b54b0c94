import type { LogicalType, ObjectContent, PropertyContent } from './contract-content.ts';
import type { MapReader } from './map-reader.ts';
import { readElement } from './read-element.ts';

/** Properties below properties; the parser allows no deeper text anyway. */
const MAX_DEPTH = 50;

/** Undefined without a name: nothing can be made of it. */
export function readObject(map: MapReader): ObjectContent | undefined {
  const name = map.text('name');
  if (name === undefined) return undefined;
  return {
    ...readElement(map),
    name,
    granularity: map.text('dataGranularityDescription'),
    properties: readProperties(map, 0),
  };
}

function readProperties(map: MapReader, depth: number): readonly PropertyContent[] {
  if (depth > MAX_DEPTH) return [];
  return map
    .maps('properties')
    .filter((one) => one.text('name') !== undefined)
    .map((one) => readProperty(one, depth + 1));
}

function readProperty(map: MapReader, depth: number): PropertyContent {
  const logicalType = map.text('logicalType');
  return {
    ...readElement(map),
    name: map.text('name') ?? '',
    logicalType: isLogicalType(logicalType) ? logicalType : undefined,
    options: map.record('logicalTypeOptions'),
    required: map.flag('required'),
    unique: map.flag('unique'),
    primaryKey: map.flag('primaryKey'),
    primaryKeyPosition: positionOf(map, 'primaryKeyPosition'),
    partitioned: map.flag('partitioned'),
    partitionKeyPosition: positionOf(map, 'partitionKeyPosition'),
    classification: map.text('classification'),
    encryptedName: map.text('encryptedName'),
    criticalDataElement: map.flag('criticalDataElement'),
    semanticType: map.text('semanticType'),
    enum: map.maps('enum').map((one) => ({
      value: one.scalar('value') ?? null,
      label: one.text('label'),
      description: one.text('description'),
    })),
    transformSourceObjects: map.texts('transformSourceObjects'),
    transformLogic: map.text('transformLogic'),
    transformDescription: map.text('transformDescription'),
    examples: examplesOf(map),
    properties: readProperties(map, depth),
    items: inner(map.map('items'), depth),
    map: readMap(map.map('map'), depth),
  };
}

function inner(map: MapReader | undefined, depth: number): PropertyContent | undefined {
  return map === undefined || depth > MAX_DEPTH ? undefined : readProperty(map, depth + 1);
}

function readMap(map: MapReader | undefined, depth: number): PropertyContent['map'] {
  const [key, value] = [inner(map?.map('key'), depth), inner(map?.map('value'), depth)];
  return key === undefined || value === undefined ? undefined : { key, value };
}

function examplesOf(map: MapReader): readonly unknown[] {
  const examples = map.plain('examples');
  return Array.isArray(examples) ? examples : [];
}

/** The standard writes -1 for "no position". */
function positionOf(map: MapReader, name: string): number | undefined {
  const position = map.number(name);
  return position === undefined || position < 1 ? undefined : position;
}

const logicalTypes: ReadonlySet<string> = new Set<LogicalType>([
  'string',
  'date',
  'timestamp',
  'time',
  'number',
  'integer',
  'object',
  'array',
  'boolean',
  'map',
  'vector',
]);

function isLogicalType(text: string | undefined): text is LogicalType {
  return text !== undefined && logicalTypes.has(text);
}
