import type { Adapter } from '../dbt-input.ts';
import type { PlannedModel } from '../dbt-plan.ts';
import { identifier } from '../sql/identifier.ts';
import type { StoredColumn } from '../plan/stored-columns.ts';
import { plainText, type YamlRecord } from './yaml-text.ts';

/** Databases whose tables can have a constraint, enforced or as information. */
const knows: Readonly<
  Record<'not_null' | 'unique' | 'primary_key' | 'check', ReadonlySet<Adapter>>
> = {
  not_null: new Set(['duckdb', 'postgres', 'snowflake', 'bigquery', 'databricks', 'redshift']),
  unique: new Set(['duckdb', 'postgres', 'snowflake', 'redshift']),
  primary_key: new Set(['duckdb', 'postgres', 'snowflake', 'bigquery', 'databricks', 'redshift']),
  check: new Set(['duckdb', 'postgres', 'databricks']),
};

/** DuckDB cannot replace a table that another one names. */
const foreignKeyAdapters: ReadonlySet<Adapter> = new Set([
  ...(['postgres', 'snowflake', 'bigquery', 'databricks', 'redshift'] as const),
]);

/** Where another table is named: its relation and columns. */
export interface ForeignKey {
  readonly columns: readonly string[];
  readonly to: string;
  readonly toColumns: readonly string[];
}

/** Whether dbt can hold a model to its contract: every column needs a type, and there must be a table or view. */
export function isEnforceable(
  { materialization }: PlannedModel,
  columns: readonly StoredColumn[],
): boolean {
  if (materialization === 'ephemeral') return false;
  return columns.length > 0 && columns.every(({ type }) => 'sql' in type);
}

/** Whether the database has constraints for it: views have none. */
export function hasConstraints({ materialization }: PlannedModel): boolean {
  return materialization === 'table' || materialization === 'incremental';
}

/** Of one column. */
export function columnConstraints(
  { property, name }: StoredColumn,
  isOnlyKey: boolean,
  adapter: Adapter,
): readonly YamlRecord[] {
  const found: YamlRecord[] = [];
  const add = (type: keyof typeof knows, more: YamlRecord = {}): void => {
    if (knows[type].has(adapter)) found.push({ type, ...more });
  };
  if (property.required || property.primaryKey) add('not_null');
  if (isOnlyKey) add('primary_key');
  else if (property.unique) add('unique');
  const bounds = boundsOf(property.options, identifier(name, adapter));
  if (bounds !== undefined) add('check', { expression: plainText(bounds) });
  return found;
}

/** Of a table: its key where several columns make it, and the tables that it names. */
export function tableConstraints(
  columns: readonly StoredColumn[],
  foreign: readonly ForeignKey[],
  adapter: Adapter,
): readonly YamlRecord[] {
  const key = keyOf(columns);
  const found: YamlRecord[] = [];
  if (key.length > 1 && knows.primary_key.has(adapter)) {
    found.push({ type: 'primary_key', columns: key.map(({ name }) => identifier(name, adapter)) });
  }
  if (foreignKeyAdapters.has(adapter)) {
    for (const { columns: own, to, toColumns } of foreign) {
      found.push({ type: 'foreign_key', columns: own, to, to_columns: toColumns });
    }
  }
  return found;
}

/** The columns of the primary key, in their order. */
export function keyOf(columns: readonly StoredColumn[]): readonly StoredColumn[] {
  const order = ({ property }: StoredColumn): number => property.primaryKeyPosition ?? Infinity;
  return columns
    .filter(({ property }) => property.primaryKey)
    .toSorted((a, b) => (order(a) === order(b) ? 0 : order(a) - order(b)));
}

/** Bounds of numbers as a condition; those of dates are tests only. */
function boundsOf(options: Readonly<Record<string, unknown>>, column: string): string | undefined {
  const signs = [
    ['minimum', '>='],
    ['exclusiveMinimum', '>'],
    ['maximum', '<='],
    ['exclusiveMaximum', '<'],
  ] as const;
  const parts = signs.flatMap(([key, sign]) => {
    const bound = options[key];
    return typeof bound === 'number' && Number.isFinite(bound)
      ? [`${column} ${sign} ${bound}`]
      : [];
  });
  return parts.length === 0 ? undefined : parts.join(' and ');
}
