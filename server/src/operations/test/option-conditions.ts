import type { PropertyContent } from '../../model/content/contract-content.ts';
import { castText } from './column-types.ts';
import { sqlText } from './sql-text.ts';
import type { TestedValue } from './tested-value.ts';

/** Something that an option forbids. */
export interface OptionCondition {
  /** As the contract says it: `maximum: 100`. */
  readonly option: string;
  /** Condition that a value breaks it; null for no value. */
  readonly broken: string;
}

type Values = Pick<TestedValue, 'text' | 'value'>;

/** Names of options with what breaks them. A condition may be left out where the option is no such value. */
const known: Readonly<
  Record<string, (given: unknown, values: Values, property: PropertyContent) => string | undefined>
> = {
  minLength: (given, { text }) => number(given, (n) => `length(${text}) < ${n}`),
  maxLength: (given, { text }) => number(given, (n) => `length(${text}) > ${n}`),
  pattern: (given, { text }) =>
    typeof given === 'string' ? `not ecma_match(${text}, ${sqlText(given)})` : undefined,
  format: (given, values, property) => formatBroken(given, values, property),
  minimum: (given, { value }, property) =>
    bound(
      given,
      property,
      (n) => `${value} ${property.options.exclusiveMinimum === true ? '<=' : '<'} ${n}`,
    ),
  maximum: (given, { value }, property) =>
    bound(
      given,
      property,
      (n) => `${value} ${property.options.exclusiveMaximum === true ? '>=' : '>'} ${n}`,
    ),
  exclusiveMinimum: (given, { value }, property) =>
    bound(given, property, (n) => `${value} <= ${n}`),
  exclusiveMaximum: (given, { value }, property) =>
    bound(given, property, (n) => `${value} >= ${n}`),
  multipleOf: (given, { value }) =>
    number(given, (n) =>
      n === '0' ? undefined : `abs(${value} / ${n} - round(${value} / ${n})) > 1e-9`,
    ),
  minItems: (given, { text }) => number(given, (n) => `${items(text)} < ${n}`),
  maxItems: (given, { text }) => number(given, (n) => `${items(text)} > ${n}`),
  dimensions: (given, { text }) => number(given, (n) => `${items(text)} <> ${n}`),
  uniqueItems: (given, { text }) =>
    given === true
      ? `case when json_valid(${text}) then len(list_distinct(json_extract_string(${text}, '$[*]'))) <> json_array_length(${text}) end`
      : undefined,
  minProperties: (given, { text }) => number(given, (n) => `${keys(text)} < ${n}`),
  maxProperties: (given, { text }) => number(given, (n) => `${keys(text)} > ${n}`),
  required: (given, { text }) => {
    if (!Array.isArray(given) || given.length === 0) return undefined;
    const lacks = given.map(
      (name) => `not list_contains(json_keys(${text}), ${sqlText(String(name))})`,
    );
    return `case when json_valid(${text}) then ${lacks.join(' or ')} end`;
  },
};

/** What the options and the enumeration of a property forbid, in the order in which they are written. */
export function optionConditions(
  property: PropertyContent,
  values: Values,
): readonly OptionCondition[] {
  const conditions = Object.entries(property.options).flatMap(
    ([name, given]): OptionCondition[] => {
      const broken = Object.hasOwn(known, name)
        ? known[name]?.(given, values, property)
        : undefined;
      return broken === undefined ? [] : [{ option: `${name}: ${written(given)}`, broken }];
    },
  );
  return [...conditions, ...enumeration(property, values)];
}

function enumeration(property: PropertyContent, values: Values): readonly OptionCondition[] {
  const allowed = property.enum.flatMap(({ value }) => (value === null ? [] : [String(value)]));
  if (allowed.length === 0) return [];
  return [{ option: 'enum', broken: `not (${isAmong(allowed, property, values)})` }];
}

/** Condition that a value is one of the texts, compared as what its type is: 1.0 is 1. */
export function isAmong(
  texts: readonly string[],
  property: PropertyContent,
  { text, value }: Values,
): string {
  const isText = castText(property, text) === text;
  const same = `${text} in (${texts.map(sqlText).join(', ')})`;
  if (isText) return same;
  const typed = texts.map((one) => castText(property, sqlText(one)));
  return `${same} or coalesce(${value} in (${typed.join(', ')}), false)`;
}

function written(given: unknown): string {
  return typeof given === 'string' ? given : JSON.stringify(given);
}

function number(given: unknown, use: (n: string) => string | undefined): string | undefined {
  return typeof given === 'number' && Number.isFinite(given) ? use(String(given)) : undefined;
}

/** A number, or a point in time as the property would hold it. */
function bound(
  given: unknown,
  property: PropertyContent,
  use: (n: string) => string,
): string | undefined {
  const { logicalType } = property;
  if (logicalType === 'number' || logicalType === 'integer')
    return number(typeof given === 'string' && given.trim() !== '' ? Number(given) : given, use);
  if (typeof given !== 'string') return undefined;
  const isTime = logicalType === 'date' || logicalType === 'timestamp' || logicalType === 'time';
  return isTime ? use(castText(property, sqlText(given))) : undefined;
}

function items(text: string): string {
  return `(case when json_valid(${text}) then json_array_length(${text}) end)`;
}

function keys(text: string): string {
  return `(case when json_valid(${text}) then len(json_keys(${text})) end)`;
}

const FORMATS: Readonly<Record<string, string>> = {
  email: '^[^\\s@]+@[^\\s@]+$',
  uuid: '^[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$',
  uri: '^[A-Za-z][A-Za-z0-9+.-]*:[^\\s]+$',
  hostname: '^(?=.{1,253}$)(?!-)[A-Za-z0-9-]{1,63}(?<!-)(?:\\.(?!-)[A-Za-z0-9-]{1,63}(?<!-))*$',
  ipv4: '^(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}$',
  ipv6: '^(?=.*:)[0-9a-fA-F:]{2,39}(?:(?:\\d{1,3}\\.){3}\\d{1,3})?$',
  byte: '^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$',
};

function formatBroken(
  given: unknown,
  { text, value }: Values,
  { logicalType }: PropertyContent,
): string | undefined {
  if (typeof given !== 'string') return undefined;
  if (logicalType === 'string' && Object.hasOwn(FORMATS, given))
    return `not ecma_match(${text}, ${sqlText(FORMATS[given] ?? '')})`;
  const bits = /^([iu])(8|16|32|64|128)$/.exec(given);
  if (logicalType !== 'integer' || bits === null) return undefined;
  const size = BigInt(bits[2] ?? '64') - (bits[1] === 'i' ? 1n : 0n);
  // Values are kept in 128 bits with a sign.
  if (size >= 127n) return bits[1] === 'u' ? `${value} < 0` : undefined;
  const [low, high] = bits[1] === 'i' ? [-(2n ** size), 2n ** size - 1n] : [0n, 2n ** size - 1n];
  return `${value} not between ${String(low)} and ${String(high)}`;
}
