import { isDeferred } from '../../model/shape.ts';
import { pairsOf } from '../../model/pairs.ts';
import { resolveAlias, type YamlMap, type YamlSequence } from '../../syntax/yaml/tree.ts';
import { canonical } from '../canonical.ts';
import type { Misfit } from './misfit-messages.ts';
import type { PropertyLimits } from './property-limits.ts';

/** How many items a list has, and whether one of them occurs twice. */
export function misfitOfList(node: YamlSequence, limits: PropertyLimits): Misfit | undefined {
  const { logicalType, options } = limits;
  const count = node.items.length;
  const dimensions = options.get('dimensions');
  if (logicalType === 'vector') {
    return typeof dimensions === 'number' && count !== dimensions
      ? { messageId: 'dimensions', params: { count, limit: dimensions } }
      : undefined;
  }
  const wrong = misfitOfCount(count, limits, ['minItems', 'maxItems'], ['few', 'many']);
  if (wrong !== undefined || options.get('uniqueItems') !== true) return wrong;
  const seen = new Set<string>();
  for (const { value } of node.items) {
    const item = resolveAlias(value);
    if (value === undefined || item === undefined) continue;
    if (item.kind === 'scalar' && isDeferred(item)) continue;
    const text = canonical(item);
    if (seen.has(text)) return { messageId: 'repeated', params: {}, at: value };
    seen.add(text);
  }
  return undefined;
}

/** How many fields a record has, and whether those that it must have are there. */
export function misfitOfRecord(node: YamlMap, limits: PropertyLimits): Misfit | undefined {
  const pairs = pairsOf(node);
  const names = new Set(pairs.map(({ pair }) => String(pair.key.value)));
  const missing = limits.inside().required.find((own) => !own.some((name) => names.has(name)));
  if (missing !== undefined) return { messageId: 'lacks', params: { name: missing[0] } };
  return misfitOfCount(
    names.size,
    limits,
    ['minProperties', 'maxProperties'],
    ['few-fields', 'many-fields'],
  );
}

function misfitOfCount(
  count: number,
  { options }: PropertyLimits,
  [least, most]: readonly [least: string, most: string],
  [few, many]: readonly [few: Misfit['messageId'], many: Misfit['messageId']],
): Misfit | undefined {
  const low = options.get(least);
  const high = options.get(most);
  // Where no count is right, another rule speaks of the two limits.
  if (typeof low === 'number' && typeof high === 'number' && low > high) return undefined;
  if (typeof low === 'number' && count < low)
    return { messageId: few, params: { count, limit: low } };
  if (typeof high === 'number' && count > high)
    return { messageId: many, params: { count, limit: high } };
  return undefined;
}
