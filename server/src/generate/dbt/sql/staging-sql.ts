import type { Adapter } from '../dbt-input.ts';
import type { PlannedModel } from '../dbt-plan.ts';
import type { StoredColumn } from '../plan/stored-columns.ts';
import { columnType } from '../types/property-type.ts';
import { typeName } from '../types/sql-type.ts';
import { identifier, needsQuotes, renderedIdentifier } from './identifier.ts';
import { jinjaString, modelText, selectList, todo } from './layout.ts';
import { tableAlias } from './table-alias.ts';

/** The query of a staging model: it reads one source, renames, casts and treats. Nothing is left to write. */
export function stagingSql(
  model: PlannedModel,
  columns: readonly StoredColumn[],
  adapter: Adapter,
): string {
  const [read] = model.reads;
  const table = read?.name ?? model.name;
  const source = read?.kind === 'source' ? read.source : '';
  const alias = tableAlias(table, [], new Set());
  const list = columns.map((column) => ({
    expression: stagedExpression(column, alias, adapter),
    name: renderedIdentifier(column.name, adapter),
  }));
  const body =
    list.length === 0
      ? [
          todo('the contract names no columns; take over those that are needed'),
          `select * from ${alias}`,
        ]
      : ['select', ...selectList(list).map((line) => `    ${line}`), `from ${alias}`];
  return modelText(configOf(model), [
    { name: alias, lines: [`select * from {{ source('${source}', '${table}') }}`] },
    { name: 'final', lines: body },
  ]);
}

/** What stands at the head of a model. */
export function configOf({ materialization, alias }: PlannedModel): Record<string, string> {
  return {
    ...(materialization !== undefined && { materialized: materialization }),
    ...(alias !== undefined && { alias }),
  };
}

function stagedExpression(column: StoredColumn, alias: string, adapter: Adapter): string {
  const { physical, type, treatment, property } = column;
  if (treatment === undefined) {
    const from = `${alias}.${sourceColumn(physical, adapter)}`;
    return 'sql' in type ? `cast(${from} as ${type.sql})` : from;
  }
  const from = `${alias}.${needsQuotes(physical, adapter) ? identifier(physical, adapter) : physical.toLowerCase()}`;
  const text = typeName(adapter, { kind: 'string' });
  const isText = (columnType(property)?.kind ?? 'string') === 'string';
  const value = isText || !('sql' in text) ? from : `cast(${from} as ${text.sql})`;
  return `{{ ${treatment.macro}(${jinjaString(value)}) }}`;
}

/** In small letters, as the rest of the query, where the database does not care. */
function sourceColumn(physical: string, adapter: Adapter): string {
  const name = renderedIdentifier(physical, adapter);
  return needsQuotes(physical, adapter) ? name : name.toLowerCase();
}
