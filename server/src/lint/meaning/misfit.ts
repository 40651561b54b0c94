import { isDeferred } from '../../model/shape.ts';
import type { YamlMap, YamlScalar, YamlSequence } from '../../syntax/yaml/tree.ts';
import { shorten } from '../narrow.ts';
import { brokenBound, isEmptyRange } from './bounds.ts';
import type { Misfit } from './misfit-messages.ts';
import { misfitOfMoment } from './misfit-of-moment.ts';
import { misfitOfText } from './misfit-of-text.ts';
import { boundsOf, type PropertyLimits } from './property-limits.ts';

/** The first thing that is wrong with a value; undefined when it fits or nothing can be said. */
export function misfitOf(
  node: YamlMap | YamlSequence | YamlScalar,
  limits: PropertyLimits,
): Misfit | undefined {
  const type = limits.logicalType;
  if (node.kind !== 'scalar') return misfitOfCollection(node, limits);
  if (node.value === null || isDeferred(node)) return undefined;
  const value = shorten(String(node.value), 40);
  const wrong: Misfit = { messageId: 'type', params: { value, type } };
  const written = typeof node.value === 'bigint' ? Number(node.value) : node.value;
  switch (type) {
    case 'string':
      if (typeof written === 'string') return misfitOfText(written, value, limits);
      return node.tag === undefined
        ? { messageId: 'unquoted', params: { value }, source: JSON.stringify(String(node.value)) }
        : undefined;
    case 'integer':
    case 'number':
      if (typeof written !== 'number') return unquotable(node, type) ?? wrong;
      if (type === 'integer' && !Number.isInteger(written)) return wrong;
      return misfitOfNumber(written, value, limits);
    case 'boolean':
      return typeof written === 'boolean' ? undefined : (unquotable(node, type) ?? wrong);
    case 'date':
    case 'timestamp':
    case 'time':
      return misfitOfMoment(written, value, limits);
    // Records are also shown as text: JSON.
    case 'object':
    case 'map':
      return typeof written === 'string' ? undefined : wrong;
    default:
      return undefined;
  }
}

function unquotable({ style, value }: YamlScalar, type: string): Misfit | undefined {
  if ((style !== 'double' && style !== 'single') || typeof value !== 'string') return undefined;
  const fits =
    type === 'boolean'
      ? /^(?:true|false)$/.test(value)
      : /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(value) &&
        (type !== 'integer' || Number.isInteger(Number(value)));
  if (!fits) return undefined;
  // `245.00` is an integer to YAML as well, but whoever wrote the cents meant a fraction.
  if (type === 'integer' && value.includes('.')) return undefined;
  return { messageId: 'quoted', params: { value, type }, source: value };
}

function misfitOfCollection(
  node: YamlMap | YamlSequence,
  { logicalType: type, options }: PropertyLimits,
): Misfit | undefined {
  const value = node.kind === 'map' ? '{...}' : '[...]';
  const holds = node.kind === 'map' ? ['object', 'map'] : ['array', 'vector'];
  if (!holds.includes(type)) {
    const known = ['string', 'integer', 'number', 'boolean', 'date', 'timestamp', 'time'];
    return known.includes(type) ? { messageId: 'type', params: { value, type } } : undefined;
  }
  if (node.kind === 'map') return undefined;
  const count = node.items.length;
  const { minItems, maxItems } = Object.fromEntries(options);
  if (typeof minItems === 'number' && typeof maxItems === 'number' && minItems > maxItems)
    return undefined;
  if (typeof minItems === 'number' && count < minItems)
    return { messageId: 'few', params: { count, limit: minItems } };
  if (typeof maxItems === 'number' && count > maxItems)
    return { messageId: 'many', params: { count, limit: maxItems } };
  return undefined;
}

function misfitOfNumber(
  written: number,
  value: string,
  limits: PropertyLimits,
): Misfit | undefined {
  const bounds = boundsOf(limits);
  const bound = isEmptyRange(bounds) ? undefined : brokenBound(written, bounds);
  if (bound !== undefined)
    return { messageId: 'bound', params: { value, field: bound.field, limit: bound.value } };
  const step = limits.options.get('multipleOf');
  if (typeof step !== 'number' || step <= 0) return undefined;
  const times = written / step;
  return Math.abs(times - Math.round(times)) > 1e-9 * Math.max(1, Math.abs(times))
    ? { messageId: 'multiple', params: { value, limit: step } }
    : undefined;
}
