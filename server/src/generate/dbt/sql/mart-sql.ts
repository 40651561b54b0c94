import type { PropertyContent } from '../../../model/content/contract-content.ts';
import type { Adapter } from '../dbt-input.ts';
import type { PlannedModel } from '../dbt-plan.ts';
import type { ElementFinder } from '../find-element.ts';
import type { StoredColumn } from '../plan/stored-columns.ts';
import {
  readExpression,
  type Expression,
  type ExpressionScope,
  type TypeHint,
} from './expression.ts';
import { renderedIdentifier } from './identifier.ts';
import { joinCondition } from './joins.ts';
import { indent, modelText, selectList, todo, type Step } from './layout.ts';
import { macroCall } from './macro-call.ts';
import type { AskedColumns, ReadRelation } from './model-relations.ts';
import { configOf } from './staging-sql.ts';

/** What the query of a mart is made from. */
export interface MartParts {
  readonly model: PlannedModel;
  readonly columns: readonly StoredColumn[];
  readonly relations: readonly ReadRelation[];
  /** The relations that a property names, those that the model cannot read left out. */
  readonly namedBy: (property: PropertyContent) => readonly ReadRelation[];
  readonly adapter: Adapter;
  readonly finder: ElementFinder;
  /** Macros that may be called. */
  readonly macros: ReadonlySet<string>;
  readonly asked: AskedColumns;
}

/** A query, and whether a person has to finish it. */
export interface WrittenQuery {
  readonly sql: string;
  readonly isComplete: boolean;
}

interface MartColumn {
  readonly column: StoredColumn;
  readonly expression: Expression;
}

/**
 * The query of a model whose contract says what its columns are made of. What the contract does not say is marked, and
 * then the model gives no rows: nobody shall take an unfinished table for a finished one.
 */
export function martSql(parts: MartParts): WrittenQuery {
  const { model, columns, adapter, relations } = parts;
  const made = columns.map((column) => ({ column, expression: expressionOf(column, parts) }));
  const { base, joins, lost } = joinAll(made, parts);
  const reachable = new Set([...(base === undefined ? [] : [base]), ...joins.keys()]);
  const aliases = new Set([...reachable].map(({ alias }) => alias));
  const finished = made.map(({ column, expression }): MartColumn => {
    if ('problem' in expression) return { column, expression };
    const missing = [...expression.tables].find((alias) => !aliases.has(alias));
    if (missing === undefined) return { column, expression };
    return { column, expression: { problem: `it needs ${missing}, which is not joined yet` } };
  });
  const groups = grouping(finished);
  const isComplete =
    lost.length === 0 &&
    typeof groups !== 'string' &&
    columns.length > 0 &&
    finished.every(({ expression }) => !('problem' in expression));
  const notes = lost.flatMap(({ alias, model: name }) => [
    todo(`join ${alias}: no relationship says which columns belong together`),
    `-- depends_on: {{ ref('${name}') }}`,
  ]);
  const body = [
    ...(typeof groups === 'string' ? [todo(groups)] : []),
    'select',
    ...selectLines(finished, adapter).map((line) => `    ${line}`),
    `from ${base?.alias ?? 'no_rows'}`,
    ...[...joins].flatMap(([{ alias }, condition]) => joinLines(alias, condition)),
    ...(isComplete ? [] : ['where false']),
    ...(typeof groups === 'string' ? [] : groupLines(groups)),
  ];
  const imports = relations
    .filter((relation) => reachable.has(relation))
    .map(({ alias, model: name }) => ({
      name: alias,
      lines: [`select * from {{ ref('${name}') }}`],
    }));
  const steps: Step[] = [
    ...(base === undefined ? [{ name: 'no_rows', lines: ['select 1 as placeholder'] }] : imports),
    { name: 'final', lines: body },
  ];
  return {
    sql: modelText(configOf(model), steps, notes),
    isComplete: isComplete && base !== undefined,
  };
}

/** What a column is made of: its logic, or the column of the same name. */
function expressionOf({ property, name }: StoredColumn, parts: MartParts): Expression {
  const own = parts.namedBy(property);
  const named = property.transformSourceObjects.length;
  if (own.length < named) return { problem: 'nobody knows all the tables that it is made of' };
  const among = named > 0 ? own : parts.relations;
  const scope = scopeOf(property, among, parts);
  const logic = property.transformLogic;
  if (logic !== undefined) return readExpression(logic, scope);
  const column = columnNamed(property, among) ?? property.name;
  // What nobody says to be there is not taken for granted.
  const isSaid = named > 0 || among.some((one) => findColumn(one, column.toLowerCase()));
  const found = isSaid ? scope.column(column, undefined, undefined) : undefined;
  if (found === undefined) {
    return { problem: `the contract does not say what ${name} is made of` };
  }
  return { sql: found.sql, tables: new Set([found.table]), isAggregate: false, type: found.type };
}

/** The column that a source object names itself: `orders.amount`. */
function columnNamed(
  { transformSourceObjects }: PropertyContent,
  among: readonly ReadRelation[],
): string | undefined {
  if (transformSourceObjects.length !== 1) return undefined;
  const last = transformSourceObjects[0]?.split('.').at(-1)?.toLowerCase();
  const has = among.some(({ columns }) =>
    columns?.some(({ property }) => property.name.toLowerCase() === last),
  );
  return has ? last : undefined;
}

function scopeOf(
  property: PropertyContent,
  among: readonly ReadRelation[],
  parts: MartParts,
): ExpressionScope {
  const { adapter, asked, macros } = parts;
  const column = (
    name: string,
    table: string | undefined,
    hint: TypeHint,
  ): ReturnType<ExpressionScope['column']> => {
    const tables =
      table === undefined ? among : parts.relations.filter((one) => isCalled(one, table));
    const wanted = name.toLowerCase();
    const known = tables.flatMap((relation) => {
      const one = findColumn(relation, wanted);
      return one === undefined ? [] : [{ relation, name: one.name, type: one.type }];
    });
    if (known.length > 1) return undefined;
    const open = tables.filter(({ columns }) => columns === undefined);
    const only =
      known[0] ?? (open.length === 1 ? { relation: open[0]!, name, type: undefined } : undefined);
    if (only === undefined) return undefined;
    const { relation } = only;
    if (relation.columns === undefined) {
      const isAll = property.transformLogic?.trim().toLowerCase() === wanted;
      const own = parts.columns.find((one) => one.property === property);
      asked.ask(relation.model, { name, type: isAll ? own?.type : undefined, hint });
    }
    return {
      sql: `${relation.alias}.${renderedIdentifier(only.name, adapter)}`,
      table: relation.alias,
      type: only.type !== undefined && 'sql' in only.type ? only.type.sql : undefined,
    };
  };
  return {
    column,
    macro: (name, args) => macroCall(name, args, { column, relations: among, macros }),
  };
}

/** By its name in the model, in the contract or in the source. */
function findColumn({ columns }: ReadRelation, name: string): StoredColumn | undefined {
  return (
    columns?.find((one) => one.name.toLowerCase() === name) ??
    columns?.find(({ property }) => property.name.toLowerCase() === name)
  );
}

function isCalled({ alias, model, planned }: ReadRelation, table: string): boolean {
  const name = table.toLowerCase();
  const object = planned?.promise?.object;
  return [alias, model, object?.name, object?.physicalName].some(
    (one) => one?.toLowerCase() === name,
  );
}

/** Where the query starts, and what can be joined to it. */
function joinAll(
  made: readonly MartColumn[],
  { relations, finder, adapter }: MartParts,
): {
  readonly base: ReadRelation | undefined;
  readonly joins: ReadonlyMap<ReadRelation, readonly string[]>;
  readonly lost: readonly ReadRelation[];
} {
  const base = baseOf(made, relations);
  const joins = new Map<ReadRelation, readonly string[]>();
  if (base === undefined) return { base, joins, lost: [] };
  let left = relations.filter((one) => one !== base);
  for (let found = true; found;) {
    found = false;
    for (const relation of left) {
      const condition = joinCondition(relation, [base, ...joins.keys()], finder, adapter);
      if (condition === undefined) continue;
      joins.set(relation, condition);
      found = true;
    }
    left = left.filter((one) => !joins.has(one));
  }
  return { base, joins, lost: left };
}

/** The table that the primary key comes from: it decides what a row is. */
function baseOf(
  made: readonly MartColumn[],
  relations: readonly ReadRelation[],
): ReadRelation | undefined {
  const keys = made.filter(({ column }) => column.property.primaryKey);
  for (const { expression } of [...keys, ...made]) {
    if ('problem' in expression) continue;
    const [alias] = expression.tables;
    const found = relations.find((one) => one.alias === alias);
    if (found !== undefined) return found;
  }
  return relations[0];
}

/** The expressions to group by; none where nothing is summed up. A text says why it cannot be. */
function grouping(made: readonly MartColumn[]): readonly string[] | string {
  const read = made.flatMap(({ column, expression }) =>
    'problem' in expression ? [] : [{ column, expression }],
  );
  if (!read.some(({ expression }) => expression.isAggregate)) return [];
  const summed = read.find(
    ({ column, expression }) => column.property.primaryKey && expression.isAggregate,
  );
  if (summed !== undefined)
    return `say by what the rows are summed up: ${summed.column.name} is the key`;
  return read.flatMap(({ expression }) =>
    expression.isAggregate || expression.tables.size === 0 ? [] : [expression.sql],
  );
}

function groupLines(groups: readonly string[]): readonly string[] {
  if (groups.length === 0) return [];
  if (groups.length === 1 && !groups[0]!.includes('\n')) return [`group by ${groups[0]!}`];
  return [
    'group by',
    ...groups.flatMap((group, at) =>
      indent(`${group}${at === groups.length - 1 ? '' : ','}`.split('\n')),
    ),
  ];
}

function joinLines(alias: string, condition: readonly string[]): readonly string[] {
  return [
    `left join ${alias}`,
    ...condition.map((one, at) => `    ${at === 0 ? 'on' : 'and'} ${one}`),
  ];
}

function selectLines(made: readonly MartColumn[], adapter: Adapter): readonly string[] {
  if (made.length === 0) return [todo('the contract names no columns'), '1 as placeholder'];
  return made.flatMap(({ column, expression }, at) => {
    const name = renderedIdentifier(column.name, adapter);
    const comma = at === made.length - 1 ? '' : ',';
    const comment = 'problem' in expression ? [todo(noteFor(column, expression.problem))] : [];
    const lines = selectList([{ expression: typed(column, expression), name }]);
    return [
      ...comment,
      ...lines.map((line, index) => (index === lines.length - 1 ? line + comma : line)),
    ];
  });
}

function noteFor({ name, property }: StoredColumn, problem: string): string {
  const logic = property.transformLogic?.slice(0, 300);
  const said = property.transformDescription ?? logic;
  return `${name}: ${problem}${said === undefined ? '' : `. ${said}`}`;
}

/** The type that the contract promises, unless it is there already. */
function typed({ type }: StoredColumn, expression: Expression): string {
  const sql = 'problem' in expression ? 'null' : expression.sql;
  if (!('sql' in type)) return sql;
  if (!('problem' in expression) && expression.type === type.sql) return sql;
  if (isCastTo(sql, type.sql)) return sql;
  if (!sql.includes('\n')) return `cast(${sql} as ${type.sql})`;
  return ['cast(', ...indent(sql.split('\n')), `    as ${type.sql}`, ')'].join('\n');
}

/** Whether the whole expression is a cast to the type already. */
function isCastTo(sql: string, type: string): boolean {
  if (!sql.startsWith('cast(') || !sql.endsWith(` as ${type})`)) return false;
  let depth = 0;
  return !Array.from(sql.slice(4, -1)).some((sign) => {
    depth += sign === '(' ? 1 : sign === ')' ? -1 : 0;
    return depth === 0;
  });
}
