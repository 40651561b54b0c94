import { isOfSystem } from '../../../model/lineage/systems.ts';
import type { OperationContext } from '../../operation.ts';
import type { SourceName } from '../../model-template.ts';
import { isSqlError, type SqlColumn, type SqlSession } from '../../sql-engine.ts';
import { isOtherSql } from '../is-foreign.ts';
import { failed, skipped, type Outcome } from '../outcome.ts';
import { sampleOf, type TestRun } from '../planned-test.ts';
import { asSource } from '../sample-database.ts';
import { sqlName } from '../sql-text.ts';
import { cellText, type TestedObject } from '../tested-object.ts';
import { dbtProjectFiles, textOf, type DbtProjectFiles } from './dbt-project-files.ts';
import { modelRelation, modelSchema, sourceRelation, sourceSchema } from './relation-names.ts';
import { seedQuery } from './seed-query.ts';

/** A model that has run on the samples. */
export interface BuiltModel {
  /** Its table, as SQL writes it. */
  readonly table: string;
  readonly columns: readonly SqlColumn[];
  /** What ran. */
  readonly sql: string;
}

/** A model of a project. */
export interface FoundModel {
  readonly project: number;
  readonly name: string;
}

/** The dbt projects of a workspace, run on its samples. Each model runs once, when it is first needed. */
export class DbtRun {
  readonly #projects: readonly DbtProjectFiles[];
  readonly #context: OperationContext;
  readonly #objects: readonly TestedObject[];
  readonly #built = new Map<string, Promise<BuiltModel | Outcome>>();
  readonly #schemas = new Set<string>();
  readonly #relations = new Set<string>();
  readonly #contractsStand: boolean;

  /** `contractsStand`: where a model that is read cannot be had, the object of a contract with its name stands for it. */
  constructor(
    projects: readonly DbtProjectFiles[],
    objects: readonly TestedObject[],
    context: OperationContext,
    { contractsStand = false }: { readonly contractsStand?: boolean } = {},
  ) {
    this.#projects = projects;
    this.#objects = objects;
    this.#context = context;
    this.#contractsStand = contractsStand;
  }

  /** The model that makes an object: the one with its name, or that the database calls so. */
  modelOf({ object }: TestedObject): FoundModel | undefined {
    const wanted = [object.name, object.physicalName].filter((name) => name !== undefined);
    for (const name of wanted)
      for (const [project, { models }] of this.#projects.entries())
        if (models.has(name)) return { project, name };
    for (const [project, { aliases }] of this.#projects.entries())
      for (const [name, alias] of aliases)
        if (wanted.some((one) => isAlike(one, alias))) return { project, name };
    return undefined;
  }

  /** Loads the seeds, before the session is sealed. */
  async load(session: SqlSession): Promise<void> {
    for (const [at, { seeds }] of this.#projects.entries())
      for (const [index, { columns, rows }] of [...seeds.values()].entries())
        await session.load({
          name: `seed_${String(at)}_${String(index)}`,
          columns: columns.map((_name, column) => `c${String(column)}`),
          rows: rows.map((row) => row.map(cellText)),
        });
  }

  /** The model with all that it reads, or why it cannot be had. */
  build(
    model: FoundModel,
    run: TestRun,
    way: readonly string[] = [],
  ): Promise<BuiltModel | Outcome> {
    const { project, name } = model;
    if (way.includes(name))
      return Promise.resolve(
        failed([{ text: 'circle', params: { model: name, way: [...way, name].join(' → ') } }]),
      );
    const key = `${String(project)}/${name}`;
    const known = this.#built.get(key) ?? this.#make(model, run, [...way, name]);
    this.#built.set(key, known);
    return known;
  }

  async #make(
    { project: at, name }: FoundModel,
    run: TestRun,
    way: readonly string[],
  ): Promise<BuiltModel | Outcome> {
    const project = this.#projects[at];
    const path = project?.models.get(name);
    const text = path === undefined ? undefined : await textOf(path, this.#context);
    if (project === undefined || text === undefined)
      return skipped('notRendered', { model: name, reason: '' });
    const table = modelRelation(at, name);
    const { query, refs, sources } = await run.session.render({
      ...{ name, text, project: at, projectName: project.name },
      ...{ vars: project.vars, macros: project.macros, identifiers: project.identifiers },
    });
    if (query.kind === 'failed')
      return skipped('notRendered', { model: name, reason: query.reason });
    for (const one of sources) {
      const trouble = await this.#source(one, name, project, run);
      if (trouble !== undefined) return trouble;
    }
    for (const one of refs) {
      const trouble = await this.#ref({ project: at, name: one }, name, run, way);
      if (trouble !== undefined) return trouble;
    }
    const sql = query.text.replace(/[\s;]+$/, '');
    try {
      await this.#schema(modelSchema(at), run.session);
      await run.session.define(table, sql);
      const { columns } = await run.session.query(`select * from ${table} limit 0`);
      return { table, columns, sql };
    } catch (error) {
      if (!isSqlError(error) || error.kind !== 'sql') throw error;
      const { message: reason } = error;
      const { adapter = '' } = project;
      return isOtherSql(reason, adapter)
        ? skipped('foreignModel', { model: name, adapter, reason })
        : failed([{ text: 'modelFails', params: { model: name, reason } }]);
    }
  }

  /** What a model reads is made first. */
  async #ref(
    read: FoundModel,
    by: string,
    run: TestRun,
    way: readonly string[],
  ): Promise<Outcome | undefined> {
    const project = this.#projects[read.project];
    if (project?.models.has(read.name) === true) {
      const built = await this.build(read, run, way);
      if (!('state' in built)) return undefined;
      return (await this.#stand(read, run)) ? undefined : built;
    }
    const seed = [...(project?.seeds.keys() ?? [])].indexOf(read.name);
    const table = project?.seeds.get(read.name);
    if (table === undefined) {
      if (await this.#stand(read, run)) return undefined;
      return skipped('noModel', { model: by, read: read.name });
    }
    await this.#relation(
      modelSchema(read.project),
      modelRelation(read.project, read.name),
      run,
      () => seedQuery(table, `seed_${String(read.project)}_${String(seed)}`),
    );
    return undefined;
  }

  /** Whether an object of a contract stands for a model now. */
  async #stand({ project, name }: FoundModel, run: TestRun): Promise<boolean> {
    if (!this.#contractsStand) return false;
    const found = this.#objects.find(
      ({ object }) => isAlike(object.name, name) || isAlike(object.physicalName, name),
    );
    const sample = found && sampleOf(run, found);
    if (found === undefined || sample === undefined) return false;
    await this.#relation(modelSchema(project), modelRelation(project, name), run, () =>
      asSource(found, sample),
    );
    return true;
  }

  async #source(
    source: SourceName,
    by: string,
    project: DbtProjectFiles,
    run: TestRun,
  ): Promise<Outcome | undefined> {
    const found = this.#objectOf(source, project);
    const sample = found && sampleOf(run, found);
    if (found === undefined || sample === undefined)
      return skipped('noSource', { model: by, source: `${source.source}.${source.table}` });
    await this.#relation(
      sourceSchema(source),
      sourceRelation(source, project.identifiers),
      run,
      () => asSource(found, sample),
    );
    return undefined;
  }

  /** The object of a source contract that stands for a table of a source. */
  #objectOf({ source, table }: SourceName, project: DbtProjectFiles): TestedObject | undefined {
    const identifier = new Map(Object.entries(project.identifiers)).get(`${source}.${table}`);
    const names = [table, ...(identifier === undefined ? [] : [identifier])];
    const fits = this.#objects.filter(
      ({ object, contract }) =>
        contract.isSource &&
        names.some((name) => isAlike(object.name, name) || isAlike(object.physicalName, name)),
    );
    const known = fits.filter(({ contract }) => contract.system !== undefined);
    const exact = known.filter(({ contract }) => isOfSystem(contract.path, source));
    // Of a contract in no folder of a system nobody knows more than the name.
    const rest = fits.filter(({ contract }) => contract.system === undefined);
    const [first] = [...exact, ...rest].sort(
      (a, b) => Number(a.sample === undefined) - Number(b.sample === undefined),
    );
    return first;
  }

  async #relation(schema: string, table: string, run: TestRun, query: () => string): Promise<void> {
    if (this.#relations.has(table)) return;
    this.#relations.add(table);
    await this.#schema(schema, run.session);
    await run.session.execute(`create table ${table} as ${query()}`);
  }

  async #schema(name: string, session: SqlSession): Promise<void> {
    if (this.#schemas.has(name)) return;
    this.#schemas.add(name);
    await session.execute(`create schema ${sqlName(name)}`);
  }
}

/** Finds the dbt projects in the workspace folders of the contracts. */
export async function readDbtProjects(
  objects: readonly TestedObject[],
  context: OperationContext,
): Promise<DbtRun> {
  const folders = new Set(
    objects.flatMap(({ contract }) => context.files.folderOf(contract.path) ?? []),
  );
  return new DbtRun(await dbtProjectFiles(folders, context), objects, context);
}

function isAlike(name: string | undefined, other: string): boolean {
  return name?.toLowerCase() === other.toLowerCase();
}
