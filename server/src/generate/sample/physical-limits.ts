import type { LogicalType, PropertyContent } from '../../model/content/contract-content.ts';

/** What a physical type says of values, as far as all databases mean the same by it. */
export interface PhysicalLimits {
  readonly maxLength: number | undefined;
  /** Digits of a decimal number, and those of them behind the point. */
  readonly precision: number | undefined;
  readonly scale: number | undefined;
  /** Bits of a whole number, with its sign. */
  readonly bits: number | undefined;
  readonly isText: boolean;
}

const TEXT =
  /^(?:n?(?:var)?char|n?varchar2|n?char|character(?: varying)?|string|text|bpchar|clob|nclob)\b/i;
const DECIMAL = /^(?:decimal|numeric|number|dec|bignumeric|fixed)\b/i;
const INTEGERS: Readonly<Record<string, number>> = {
  tinyint: 8,
  smallint: 16,
  int2: 16,
  mediumint: 24,
  int: 32,
  integer: 32,
  int4: 32,
  serial: 32,
  bigint: 64,
  int8: 64,
  int64: 64,
  bigserial: 64,
};

export function physicalLimits({
  physicalType,
}: Pick<PropertyContent, 'physicalType'>): PhysicalLimits {
  const type = (physicalType ?? '').trim();
  const [first, second] = numbersOf(type);
  const isText = TEXT.test(type);
  const isDecimal = DECIMAL.test(type);
  const precision = isDecimal ? first : undefined;
  return {
    maxLength: isText ? first : undefined,
    precision,
    scale: precision === undefined ? undefined : (second ?? 0),
    bits: isDecimal || isText ? undefined : bitsOf(type),
    isText,
  };
}

function numbersOf(type: string): readonly (number | undefined)[] {
  const match = /\(\s*(\d{1,9})(?:\s*,\s*(\d{1,3}))?[^)]*\)/.exec(type);
  return [match?.[1], match?.[2]].map((digits) =>
    digits === undefined ? undefined : Number(digits),
  );
}

function bitsOf(type: string): number | undefined {
  const word = /^[a-z]+\d*/i.exec(type)?.[0].toLowerCase() ?? '';
  return Object.hasOwn(INTEGERS, word) ? INTEGERS[word] : undefined;
}

/** The logical type that a property says or, where it says none, the one that its physical type suggests. */
export function typeOf(property: PropertyContent): LogicalType {
  if (property.logicalType !== undefined) return property.logicalType;
  if (property.map !== undefined) return 'map';
  if (property.items !== undefined) return 'array';
  if (property.properties.length > 0) return 'object';
  const type = (property.physicalType ?? '').trim().toLowerCase();
  const { bits, scale } = physicalLimits(property);
  if (bits !== undefined) return 'integer';
  if (scale !== undefined) return scale === 0 ? 'integer' : 'number';
  if (/^(?:float|double|real|decimal|numeric|number|money)/.test(type)) return 'number';
  if (/^(?:timestamp|datetime)/.test(type)) return 'timestamp';
  if (/^date\b/.test(type)) return 'date';
  if (/^time\b/.test(type)) return 'time';
  return /^(?:bool|bit\b)/.test(type) ? 'boolean' : 'string';
}
