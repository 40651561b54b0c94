import type { ServiceLevelContent } from './contract-content.ts';
import type { MapReader } from './map-reader.ts';

/** Undefined without a name. */
export function readServiceLevel(map: MapReader): ServiceLevelContent | undefined {
  const property = map.text('property');
  if (property === undefined) return undefined;
  return {
    property,
    value: map.scalar('value'),
    unit: map.text('unit'),
    elements: (map.text('element') ?? '')
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
    driver: map.text('driver'),
    schedule: map.text('schedule'),
    scheduler: map.text('scheduler'),
    at: map.at,
  };
}
