import type { SampleTable, SampleValue } from '../../../generate/sample-table.ts';
import { sqlName } from '../sql-text.ts';

/** What a column of a seed may be, the narrower type first; dbt guesses, too. */
const TYPES: readonly (readonly [type: string, looks: RegExp])[] = [
  ['bigint', /^[+-]?\d{1,18}$/],
  ['double', /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/],
  ['boolean', /^(?:true|false)$/i],
  ['date', /^\d{4}-\d{2}-\d{2}$/],
  ['timestamp', /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/],
];

/** A query that gives a seed with types, from the table of its texts. */
export function seedQuery({ columns, rows }: SampleTable, from: string): string {
  const list = columns.map((name, at) => {
    const type = typeOf(rows.map((row) => row[at] ?? null));
    return `try_cast(c${String(at)} as ${type}) as ${sqlName(name)}`;
  });
  return `select ${list.join(', ')} from ${from}`;
}

function typeOf(values: readonly SampleValue[]): string {
  const texts = values.filter((one) => typeof one === 'string');
  if (texts.length === 0) return 'varchar';
  return TYPES.find(([, looks]) => texts.every((one) => looks.test(one)))?.[0] ?? 'varchar';
}
