import { fieldValue, knownScalar } from '../lint/field-value.ts';
import { PairsByName } from '../model/pairs.ts';
import type { MapVisit } from '../model/visit.ts';
import { resolveAlias } from '../syntax/yaml/tree.ts';

const FIELD = 'classification';

/** How an object or property is classified: by the field of the standard, else by a custom property of that name. */
export function classificationOf(visit: MapVisit): string | undefined {
  const own = visit.byName.has(FIELD) ? knownScalar(visit, FIELD) : undefined;
  if (own !== undefined) return String(own.node.value);
  if (!visit.byName.has('customProperties')) return undefined;
  const custom = fieldValue(visit, 'customProperties')?.node;
  if (custom?.kind !== 'sequence') return undefined;
  for (const item of custom.items) {
    const node = resolveAlias(item.value);
    if (node?.kind !== 'map') continue;
    const entry = { node, byName: new PairsByName(node), via: undefined };
    if (knownScalar(entry, 'property')?.node.value !== FIELD) continue;
    const value = knownScalar(entry, 'value');
    if (value !== undefined) return String(value.node.value);
  }
  return undefined;
}
