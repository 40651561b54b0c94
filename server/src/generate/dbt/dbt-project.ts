import type { Generated, GeneratedFile, Unexpressed } from '../generated-file.ts';
import type { ObjectContent, PropertyContent } from '../../model/content/contract-content.ts';
import type { WorkspaceContract } from '../../model/content/workspace-contract.ts';
import type { DbtInput } from './dbt-input.ts';
import type { PlannedModel, PlannedTable } from './dbt-plan.ts';
import { macroFiles } from './macros.ts';
import { ModelColumns } from './model-columns.ts';
import { planProject, type PlannedProject } from './plan/plan-project.ts';
import { isStored, type StoredColumns } from './plan/stored-columns.ts';
import { ModelQueries } from './sql/model-queries.ts';
import { tableTests } from './table-tests-stand-in.ts';
import type { TableTests } from './tests/dbt-test.ts';
import { modelEntry } from './yaml/model-yaml.ts';
import { projectEntry } from './yaml/project-yaml.ts';
import { sourceEntry } from './yaml/source-yaml.ts';
import { yamlText, type YamlRecord } from './yaml/yaml-text.ts';

/** Puts a project together, file by file. */
export class DbtProject {
  readonly #input: DbtInput;
  readonly #planned: PlannedProject;
  readonly #files = new Map<string, GeneratedFile>();
  readonly #unexpressed: Unexpressed[];
  /** YAML files by path: what stands under each of their keys. */
  readonly #yaml = new Map<string, Map<string, YamlRecord[]>>();
  readonly #reasons = new Map<string, string>();
  readonly #columns: ModelColumns;

  constructor(input: DbtInput) {
    this.#input = input;
    this.#planned = planProject(input);
    this.#unexpressed = [...this.#planned.unexpressed];
    this.#columns = new ModelColumns(input);
  }

  generate(): Generated {
    const { plan } = this.#planned;
    for (const source of plan.sources) {
      const entry = sourceEntry(source, this.#input.adapter, (table) => this.#sourceTests(table));
      this.#addYaml(source.yaml, 'sources', entry, `Declares the source ${source.name}.`);
    }
    for (const model of plan.models) this.#addModel(model);
    this.#addQueries();
    this.#addFile(
      'dbt_project.yml',
      yamlText(projectEntry(this.#input, plan)),
      'yaml',
      'The project itself.',
    );
    for (const [path, sections] of this.#yaml) {
      const text = yamlText({ version: 2, ...Object.fromEntries(sections) });
      this.#addFile(path, text, 'yaml', this.#reasons.get(path) ?? '');
    }
    return {
      files: [...this.#files.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1)),
      unexpressed: this.#unexpressed,
    };
  }

  #addModel(model: PlannedModel): void {
    const { promise, name } = model;
    const stored = this.#columns.of(model);
    const tests =
      promise === undefined
        ? noTests
        : this.#modelTests(model, promise.contract, promise.object, stored);
    this.#noteColumns(model, stored);
    const facts = { columns: stored.columns, tests, foreignKeys: [], group: undefined };
    const entry = modelEntry(model, facts, this.#input);
    this.#addYaml(model.yaml, 'models', entry, `Describes ${name}.`);
  }

  #addQueries(): void {
    const queries = new ModelQueries(this.#input, this.#planned, this.#columns);
    for (const { model, sql, isComplete } of queries.all()) {
      const reason = isComplete
        ? `The query of ${model.name}, complete.`
        : `The query of ${model.name}; what is marked is left to write.`;
      this.#addFile(model.sql, sql, 'lines', reason);
    }
    for (const file of macroFiles(this.#input, this.#columns.treatments())) {
      this.#files.set(file.path, file);
    }
  }

  /** Says which properties have no column or no type, and why. */
  #noteColumns({ promise, layer, name }: PlannedModel, { columns, leftOut }: StoredColumns): void {
    if (promise === undefined) return;
    const { contract, object } = promise;
    const note = (property: PropertyContent, what: string, reason: string): void => {
      this.#unexpressed.push({
        path: contract.path,
        at: property.nameAt,
        element: `${object.name}.${property.name}: ${what}`,
        reason,
      });
    };
    for (const { property, reason } of leftOut) {
      if (reason !== undefined) note(property, `column in ${name}`, reason);
    }
    if (layer !== 'staging' && contract.isSource) return;
    for (const { property, type } of columns) {
      if ('reason' in type) note(property, `type in ${this.#input.adapter}`, type.reason);
    }
  }

  #sourceTests({ contract, object, name, source }: PlannedTable): TableTests {
    const stored = { ...object, properties: object.properties.filter(isStored) };
    return tableTests(this.#input, {
      ...{ contract, name, source, kind: 'source', object: stored },
      columnOf: (property) => property.physicalName ?? property.name,
      relationOf: (of, other) => this.#planned.relationOf(of, other, 'source'),
    });
  }

  /** A staging model is tested for its key only: the rest is tested where it comes from. */
  #modelTests(
    { name, layer }: PlannedModel,
    contract: WorkspaceContract,
    object: ObjectContent,
    { columns }: StoredColumns,
  ): TableTests {
    const names = new Map(columns.map((one) => [one.property, one.name]));
    const kept = columns.map(({ property }) => property);
    const bare = new Map(kept.map((property) => [withoutRules(property), names.get(property)]));
    const isStaging = layer === 'staging';
    return tableTests(this.#input, {
      ...{ contract, name, kind: 'model' },
      object: isStaging
        ? { ...object, quality: [], relationships: [], properties: [...bare.keys()] }
        : { ...object, properties: kept },
      columnOf: (property) => bare.get(property) ?? names.get(property) ?? property.name,
      relationOf: (of, other) => this.#planned.relationOf(of, other, 'model'),
    });
  }

  #addYaml(path: string, section: string, entry: YamlRecord, reason: string): void {
    const sections = this.#yaml.get(path) ?? new Map<string, YamlRecord[]>();
    this.#yaml.set(path, sections);
    sections.set(section, [...(sections.get(section) ?? []), entry]);
    if (!this.#reasons.has(path)) this.#reasons.set(path, reason);
  }

  #addFile(path: string, text: string, merge: GeneratedFile['merge'], reason: string): void {
    this.#files.set(path, { path, text, merge, reason });
  }
}

function withoutRules(property: PropertyContent): PropertyContent {
  return {
    ...property,
    quality: [],
    relationships: [],
    options: {},
    enum: [],
    properties: [],
    items: undefined,
  };
}

const noTests: TableTests = { columns: new Map(), table: [], singular: [], unexpressed: [] };
