import type { Adapter } from '../dbt-input.ts';
import type { PlannedModel } from '../dbt-plan.ts';
import { typeName } from '../types/sql-type.ts';
import { renderedIdentifier } from './identifier.ts';
import { modelText, selectList, todo } from './layout.ts';
import type { AskedColumn, ReadRelation } from './model-relations.ts';
import { configOf } from './staging-sql.ts';

/** The beginning of a model that no contract describes: what it reads, and the columns that others take from it. */
export function intermediateSql(
  model: PlannedModel,
  relations: readonly ReadRelation[],
  asked: readonly AskedColumn[],
  adapter: Adapter,
): string {
  const [base, ...others] = relations;
  const columns = asked.map((column) => ({
    expression: nullOf(column, relations, adapter),
    name: renderedIdentifier(column.name, adapter),
  }));
  const list = columns.length === 0 ? ['1 as placeholder'] : selectList(columns);
  return modelText(
    configOf(model),
    [
      base === undefined
        ? { name: 'no_rows', lines: ['select 1 as placeholder'] }
        : { name: base.alias, lines: [`select * from {{ ref('${base.model}') }}`] },
      {
        name: 'final',
        lines: [
          todo(
            `write what ${model.name} does; these are the columns that other models take from it`,
          ),
          'select',
          ...list.map((line) => `    ${line}`),
          `from ${base?.alias ?? 'no_rows'}`,
          'where false',
        ],
      },
    ],
    others.map(({ model: name }) => `-- depends_on: {{ ref('${name}') }}`),
  );
}

/** Of the type that it is asked for as, else of the type that it has where it may come from. */
function nullOf(
  { name, type, hint }: AskedColumn,
  relations: readonly ReadRelation[],
  adapter: Adapter,
): string {
  const same = relations
    .flatMap(({ columns }) => columns ?? [])
    .find((one) => one.name.toLowerCase() === name.toLowerCase());
  const guess = typeName(
    adapter,
    hint === 'timestamp' ? { kind: 'timestamp', zoned: false } : { kind: hint ?? 'string' },
  );
  for (const one of [type, same?.type, guess]) {
    if (one !== undefined && 'sql' in one) return `cast(null as ${one.sql})`;
  }
  return 'null';
}
