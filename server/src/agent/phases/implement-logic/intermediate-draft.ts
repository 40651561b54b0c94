import type { PlannedModel } from '../../../generate/dbt/dbt-plan.ts';
import { renderedIdentifier } from '../../../generate/dbt/sql/identifier.ts';
import { modelText, selectList, todo } from '../../../generate/dbt/sql/layout.ts';
import { configOf } from '../../../generate/dbt/sql/staging-sql.ts';
import { tableAlias } from '../../../generate/dbt/sql/table-alias.ts';
import type { AssetFile } from '../../../model/governed-file.ts';
import type { KnownColumn, UpstreamModel } from './known-model.ts';
import type { ProjectView } from './project-view.ts';

/** What an intermediate model is made from: no contract describes it, but its asset or its YAML does. */
export interface IntermediateParts {
  readonly name: string;
  readonly model: PlannedModel | undefined;
  readonly upstream: readonly UpstreamModel[];
  readonly asset: AssetFile | undefined;
  readonly described: readonly KnownColumn[] | undefined;
  /** Column in small letters -> the type that its readers want. */
  readonly asked: ReadonlyMap<string, string>;
  readonly project: ProjectView;
}

interface Made {
  readonly column: KnownColumn;
  /** Undefined: a person has to say it. */
  readonly expression: string | undefined;
  readonly problem: string;
}

const PREFIXES = ['stg_', 'int_', 'fct_', 'dim_'];

/**
 * The beginning of the query of an intermediate model: it imports all that it reads, and has its columns. One that its
 * asset takes under the same name from its only table is taken over. All else is marked, first of all which rows it has:
 * no contract says that, so that the model gives none.
 */
export function intermediateDraft(parts: IntermediateParts): {
  readonly sql: string;
  readonly columns: readonly KnownColumn[];
} {
  const { model, upstream, project } = parts;
  const taken = new Set<string>();
  const relations = upstream.map((one) => ({
    ...one,
    alias: tableAlias(one.name, PREFIXES, taken),
  }));
  const columns = columnsOf(parts);
  const [base] = relations;
  const made = columns.map((column) => madeOf(column, parts, base));
  const lines = made.flatMap((one, at) => {
    const name = renderedIdentifier(one.column.name, project.adapter);
    const list = selectList([{ expression: one.expression ?? nullOf(one.column), name }]);
    const comma = at === made.length - 1 ? '' : ',';
    return [
      ...(one.expression === undefined ? [todo(`${one.column.name}: ${one.problem}`)] : []),
      ...list.map((line, index) => (index === list.length - 1 ? line + comma : line)),
    ];
  });
  const imports = relations.map(({ alias, name }) => ({
    name: alias,
    lines: [`select * from {{ ref('${name}') }}`],
  }));
  const body = [
    todo(`say which rows ${parts.name} has: how they are joined, filtered and summed up`),
    'select',
    ...lines.map((line) => `    ${line}`),
    `from ${base?.alias ?? 'no_rows'}`,
    'where false',
  ];
  const steps = [
    ...(base === undefined ? [{ name: 'no_rows', lines: ['select 1 as placeholder'] }] : imports),
    { name: 'final', lines: body },
  ];
  return { sql: modelText(model === undefined ? {} : configOf(model), steps), columns };
}

/** As the YAML of the project lists them, then those that only the asset has. */
function columnsOf({ asset, described }: IntermediateParts): readonly KnownColumn[] {
  const found = new Map((described ?? []).map((one) => [one.name.toLowerCase(), one]));
  for (const { name } of asset?.columns ?? []) {
    const key = name.text.toLowerCase();
    if (!found.has(key))
      found.set(key, { name: name.text, type: undefined, description: undefined });
  }
  return [...found.values()];
}

function madeOf(
  column: KnownColumn,
  { asset, upstream, asked, project }: IntermediateParts,
  base: (UpstreamModel & { readonly alias: string }) | undefined,
): Made {
  const from = asset?.columns.find(
    ({ name }) => name.text.toLowerCase() === column.name.toLowerCase(),
  )?.from;
  const [table, source] = partsOf(from);
  const origin = upstream.find(({ name }) => name === table);
  const there = origin?.columns?.find(({ name }) => name.toLowerCase() === source?.toLowerCase());
  const said = column.type ?? asked.get(column.name.toLowerCase());
  const typed = { ...column, type: said ?? there?.type };
  if (from === undefined)
    return {
      column: { ...column, type: said },
      expression: undefined,
      problem: 'nothing says what it is made of',
    };
  const isSame = source?.toLowerCase() === column.name.toLowerCase();
  if (isSame && there !== undefined && upstream.length === 1) {
    const name = renderedIdentifier(there.name, project.adapter);
    return { column: typed, expression: `${base?.alias ?? ''}.${name}`, problem: '' };
  }
  const type = isSame ? typed.type : said;
  return {
    column: { ...column, type },
    expression: undefined,
    problem: `it is made of ${from}, and nothing says how`,
  };
}

function partsOf(from: string | undefined): readonly [string | undefined, string | undefined] {
  const parts = from?.split('.') ?? [];
  return [parts.slice(0, -1).join('.'), parts.at(-1)];
}

function nullOf({ type }: KnownColumn): string {
  return type === undefined ? 'null' : `cast(null as ${type})`;
}
