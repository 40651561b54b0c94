import type { SampleTable, SampleValue } from '../../sample-table.ts';
import type { Adapter } from '../dbt-input.ts';
import { identifier } from '../sql/identifier.ts';
import type { SqlType } from '../types/sql-type.ts';
import { cleanText } from './yaml-text.ts';

/** A column of an input: what it is called there, and where its values are. */
export interface FixtureColumn {
  readonly name: string;
  readonly type: SqlType;
  /** Place in the rows of the sample; undefined: the column is empty. */
  readonly at: number | undefined;
}

/**
 * The rows of an input as a query: dbt need not ask the database for types, which knows neither files that stand for
 * tables nor models that are not built yet. All values are texts and cast by their column. Undefined where a name
 * cannot be written without Jinja seeing something in it.
 */
export function fixtureSql(
  columns: readonly FixtureColumn[],
  rows: SampleTable['rows'],
  adapter: Adapter,
): string | undefined {
  const filled = columns.filter(({ at }) => at !== undefined);
  const name = (column: FixtureColumn): string => identifier(column.name, adapter);
  if (columns.length === 0 || columns.some((one) => /\{[{%#]/.test(one.name))) return undefined;
  const casts = columns.map((column) => {
    const { type, at } = column;
    const value = at === undefined ? 'null' : name(column);
    return 'sql' in type
      ? `cast(${value} as ${type.sql}) as ${name(column)}`
      : `${value} as ${name(column)}`;
  });
  const head = `select\n${casts.map((one) => `    ${one}`).join(',\n')}`;
  const shown = filled.length === 0 ? [] : rows;
  if (shown.length === 0) {
    const empty = columns.map((column) =>
      'sql' in column.type
        ? `    cast(null as ${column.type.sql}) as ${name(column)}`
        : `    null as ${name(column)}`,
    );
    return `select\n${empty.join(',\n')}\nlimit 0`;
  }
  const lines = shown.map((row, index) => {
    const values = filled.map((column) => {
      const value = literal(row[column.at ?? -1] ?? null, adapter);
      return index === 0 ? `${value} as ${name(column)}` : value;
    });
    return `    ${index === 0 ? '' : 'union all '}select ${values.join(', ')}`;
  });
  return `${head}\nfrom (\n${lines.join('\n')}\n) as fixture`;
}

function literal(value: SampleValue, adapter: Adapter): string {
  if (value === null || typeof value === 'object') return 'null';
  const clean = cleanText(String(value)).replaceAll('\n', ' ');
  const isEscaping = adapter === 'bigquery' || adapter === 'databricks' || adapter === 'snowflake';
  const text = isEscaping ? clean.replaceAll('\\', '\\\\') : clean;
  const quoted =
    adapter === 'bigquery' || adapter === 'databricks'
      ? text.replaceAll("'", "\\'")
      : text.replaceAll("'", "''");
  // Braces are kept apart: however often dbt reads it, Jinja sees nothing.
  return `'${quoted.replaceAll(/\{(?=[{%#])/g, "{' || '")}'`;
}
