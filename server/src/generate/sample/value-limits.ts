import type {
  LogicalType,
  PropertyContent,
  QualityContent,
} from '../../model/content/contract-content.ts';
import { physicalLimits, typeOf } from './physical-limits.ts';
import { countHolds } from './count-check.ts';
import type { SampleValue } from '../sample-table.ts';

/** What a property, its `enum` and its quality checks allow of one value that is there. */
export interface ValueLimits {
  readonly type: LogicalType;
  /** The only ones that may be; undefined where more may be. */
  readonly allowed: readonly unknown[] | undefined;
  readonly patterns: readonly string[];
  /** As text. */
  readonly forbidden: ReadonlySet<string>;
  readonly lengths: { readonly least: number; readonly most: number };
}

export function valueLimits(property: PropertyContent): ValueLimits {
  const type = typeOf(property);
  const patterns: string[] = [];
  const forbidden = new Set<string>();
  const lists: (readonly unknown[])[] = [];
  if (property.enum.length > 0) lists.push(property.enum.map(({ value }) => value));
  const { pattern } = property.options;
  if (type === 'string' && typeof pattern === 'string') patterns.push(pattern);
  for (const check of property.quality) {
    if (check.type !== 'library') continue;
    if (check.metric === 'invalidValues' && wantsNone(check)) {
      const { validValues, pattern: own } = check.arguments;
      if (Array.isArray(validValues)) lists.push(validValues as unknown[]);
      if (typeof own === 'string') patterns.push(own);
    }
    if (check.metric === 'missingValues')
      for (const value of missingIn(check)) forbidden.add(value);
  }
  const [first, ...others] = lists;
  const keys = others.map((list) => new Set(list.map(comparable)));
  return {
    type,
    allowed: first?.filter(
      (value) => value !== null && keys.every((one) => one.has(comparable(value))),
    ),
    patterns,
    forbidden,
    lengths: lengthsOf(property, type),
  };
}

/** Whether no value at all does for the check: then none may be wrong. */
function wantsNone(check: QualityContent): boolean {
  return countHolds(check, 0, 1) !== false;
}

/** What counts as missing beside null, as text. */
function missingIn({ arguments: { missingValues } }: QualityContent): readonly string[] {
  const list: readonly unknown[] = Array.isArray(missingValues) ? missingValues : [];
  return list.filter((value) => value !== null).map(comparable);
}

function lengthsOf(property: PropertyContent, type: LogicalType): ValueLimits['lengths'] {
  if (type !== 'string') return { least: 0, most: Infinity };
  const { minLength, maxLength } = property.options;
  const most = [countOf(maxLength), physicalLimits(property).maxLength];
  return {
    least: countOf(minLength) ?? 0,
    most: Math.min(...most.map((one) => one ?? Infinity)),
  };
}

function countOf(value: unknown): number | undefined {
  return typeof value === 'number' && value >= 0 ? value : undefined;
}

/** The same text for values that are the same in a database: 1 and 1.0 are. */
export function comparable(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined ? '' : JSON.stringify(value);
}

/** A value that a contract writes, in the type of its property; undefined where it is of another one. */
export function inType(value: unknown, type: LogicalType): SampleValue | undefined {
  switch (type) {
    case 'string':
      // Lists are often written without quotes.
      return ['string', 'number', 'boolean'].includes(typeof value) ? comparable(value) : undefined;
    case 'date':
    case 'timestamp':
    case 'time':
      return typeof value === 'string' ? value : undefined;
    case 'integer':
    case 'number':
      return typeof value === 'number' ? value : undefined;
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined;
    default:
      return typeof value === 'object' && value !== null ? (value as SampleValue) : undefined;
  }
}
