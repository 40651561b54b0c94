import type { Check } from './check.ts';
import { castTo, textLiteral, type Dialect } from './dialect.ts';

/** A check as SQL that holds for good values; of null it says nothing. */
export function conditionOf(
  dialect: Dialect,
  value: string,
  check: Exclude<Check, { kind: 'missing' }>,
): string {
  switch (check.kind) {
    case 'range': {
      const { low, high, lowIsOut, highIsOut } = check;
      return [
        ...(low === undefined ? [] : [`${value} ${lowIsOut ? '>' : '>='} ${low}`]),
        ...(high === undefined ? [] : [`${value} ${highIsOut ? '<' : '<='} ${high}`]),
      ].join(' and ');
    }
    case 'length':
      return [
        ...(check.low === undefined ? [] : [`length(${value}) >= ${String(check.low)}`]),
        ...(check.high === undefined ? [] : [`length(${value}) <= ${String(check.high)}`]),
      ].join(' and ');
    case 'pattern':
      return dialect.matches(castTo(dialect, value, 'text'), textLiteral(dialect, check.pattern));
    case 'multiple': {
      const type = dialect.adapter === 'bigquery' ? 'bignumeric' : 'decimal(38, 10)';
      return `mod(cast(${value} as ${type}), cast(${String(check.of)} as ${type})) = 0`;
    }
    case 'values':
      return `${value} in (${check.values.map((one) => one.sql).join(', ')})`;
  }
}
