import type { PropertyContent } from '../../../model/content/contract-content.ts';
import type { AllowedValue } from './check.ts';
import { textLiteral, type Dialect } from './dialect.ts';
import { isVariable } from './is-variable.ts';
import { castTypeOf, literalOf } from './values-in-sql.ts';

/**
 * Values that a contract lists, once each and without null, as SQL compares them with those of a property; a text says
 * which one is none.
 */
export function allowedValues(
  dialect: Dialect,
  { logicalType, options }: PropertyContent,
  listed: readonly unknown[],
): readonly AllowedValue[] | string {
  const type = castTypeOf(logicalType, options);
  const found = new Map<string, AllowedValue>();
  for (const value of listed) {
    if (value === null || value === undefined) continue;
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
      return 'One of its values is a list or a map.';
    if (isVariable(value))
      return 'One of its values is known when the contract is used, not before.';
    const isBare = type === undefined ? typeof value !== 'string' : type !== 'text';
    const sql =
      isBare && type !== undefined
        ? literalOf(dialect, type, value)
        : isBare
          ? String(value)
          : textLiteral(dialect, String(value));
    if (sql === undefined) return `${JSON.stringify(value)} is no ${type ?? 'value'}.`;
    if (!found.has(sql)) found.set(sql, { value, sql, isText: !isBare });
  }
  return [...found.values()];
}
