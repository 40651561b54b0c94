import type { DbtInput } from './dbt-input.ts';
import type { PlannedModel } from './dbt-plan.ts';
import { storedColumns, type StoredColumns } from './plan/stored-columns.ts';

/** The columns of planned models, worked out once. */
export class ModelColumns {
  readonly #input: DbtInput;
  readonly #kept = new Map<PlannedModel, StoredColumns>();

  constructor(input: DbtInput) {
    this.#input = input;
  }

  /** Nothing for models that no contract describes. */
  of(model: PlannedModel): StoredColumns {
    const { promise, layer } = model;
    if (promise === undefined) return nothing;
    let columns = this.#kept.get(model);
    if (columns === undefined) {
      const { contract, object } = promise;
      columns = storedColumns(this.#input, contract, object, layer === 'staging');
      this.#kept.set(model, columns);
    }
    return columns;
  }

  /** Macro -> the treatment that the models asked for so far use it for. */
  treatments(): ReadonlyMap<string, string> {
    const used = new Map<string, string>();
    for (const { columns } of this.#kept.values()) {
      for (const { treatment } of columns) {
        if (treatment !== undefined) used.set(treatment.macro, treatment.name);
      }
    }
    return used;
  }
}

const nothing: StoredColumns = { columns: [], leftOut: [] };
