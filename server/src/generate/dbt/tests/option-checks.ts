import type { PropertyContent } from '../../../model/content/contract-content.ts';
import type { Check, Options } from './check.ts';
import type { Dialect } from './dialect.ts';
import { formatCheck } from './format-check.ts';
import { isVariable } from './is-variable.ts';
import { numberOf } from './operators.ts';
import { patternFor } from './pattern-for.ts';
import { castTypeOf, literalOf } from './values-in-sql.ts';

/** Options that say what a value means or how it is stored, and that no row can break. */
export const describingOptions: ReadonlySet<string> = new Set([
  'timezone',
  'defaultTimezone',
  'elementType',
  'distanceMetric',
  'embeddingModel',
  'embeddingModelVersion',
]);

/** What containers are limited by; see `containerTests`. */
const ofContainers: ReadonlySet<string> = new Set(['object', 'array', 'vector', 'map']);

/** The checks that `logicalTypeOptions` of a property with a single value ask for: each option gives one or is missed. */
export function optionChecks(
  dialect: Dialect,
  property: PropertyContent,
  kind: 'source' | 'model',
): readonly Check[] {
  const { logicalType, options } = property;
  const names = Object.keys(options).filter((name) => options[name] !== null);
  if (names.length === 0 || ofContainers.has(logicalType ?? '')) return [];
  if (logicalType === undefined)
    return names.map((name) =>
      missing(
        name,
        'The property has no `logicalType`, on which the meaning of its options depends.',
      ),
    );
  const unknown = names.filter((name) => isVariable(options[name]));
  const known = new Map<string, () => readonly Check[]>([
    ['length', () => lengths(options)],
    ['range', () => bounds(dialect, property)],
    ['pattern', () => [patternCheck(dialect, options.pattern)]],
    ['multiple', () => [multiple(options.multipleOf)]],
    ['format', () => formatCheck(dialect, property, kind)],
  ]);
  const groups = new Set<string>();
  const checks: Check[] = [];
  for (const name of names) {
    const group = kindOf(name, logicalType);
    if (unknown.includes(name))
      checks.push(missing(name, 'Its value is known when the contract is used, not before.'));
    else if (group === undefined && describingOptions.has(name)) continue;
    else if (group === undefined)
      checks.push(missing(name, `Properties of the type ${logicalType} have no such option.`));
    else if (!groups.has(group)) {
      groups.add(group);
      checks.push(...(known.get(group)?.() ?? []));
    }
  }
  return checks;
}

const texts: Readonly<Record<string, string>> = {
  minLength: 'length',
  maxLength: 'length',
  pattern: 'pattern',
  format: 'format',
};
const ranged: Readonly<Record<string, string>> = {
  minimum: 'range',
  maximum: 'range',
  exclusiveMinimum: 'range',
  exclusiveMaximum: 'range',
  format: 'format',
};
const kinds: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  string: texts,
  date: ranged,
  time: ranged,
  timestamp: ranged,
  number: { ...ranged, multipleOf: 'multiple' },
  integer: { ...ranged, multipleOf: 'multiple' },
};

function kindOf(name: string, logicalType: string): string | undefined {
  const own = kinds[logicalType] ?? {};
  return Object.hasOwn(own, name) ? own[name] : undefined;
}

export function missing(name: string, reason: string): Check {
  return { kind: 'missing', element: name, reason };
}

/** A check of the pattern, which the database may not be able to read. */
export function patternCheck(dialect: Dialect, source: unknown): Check {
  if (typeof source !== 'string' || source === '')
    return missing('pattern', 'It is no regular expression.');
  const read = patternFor(dialect.adapter, source);
  return 'reason' in read
    ? missing('pattern', read.reason)
    : { kind: 'pattern', pattern: read.pattern, what: 'pattern' };
}

function lengths({ minLength, maxLength }: Options): readonly Check[] {
  const low = countOf(minLength);
  const high = countOf(maxLength);
  const bad = [
    ...(minLength !== undefined && low === undefined ? ['minLength'] : []),
    ...(maxLength !== undefined && high === undefined ? ['maxLength'] : []),
  ].map((name) => missing(name, 'It is no number of characters.'));
  if (low === undefined && high === undefined) return bad;
  return [{ kind: 'length', low, high }, ...bad];
}

export function countOf(value: unknown): number | undefined {
  const count = numberOf(value);
  return count !== undefined && Number.isInteger(count) && count >= 0 ? count : undefined;
}

function multiple(value: unknown): Check {
  const of = numberOf(value);
  return of !== undefined && of > 0
    ? { kind: 'multiple', of }
    : missing('multipleOf', 'It is no number above zero.');
}

/** Bounds as they hold: before ODCS 3.1 the exclusive ones are flags that belong to the other two. */
function bounds(dialect: Dialect, { logicalType, options }: PropertyContent): readonly Check[] {
  const type = castTypeOf(logicalType, options);
  if (type === undefined) return [];
  const checks: Check[] = [];
  const read = (name: string): string | undefined => {
    const value = options[name];
    const isFlag = typeof value === 'boolean' && name.startsWith('exclusive');
    if (value === undefined || value === null || isFlag) return undefined;
    if (isVariable(value)) return undefined;
    const sql = literalOf(dialect, type, value);
    if (sql === undefined)
      checks.push(
        missing(name, `It is no ${type === 'instant' ? 'timestamp' : type} that SQL can be given.`),
      );
    return sql;
  };
  const [low, high] = [read('minimum'), read('maximum')];
  const [lowOut, highOut] = [read('exclusiveMinimum'), read('exclusiveMaximum')];
  const lowFlag = options.exclusiveMinimum === true;
  const highFlag = options.exclusiveMaximum === true;
  const isSplit =
    (low !== undefined && lowOut !== undefined) || (high !== undefined && highOut !== undefined);
  if (isSplit) {
    checks.push(range('value_range', low, high, lowFlag, highFlag));
    checks.push(range('value_range_exclusive', lowOut, highOut, true, true));
  } else if ([low, high, lowOut, highOut].some((one) => one !== undefined))
    checks.push(
      range(
        'value_range',
        low ?? lowOut,
        high ?? highOut,
        lowFlag || lowOut !== undefined,
        highFlag || highOut !== undefined,
      ),
    );
  for (const [name, bound] of [
    ['exclusiveMinimum', low],
    ['exclusiveMaximum', high],
  ] as const)
    if (options[name] === true && bound === undefined)
      checks.push(
        missing(name, 'It says that a bound is not allowed itself, and there is no such bound.'),
      );
  return checks;
}

function range(
  what: string,
  low: string | undefined,
  high: string | undefined,
  lowIsOut: boolean,
  highIsOut: boolean,
): Check {
  return {
    kind: 'range',
    low,
    high,
    lowIsOut: low !== undefined && lowIsOut,
    highIsOut: high !== undefined && highIsOut,
    what,
  };
}
