import type { DbtInput } from '../dbt-input.ts';
import type { PlannedModel } from '../dbt-plan.ts';
import { ElementFinder } from '../find-element.ts';
import type { ModelColumns } from '../model-columns.ts';
import { prefixesOf } from '../plan/model-node.ts';
import type { PlannedProject } from '../plan/plan-project.ts';
import { intermediateSql } from './intermediate-sql.ts';
import { martSql, type WrittenQuery } from './mart-sql.ts';
import { AskedColumns, type ReadRelation } from './model-relations.ts';
import { stagingSql } from './staging-sql.ts';
import { tableAlias } from './table-alias.ts';

/** A query for a planned model. */
export interface ModelQuery extends WrittenQuery {
  readonly model: PlannedModel;
}

/** Writes the queries of a project. */
export class ModelQueries {
  readonly #input: DbtInput;
  readonly #planned: PlannedProject;
  readonly #columns: ModelColumns;
  readonly #finder: ElementFinder;
  readonly #byName: ReadonlyMap<string, PlannedModel>;
  readonly #asked = new AskedColumns();

  constructor(input: DbtInput, planned: PlannedProject, columns: ModelColumns) {
    this.#input = input;
    this.#planned = planned;
    this.#columns = columns;
    this.#finder = new ElementFinder(input.contracts);
    this.#byName = new Map(planned.plan.models.map((model) => [model.name, model]));
  }

  /** Those that nobody has written yet. Models that others take from come last: what they are asked for is known then. */
  all(): readonly ModelQuery[] {
    const { adapter } = this.#input;
    const models = this.#planned.plan.models;
    // Also of models that somebody has written: they tell what is taken from others.
    const promised = models.flatMap((model): ModelQuery[] => {
      if (model.promise === undefined) return [];
      if (model.reads[0]?.kind !== 'source') return [{ model, ...this.#mart(model) }];
      const sql = stagingSql(model, this.#columns.of(model).columns, adapter);
      return [{ model, sql, isComplete: true }];
    });
    const others = models.flatMap((model): ModelQuery[] => {
      if (model.promise !== undefined) return [];
      const relations = this.#relations(model);
      const asked = this.#asked.of(model.name);
      const sql = intermediateSql(model, relations, asked, adapter);
      return [{ model, sql, isComplete: false }];
    });
    return [...promised, ...others].filter(({ model }) => !model.isWritten);
  }

  #mart(model: PlannedModel): WrittenQuery {
    const relations = this.#relations(model);
    const { adapter, existing } = this.#input;
    return martSql({
      ...{ model, relations, adapter, finder: this.#finder, asked: this.#asked },
      columns: this.#columns.of(model).columns,
      namedBy: (property) =>
        property.transformSourceObjects.flatMap((name) => {
          const read = this.#planned.readOf(name, model);
          return relations.find((one) => one.model === read?.name) ?? [];
        }),
      macros: new Set([...existing.macros, ...this.#columns.treatments().keys()]),
    });
  }

  #relations(model: PlannedModel): readonly ReadRelation[] {
    const taken = new Set<string>();
    return model.reads.flatMap((read): ReadRelation[] => {
      if (read.kind === 'source') return [];
      const planned = this.#byName.get(read.name);
      const contract = planned?.promise?.contract ?? model.promise?.contract;
      const prefixes = (['staging', 'intermediate', 'marts'] as const).flatMap((layer) =>
        prefixesOf(layer, contract),
      );
      return [
        {
          alias: tableAlias(read.name, prefixes, taken),
          model: read.name,
          planned,
          columns: planned?.promise === undefined ? undefined : this.#columns.of(planned).columns,
        },
      ];
    });
  }
}
