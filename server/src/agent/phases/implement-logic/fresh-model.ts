import type { DbtInput } from '../../../generate/dbt/dbt-input.ts';
import type { PlannedModel } from '../../../generate/dbt/dbt-plan.ts';
import { ModelColumns } from '../../../generate/dbt/model-columns.ts';
import { planProject } from '../../../generate/dbt/plan/plan-project.ts';
import { ModelQueries } from '../../../generate/dbt/sql/model-queries.ts';
import type { AssetFile } from '../../../model/governed-file.ts';
import type { World } from '../../world.ts';
import { pathIn } from '../path-in.ts';
import { intermediateDraft } from './intermediate-draft.ts';
import type { KnownColumn, UpstreamModel } from './known-model.ts';
import type { ProjectView } from './project-view.ts';
import { upstreamClosure } from './upstream-closure.ts';

/** A model as contracts, policies and topologies alone make it. */
export interface FreshModel {
  readonly sql: string;
  /** Where its query lies or would lie, relative to the workspace folder. */
  readonly path: string;
  /** Undefined where no contract asks for it, so that only topologies and assets speak of it. */
  readonly planned: PlannedModel | undefined;
  /** Columns that it must give, in order; empty where nobody says. */
  readonly columns: readonly KnownColumn[];
  readonly upstream: readonly UpstreamModel[];
}

/** Names of the models that contracts ask for, there or not. */
export function plannedNames(world: World, project: ProjectView): readonly string[] {
  return planProject(inputOf(world, project, new Map())).plan.models.map(({ name }) => name);
}

/** Undefined where nothing says what the model is made of. */
export async function freshModel(
  name: string,
  asset: AssetFile | undefined,
  world: World,
  project: ProjectView,
): Promise<FreshModel | undefined> {
  const known = new Map(await upstreamClosure(name, world));
  const inputs = asset?.inputs.map(({ text }) => text) ?? [];
  const drawn = known.get(name) ?? inputs;
  // The first one is where the query starts: people list inputs in an order that means something.
  if (drawn.length > 0)
    known.set(name, [...inputs.filter(isIn(drawn)), ...drawn.filter(isNotIn(inputs))]);
  const input = inputOf(world, withoutQuery(name, project), known);
  const planned = planProject(input);
  const { models } = planned.plan;
  const model = models.find((one) => one.name === name);
  const columns = new ModelColumns(input);
  const columnsOf = (other: string): readonly KnownColumn[] | undefined => {
    const one = models.find((each) => each.name === other);
    return one?.promise === undefined
      ? describedColumns(other, project)
      : columns.of(one).columns.map(({ name: column, type, property }) => ({
          ...{ name: column, description: property.description },
          type: 'sql' in type ? type.sql : undefined,
        }));
  };
  const reads =
    model?.reads.flatMap((read) => (read.kind === 'model' ? read.name : [])) ??
    (known.get(name) ?? []).filter((one) => project.queries.has(one));
  const upstream = reads.map((one) => ({ name: one, columns: columnsOf(one) }));
  const path = pathIn(world.project, model?.sql ?? `models/intermediate/${name}.sql`);
  const facts = { path: project.queries.get(name) ?? path, planned: model, upstream };
  if (model?.promise !== undefined || (model !== undefined && !isDescribed(name, asset, project))) {
    const query = new ModelQueries(input, planned, columns)
      .all()
      .find((one) => one.model === model);
    if (query === undefined) return undefined;
    return { ...facts, sql: query.sql, columns: columnsOf(name) ?? [] };
  }
  if (model === undefined && upstream.length === 0) return undefined;
  const described = describedColumns(name, project);
  const asked = askedTypes(name, models, columns);
  const draft = intermediateDraft({ name, model, upstream, asset, described, asked, project });
  return { ...facts, ...draft };
}

function isDescribed(name: string, asset: AssetFile | undefined, project: ProjectView): boolean {
  const columns = [...(asset?.columns ?? []), ...(project.described.get(name)?.columns ?? [])];
  return columns.length > 0;
}

function describedColumns(
  name: string,
  { described }: ProjectView,
): readonly KnownColumn[] | undefined {
  const columns = described.get(name)?.columns ?? [];
  if (columns.length === 0) return undefined;
  return columns.map(({ name: column, dataType }) => ({
    ...{ name: column.text, description: undefined },
    type: dataType !== undefined && SAFE_TYPE.test(dataType) ? dataType.toLowerCase() : undefined,
  }));
}

/** Column in small letters -> its type, of columns that contracts take over as they are. */
function askedTypes(
  name: string,
  models: readonly PlannedModel[],
  columns: ModelColumns,
): ReadonlyMap<string, string> {
  const types = new Map<string, string>();
  for (const model of models) {
    for (const { property, type } of columns.of(model).columns) {
      const { transformLogic, transformSourceObjects: sources } = property;
      const isTaken = sources.some((one) => one === name || one.startsWith(`${name}.`));
      const key = transformLogic?.trim().toLowerCase() ?? property.name.toLowerCase();
      if (isTaken && 'sql' in type && !types.has(key)) types.set(key, type.sql);
    }
  }
  return types;
}

function isIn(names: readonly string[]): (name: string) => boolean {
  return (name) => names.includes(name);
}

function isNotIn(names: readonly string[]): (name: string) => boolean {
  return (name) => !names.includes(name);
}

/** What may stand in a cast: people wrote it. */
const SAFE_TYPE = /^[A-Za-z][A-Za-z0-9_ ,()]{0,80}$/;

/** The project as if nobody had written the query yet. */
function withoutQuery(name: string, project: ProjectView): ProjectView {
  const there = project.existing.models.get(name);
  if (there === undefined) return project;
  const models = new Map(project.existing.models).set(name, { ...there, sql: undefined });
  return { ...project, existing: { ...project.existing, models } };
}

function inputOf(
  { contracts }: World,
  { adapter, existing }: ProjectView,
  upstream: DbtInput['upstream'],
): DbtInput {
  return {
    ...{ adapter, projectName: 'project', contracts, existing, upstream, samples: new Map() },
    wanted: new Set(contracts.filter(({ guessed }) => !guessed)),
    options: { enforceContracts: false, packages: false, unitTests: false },
  };
}
