import { pairsOf } from '../../model/pairs.ts';
import { isDeferred } from '../../model/shape.ts';
import {
  resolveAlias,
  type YamlMap,
  type YamlNode,
  type YamlScalar,
  type YamlSequence,
} from '../../syntax/yaml/tree.ts';
import { shorten } from '../narrow.ts';
import type { Misfit } from './misfit-messages.ts';
import { misfitOfMoment } from './misfit-of-moment.ts';
import { misfitOfNumber } from './misfit-of-number.ts';
import { misfitOfList, misfitOfRecord } from './misfit-of-size.ts';
import { misfitOfText } from './misfit-of-text.ts';
import type { PropertyLimits } from './property-limits.ts';

/** The first thing that is wrong with a value or inside it; undefined when it fits or nothing can be said. */
export function misfitOf(
  node: YamlMap | YamlSequence | YamlScalar,
  limits: PropertyLimits,
): Misfit | undefined {
  if (node.kind !== 'scalar') return misfitOfCollection(node, limits);
  if (isDeferred(node)) return undefined;
  return misfitOfScalar(node, limits) ?? misfitOfEnum(node, limits);
}

function misfitOfScalar(node: YamlScalar, limits: PropertyLimits): Misfit | undefined {
  if (node.value === null) return undefined;
  const type = limits.logicalType;
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
      return misfitOfNumber(typeof node.value === 'bigint' ? node.value : written, value, limits);
    case 'boolean':
      return typeof written === 'boolean' ? undefined : (unquotable(node, type) ?? wrong);
    case 'date':
    case 'timestamp':
    case 'time':
      return misfitOfMoment(written, value, limits);
    // Records are also shown as text: JSON, XML, `key=value`.
    case 'object':
    case 'map':
      return typeof written === 'string' && !/^[\w\s.-]*$/.test(written) ? undefined : wrong;
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

function misfitOfEnum({ value }: YamlScalar, { listed }: PropertyLimits): Misfit | undefined {
  const text = String(value);
  if (value === null || listed === undefined || listed.has(text) || /[{$]/.test(text))
    return undefined;
  return { messageId: 'enum', params: { value: shorten(text, 40) } };
}

function misfitOfCollection(
  node: YamlMap | YamlSequence,
  limits: PropertyLimits,
): Misfit | undefined {
  const type = limits.logicalType;
  const holds = node.kind === 'map' ? ['object', 'map'] : ['array', 'vector'];
  if (!holds.includes(type)) {
    const value = node.kind === 'map' ? '{...}' : '[...]';
    const known = ['string', 'integer', 'number', 'boolean', 'date', 'timestamp', 'time'];
    return known.includes(type) ? { messageId: 'type', params: { value, type } } : undefined;
  }
  if (node.kind === 'map') {
    return (
      (type === 'object' ? misfitOfRecord(node, limits) : undefined) ?? misfitInMap(node, limits)
    );
  }
  return misfitOfList(node, limits) ?? misfitInList(node, limits);
}

function misfitInMap(node: YamlMap, limits: PropertyLimits): Misfit | undefined {
  const { fields, values } = limits.inside();
  for (const { pair, via } of pairsOf(node)) {
    const inner = limits.logicalType === 'map' ? values : fields.get(String(pair.key.value));
    const misfit = inner && misfitInside(pair.value, inner);
    if (misfit !== undefined) return via === undefined ? misfit : { ...misfit, at: via };
  }
  return undefined;
}

function misfitInList(node: YamlSequence, limits: PropertyLimits): Misfit | undefined {
  const inner = limits.logicalType === 'vector' ? vectorItems(limits) : limits.inside().items;
  if (inner === undefined) return undefined;
  for (const { value } of node.items) {
    const misfit = misfitInside(value, inner);
    if (misfit !== undefined) return misfit;
  }
  return undefined;
}

function misfitInside(written: YamlNode | undefined, limits: PropertyLimits): Misfit | undefined {
  const node = resolveAlias(written);
  const misfit = node && misfitOf(node, limits);
  if (written === undefined || misfit === undefined) return undefined;
  // What stands elsewhere is reported where it is used.
  const at = written.kind === 'alias' ? written : (misfit.at ?? written);
  return { ...misfit, at };
}

const elementFormats: Readonly<Record<string, string>> = {
  int8: 'i8',
  uint8: 'u8',
  float32: 'f32',
};

/** The numbers of a vector, as limits of a property of their own. */
function vectorItems({ version, options, inside }: PropertyLimits): PropertyLimits {
  const format = elementFormats[String(options.get('elementType') ?? 'float32')];
  const logicalType = format === 'i8' || format === 'u8' ? 'integer' : 'number';
  const own = new Map(format === undefined ? [] : [['format', format] as const]);
  return { logicalType, version, options: own, listed: undefined, inside };
}
