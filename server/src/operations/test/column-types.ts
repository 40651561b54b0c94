import type { PropertyContent } from '../../model/content/contract-content.ts';
import { sqlText } from './sql-text.ts';

/** The type that DuckDB keeps values of a property as. */
export function duckType(property: PropertyContent): string {
  const { logicalType, physicalType = '', options } = property;
  switch (logicalType) {
    case 'integer':
      return /^(?:[iu]128|u64)$/.test(String(options.format)) ? 'HUGEINT' : 'BIGINT';
    case 'number':
      return decimalType(physicalType) ?? 'DOUBLE';
    case 'boolean':
      return 'BOOLEAN';
    case 'date':
      return 'DATE';
    case 'time':
      return 'TIME';
    case 'timestamp':
      return options.timezone === true || /TZ|_LTZ|WITH (?:LOCAL )?TIME ZONE/i.test(physicalType)
        ? 'TIMESTAMPTZ'
        : 'TIMESTAMP';
    case 'object':
    case 'array':
    case 'map':
    case 'vector':
      return 'JSON';
    default:
      return 'VARCHAR';
  }
}

/** The expression that makes a value of a text; null for texts that are no such value. */
export function castText(property: PropertyContent, text: string): string {
  const type = duckType(property);
  if (type === 'VARCHAR') return text;
  const plain = `try_cast(${text} as ${type})`;
  const checked = `case when ${wellFormed(property, text)} then ${plain} end`;
  const format = strptimeFormat(property);
  if (format === undefined) return checked;
  return `coalesce(${checked}, try_cast(try_strptime(${text}, ${sqlText(format)}) as ${type}))`;
}

/** The condition that a text looks like a value: casts of DuckDB round, and take what no standard has. */
function wellFormed({ logicalType }: PropertyContent, text: string): string {
  const matches = (pattern: string): string =>
    `regexp_full_match(trim(${text}), ${sqlText(pattern)})`;
  switch (logicalType) {
    case 'integer':
      return matches('[+-]?[0-9]+(\\.0*)?');
    case 'number':
      return matches('[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?');
    case 'boolean':
      return matches('(?i)true|false|t|f|yes|no|y|n|0|1');
    case 'date':
      return matches('[0-9]{4}-[0-9]{2}-[0-9]{2}([T ]00:00(:00(\\.0+)?)?Z?)?');
    case 'timestamp':
      return matches('[0-9]{4}-[0-9]{2}-[0-9]{2}([T ].+)?');
    case 'time':
      return matches('[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]+)?)?(Z|[+-][0-9:]+)?');
    case 'object':
    case 'map':
      return `case when json_valid(${text}) then json_type(${text}) = 'OBJECT' else false end`;
    case 'array':
    case 'vector':
      return `case when json_valid(${text}) then json_type(${text}) = 'ARRAY' else false end`;
    default:
      return 'true';
  }
}

function decimalType(physicalType: string): string | undefined {
  const found = /^(?:DECIMAL|NUMERIC|NUMBER|DEC)\s*\(\s*(\d+)\s*(?:,\s*(\d+)\s*)?\)/i.exec(
    physicalType.trim(),
  );
  const [precision, scale] = [Number(found?.[1]), Number(found?.[2] ?? 0)];
  if (found === null || precision < 1 || precision > 38 || scale > precision) return undefined;
  return `DECIMAL(${String(precision)},${String(scale)})`;
}

const LETTERS: Readonly<Record<string, string>> = {
  yyyy: '%Y',
  uuuu: '%Y',
  yy: '%y',
  MM: '%m',
  M: '%-m',
  MMM: '%b',
  MMMM: '%B',
  dd: '%d',
  d: '%-d',
  HH: '%H',
  H: '%-H',
  hh: '%I',
  mm: '%M',
  ss: '%S',
  SSS: '%g',
  SSSSSS: '%f',
  a: '%p',
  XXX: '%z',
  Z: '%z',
  EEE: '%a',
  EEEE: '%A',
};

/** A pattern of the JDK's `DateTimeFormatter` as DuckDB writes it; undefined without one, or where it has no such letter. */
function strptimeFormat({ logicalType, options }: PropertyContent): string | undefined {
  const { format } = options;
  if (logicalType !== 'date' && logicalType !== 'timestamp' && logicalType !== 'time')
    return undefined;
  if (typeof format !== 'string') return undefined;
  const parts = format.match(/'[^']*'|([A-Za-z])\1*|[^A-Za-z']+/g) ?? [];
  const made = parts.map((part) => {
    if (part.startsWith("'")) return part.slice(1, -1).replaceAll('%', '%%');
    if (/^[A-Za-z]/.test(part)) return Object.hasOwn(LETTERS, part) ? LETTERS[part] : undefined;
    return part.replaceAll('%', '%%');
  });
  return made.includes(undefined) ? undefined : made.join('');
}
