import type { LogicalType } from '../../../model/content/contract-content.ts';
import { castTo, textLiteral, type CastType, type Dialect } from './dialect.ts';
import { numberOf } from './operators.ts';

/** The type as which values of a property are compared; undefined for what is not compared. */
export function castTypeOf(
  logicalType: LogicalType | undefined,
  options: Readonly<Record<string, unknown>>,
): CastType | undefined {
  switch (logicalType) {
    case 'date':
    case 'time':
    case 'boolean':
    case 'integer':
    case 'number':
      return logicalType;
    case 'timestamp':
      return options.timezone === true ? 'instant' : 'timestamp';
    case 'string':
      return 'text';
    default:
      return undefined;
  }
}

const day = /^\d{4}-\d\d-\d\d$/;
const moment =
  /^(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?)(Z|z|[+-]\d\d(?::?\d\d)?)?$/;
const clock = /^\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?$/;

/** A value of a contract as SQL of a type; undefined where it is no such value. */
export function literalOf(dialect: Dialect, type: CastType, value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
    return undefined;
  const text = String(value).trim();
  switch (type) {
    case 'integer':
    case 'number':
      // Digits are kept as they are written: some are more than a number of JavaScript holds.
      return numberOf(value) === undefined ? undefined : text;
    case 'boolean':
      return /^(?:true|false)$/i.test(text) ? text.toLowerCase() : undefined;
    case 'text':
      return textLiteral(dialect, String(value));
    case 'date':
      return temporal(dialect, type, day.exec(text)?.[0] ?? moment.exec(text)?.[1]);
    case 'time':
      return temporal(dialect, type, clock.exec(text)?.[0]);
    case 'timestamp':
    case 'instant':
      return temporal(dialect, type, momentOf(text, type === 'instant'));
  }
}

function temporal(dialect: Dialect, type: CastType, text: string | undefined): string | undefined {
  return text === undefined ? undefined : castTo(dialect, `'${text}'`, type);
}

/** In UTC: points in time without a zone are taken for such of UTC. */
function momentOf(text: string, withZone: boolean): string | undefined {
  const end = withZone ? '+00:00' : '';
  if (day.test(text)) return `${text} 00:00:00${end}`;
  const [, date = '', time = '', zone] = moment.exec(text) ?? [];
  if (date === '') return undefined;
  const seconds = time.length === 5 ? `${time}:00` : time;
  if (zone === undefined || /^z$/i.test(zone)) return `${date} ${seconds}${end}`;
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  const at = new Date(
    `${date}T${seconds}${zone[0] ?? '+'}${digits.slice(0, 2)}:${digits.slice(2)}`,
  );
  if (Number.isNaN(at.getTime())) return undefined;
  return `${at.toISOString().slice(0, 19).replace('T', ' ')}${end}`;
}
