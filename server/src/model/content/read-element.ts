import type { CustomProperties, ElementContent, RelationshipContent } from './contract-content.ts';
import type { MapReader } from './map-reader.ts';
import { readQuality } from './read-quality.ts';

/** What objects and properties have in common. */
export function readElement(map: MapReader): ElementContent {
  return {
    id: map.text('id'),
    physicalName: map.text('physicalName'),
    physicalType: map.text('physicalType'),
    businessName: map.text('businessName'),
    description: map.text('description'),
    tags: map.texts('tags'),
    synonyms: [
      ...map.maps('synonyms').flatMap((one) => one.text('term') ?? []),
      ...map.texts('synonyms'),
    ],
    deprecated: map.flag('deprecated'),
    quality: map.maps('quality').map(readQuality),
    relationships: map.maps('relationships').map(readRelationship),
    customProperties: customPropertiesOf(map),
    at: map.at,
    nameAt: map.placeOf('name'),
  };
}

function readRelationship(map: MapReader): RelationshipContent {
  return {
    type: map.text('type') ?? 'foreignKey',
    from: map.texts('from'),
    to: map.texts('to'),
    at: map.at,
  };
}

export function customPropertiesOf(map: MapReader): CustomProperties {
  const entries = map.maps('customProperties').flatMap((one): [string, unknown][] => {
    const name = one.text('property');
    return name === undefined ? [] : [[name, one.plain('value')]];
  });
  // Of two with the same name the first.
  return Object.fromEntries(entries.toReversed());
}
