import { isDeferred } from '../../model/shape.ts';
import { stringFormats } from '../../spec/string-formats.ts';
import { compareVersions } from '../../spec/version.ts';
import { isQuickToMatch } from '../../base/pattern-cost.ts';
import type { YamlMap, YamlScalar, YamlSequence } from '../../syntax/yaml/tree.ts';
import type { Params } from '../rule.ts';
import { shorten } from '../narrow.ts';
import { brokenBound, isEmptyRange } from './bounds.ts';
import { compilePattern } from './compile-pattern.ts';
import { boundsOf, type PropertyLimits } from './property-limits.ts';

/** What is wrong with a value of a property; the ids are keys of `misfitMessages`. */
export interface Misfit {
  readonly messageId: keyof typeof misfitMessages;
  readonly params: Params;
  /** The source text that would be right, where only quotes are wrong. */
  readonly source?: string;
}

export const misfitMessages = {
  type: '`{value}` is not of the logical type `{type}`.',
  quoted: '`{value}` in quotes is text; the logical type is `{type}`.',
  unquoted: '`{value}` without quotes is no text; the logical type is `string`.',
  form: '`{value}` is not written as a `{type}`, such as {meaning}.',
  short: '`{value}` has {count} characters; `minLength` is {limit}.',
  long: '`{value}` has {count} characters; `maxLength` is {limit}.',
  pattern: '`{value}` does not match the pattern `{limit}`.',
  format: '`{value}` does not have the format `{limit}`.',
  bound: '`{value}` breaks `{field}: {limit}`.',
  multiple: '`{value}` is not a multiple of {limit}.',
  few: 'The list has {count} items; `minItems` is {limit}.',
  many: 'The list has {count} items; `maxItems` is {limit}.',
};

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

function misfitOfText(
  text: string,
  value: string,
  { options }: PropertyLimits,
): Misfit | undefined {
  const count = Array.from(text).length;
  const { minLength, maxLength, pattern, format } = Object.fromEntries(options);
  const crossed =
    typeof minLength === 'number' && typeof maxLength === 'number' && minLength > maxLength;
  if (!crossed && typeof minLength === 'number' && count < minLength)
    return { messageId: 'short', params: { value, count, limit: minLength } };
  if (!crossed && typeof maxLength === 'number' && count > maxLength)
    return { messageId: 'long', params: { value, count, limit: maxLength } };
  if (typeof pattern === 'string' && isQuickToMatch(pattern, text)) {
    const compiled = compilePattern(pattern);
    if (compiled.kind === 'pattern' && !compiled.matches(text))
      return { messageId: 'pattern', params: { value, limit: shorten(pattern) } };
  }
  const source = typeof format === 'string' ? formatSource(format) : undefined;
  if (typeof format !== 'string' || source === undefined || new RegExp(source, 'i').test(text))
    return undefined;
  return { messageId: 'format', params: { value, limit: format } };
}

const UUID = '^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$';
const IPV4 = '^(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}$';

/** The formats of a text that are the same everywhere; others are names that only the author knows. */
function formatSource(format: string): string | undefined {
  if (format === 'uuid') return UUID;
  if (format === 'ipv4') return IPV4;
  if (format === 'email' || format === 'uri' || format === 'date' || format === 'date-time')
    return stringFormats[format].source;
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

const CLOCK = '(?:[01]\\d|2[0-3]):[0-5]\\d(?::(?:[0-5]\\d|60)(?:[.,]\\d+)?)?';
const ZONE = '(?: ?(?:Z|UTC|[+-]\\d\\d(?::?\\d\\d)?))?';
const DAY = stringFormats.date.source.slice(1, -1);
const forms: Readonly<Record<string, { readonly pattern: RegExp; readonly meaning: string }>> = {
  date: { pattern: new RegExp(`^${DAY}$`), meaning: '`2026-03-31`' },
  timestamp: {
    pattern: new RegExp(`^${DAY}(?:[T ]${CLOCK}${ZONE})$`, 'i'),
    meaning: '`2026-03-31T09:30:00Z`',
  },
  time: { pattern: new RegExp(`^${CLOCK}${ZONE}$`, 'i'), meaning: '`09:30:00`' },
};

function misfitOfMoment(
  written: string | number | boolean,
  value: string,
  limits: PropertyLimits,
): Misfit | undefined {
  const type = limits.logicalType;
  if (typeof written === 'number' && type !== 'date') return undefined;
  if (typeof written !== 'string') return { messageId: 'type', params: { value, type } };
  // A format of its own says how values are written.
  if (limits.options.has('format')) return undefined;
  // Before version 3.1.0 a date was also a point in time.
  const wide = type === 'date' && compareVersions(limits.version, '3.1.0') < 0;
  const form = forms[type];
  const alsoFits = wide && forms.timestamp?.pattern.test(written) === true;
  if (form !== undefined && !form.pattern.test(written) && !alsoFits)
    return { messageId: 'form', params: { value, type, meaning: form.meaning } };
  const bounds = boundsOf(limits);
  const bound = isEmptyRange(bounds) ? undefined : brokenBound(written, bounds);
  return bound === undefined
    ? undefined
    : { messageId: 'bound', params: { value, field: bound.field, limit: bound.value } };
}
