import type { Generated, GeneratedFile, Unexpressed } from '../generated-file.ts';
import type { PropertyContent } from '../../model/content/contract-content.ts';
import type { WorkspaceContract } from '../../model/content/workspace-contract.ts';
import type { Range } from '../../base/range.ts';
import { sampleKey, type DbtInput } from './dbt-input.ts';
import type { PlannedModel, PlannedTable } from './dbt-plan.ts';
import { ElementFinder } from './find-element.ts';
import { macroFiles } from './macros.ts';
import { ModelColumns } from './model-columns.ts';
import { tableName } from './plan/plan-sources.ts';
import { planProject, type PlannedProject } from './plan/plan-project.ts';
import { TakenNames } from './plan/safe-name.ts';
import type { StoredColumns } from './plan/stored-columns.ts';
import { foreignKeysOf } from './foreign-keys.ts';
import { PlannedTests } from './planned-tests.ts';
import { ModelQueries } from './sql/model-queries.ts';
import { isEnforceable } from './yaml/constraints.ts';
import { exposuresOf } from './yaml/exposures.ts';
import { unsaidFreshness } from './yaml/freshness.ts';
import { domainGroups, groupName } from './yaml/groups.ts';
import { modelEntry } from './yaml/model-yaml.ts';
import { projectFiles } from './yaml/project-files.ts';
import { semanticsOf } from './yaml/semantic-models.ts';
import { sourceEntry } from './yaml/source-yaml.ts';
import { timeSpine, timeSpineFiles } from './yaml/time-spine.ts';
import { unitTestOf } from './yaml/unit-tests.ts';
import { YamlFiles } from './yaml/yaml-files.ts';

/** Puts a project together, file by file. */
export class DbtProject {
  readonly #input: DbtInput;
  readonly #planned: PlannedProject;
  readonly #columns: ModelColumns;
  readonly #tests: PlannedTests;
  readonly #finder: ElementFinder;
  readonly #yaml = new YamlFiles();
  readonly #files = new Map<string, GeneratedFile>();
  readonly #unexpressed: Unexpressed[];
  readonly #groups: ReadonlyMap<string, unknown>;
  /** Models whose query is complete. */
  readonly #finished = new Set<PlannedModel>();

  constructor(input: DbtInput) {
    this.#input = input;
    this.#planned = planProject(input);
    this.#columns = new ModelColumns(input);
    this.#tests = new PlannedTests(input, this.#planned);
    this.#finder = new ElementFinder(input.contracts);
    this.#unexpressed = [...this.#planned.unexpressed];
    this.#groups = domainGroups(input);
  }

  generate(): Generated {
    const { plan } = this.#planned;
    const { adapter } = this.#input;
    for (const source of plan.sources) {
      const entry = sourceEntry(source, adapter, (table) => this.#tests.ofSource(table));
      this.#yaml.add(source.yaml, 'sources', entry, `Declares the source ${source.name}.`);
      for (const table of source.tables) this.#noteFreshness(table);
    }
    this.#addQueries();
    for (const model of plan.models) this.#addModel(model);
    this.#addSemantics();
    this.#addExposures();
    this.#addGroups();
    for (const file of [
      ...this.#yaml.files(),
      ...projectFiles(this.#input, plan),
      ...macroFiles(this.#input, this.#columns.treatments()),
      ...this.#tests.files(),
    ]) {
      this.#files.set(file.path, file);
    }
    return {
      files: [...this.#files.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1)),
      unexpressed: [...this.#unexpressed, ...this.#tests.unexpressed()],
    };
  }

  #addQueries(): void {
    const queries = new ModelQueries(this.#input, this.#planned, this.#columns);
    for (const { model, sql, isComplete } of queries.all()) {
      if (isComplete) this.#finished.add(model);
      const reason = isComplete
        ? `The query of ${model.name}, complete.`
        : `The query of ${model.name}; what is marked is left to write.`;
      this.#files.set(model.sql, { path: model.sql, text: sql, merge: 'lines', reason });
    }
  }

  #addModel(model: PlannedModel): void {
    const stored = this.#columns.of(model);
    this.#noteColumns(model, stored);
    this.#noteContract(model, stored);
    const reason = `Describes ${model.name} and what is tested of it.`;
    const facts = {
      columns: stored.columns,
      tests: this.#tests.ofModel(model, stored),
      foreignKeys: foreignKeysOf(
        model,
        this.#planned.plan,
        this.#columns,
        this.#finder,
        this.#input,
      ),
      group: this.#groupOf(model),
    };
    this.#yaml.add(model.yaml, 'models', modelEntry(model, facts, this.#input), reason);
    if (this.#input.options.unitTests) this.#addUnitTest(model, stored);
  }

  #addUnitTest(model: PlannedModel, { columns }: StoredColumns): void {
    // What people wrote may read other columns, or other tables, than the contract says.
    const isTheirs = this.#input.existing.models.get(model.name)?.sql !== undefined;
    if (model.promise === undefined || isTheirs || !this.#finished.has(model)) return;
    const test = unitTestOf({
      ...{ input: this.#input, model, columns },
      modelNamed: (name) => this.#planned.plan.models.find((one) => one.name === name),
      columnsOf: (other) => this.#columns.of(other).columns,
    });
    const { contract, object } = model.promise;
    if (typeof test !== 'string') {
      this.#yaml.add(model.yaml, 'unit_tests', test, `Describes ${model.name}.`);
    } else if (this.#input.samples.has(sampleKey(contract, object.name))) {
      this.#note(contract, object.nameAt, `${object.name}: unit test`, test);
    }
  }

  #addSemantics(): void {
    const names = {
      models: new TakenNames(),
      measures: new TakenNames(),
      metrics: new TakenNames(),
    };
    let any = false;
    for (const model of this.#planned.plan.models) {
      const found = semanticsOf(model, this.#columns.of(model).columns, names);
      const reason = `Describes ${model.name}.`;
      for (const one of found.models) this.#yaml.add(model.yaml, 'semantic_models', one, reason);
      for (const one of found.metrics) this.#yaml.add(model.yaml, 'metrics', one, reason);
      this.#unexpressed.push(...found.unexpressed);
      any ||= found.metrics.length > 0;
    }
    const there = this.#input.existing.models.get(timeSpine)?.sql;
    if (!any || (there !== undefined && !there.startsWith('models/utilities/'))) return;
    for (const file of timeSpineFiles(this.#input.adapter)) this.#files.set(file.path, file);
  }

  #addExposures(): void {
    const { models } = this.#planned.plan;
    const names = new TakenNames();
    const contracts = new Set(models.flatMap(({ promise }) => promise?.contract ?? []));
    for (const contract of contracts) {
      const mart = models.find(
        ({ promise, layer }) => promise?.contract === contract && layer === 'marts',
      );
      for (const one of exposuresOf(contract, models, names)) {
        this.#yaml.add(mart?.yaml ?? '', 'exposures', one, `Describes ${mart?.name ?? ''}.`);
      }
    }
  }

  /** All domains, as one file has them. */
  #addGroups(): void {
    const used = this.#planned.plan.models.some((model) => this.#groupOf(model) !== undefined);
    if (!used) return;
    for (const group of domainGroups(this.#input).values()) {
      this.#yaml.add('models/_groups.yml', 'groups', group, 'A group for each domain.');
    }
  }

  #groupOf({ promise, domain, layer }: PlannedModel): string | undefined {
    if (layer === 'staging' || domain === undefined) return undefined;
    const name = promise?.contract.content.domain;
    const group = name === undefined ? domain : groupName(name);
    return this.#groups.has(group) ? group : undefined;
  }

  /** Says of which models dbt cannot enforce the contract. */
  #noteContract(model: PlannedModel, { columns }: StoredColumns): void {
    const { promise, name } = model;
    if (promise === undefined || !this.#input.options.enforceContracts) return;
    if (isEnforceable(model, columns)) return;
    const reason =
      model.materialization === 'ephemeral'
        ? 'It is ephemeral: there is no table or view to hold to a contract.'
        : 'dbt wants a type for every column, and some have none here.';
    const { contract, object } = promise;
    this.#note(contract, object.nameAt, `${object.name}: enforced contract of ${name}`, reason);
  }

  #noteFreshness({ contract, object }: PlannedTable): void {
    const unsaid = unsaidFreshness(contract, object);
    if (unsaid === undefined) return;
    const { level, reason } = unsaid;
    this.#note(contract, level.at, `${object.name}: service level "${level.property}"`, reason);
  }

  /** Says which properties have no column or no type, and why. */
  #noteColumns(
    { promise, name, alias, layer }: PlannedModel,
    { columns, leftOut }: StoredColumns,
  ): void {
    if (promise === undefined) return;
    const { contract, object } = promise;
    const table = alias ?? name;
    if (layer !== 'staging' && tableName(object) !== table) {
      const reason = `The table is called "${table}": the name is taken, or none that dbt can give.`;
      this.#note(contract, object.nameAt, `${object.name}: name of the table`, reason);
    }
    const note = (property: PropertyContent, what: string, reason: string): void =>
      this.#note(contract, property.nameAt, `${object.name}.${property.name}: ${what}`, reason);
    for (const { property, reason } of leftOut) {
      if (reason !== undefined) note(property, `column in ${name}`, reason);
    }
    for (const { property, type } of columns) {
      if ('reason' in type) note(property, `type in ${this.#input.adapter}`, type.reason);
    }
  }

  #note(contract: WorkspaceContract, at: Range, element: string, reason: string): void {
    this.#unexpressed.push({ path: contract.path, at, element, reason });
  }
}
