import type { PlannedModel } from '../dbt-plan.ts';
import type { StoredColumn } from '../plan/stored-columns.ts';
import type { TypeHint } from './expression.ts';
import type { SqlType } from '../types/sql-type.ts';

/** A model that a query reads. */
export interface ReadRelation {
  /** In the query. */
  readonly alias: string;
  readonly model: string;
  /** Undefined for models that somebody else describes. */
  readonly planned: PlannedModel | undefined;
  /** Undefined where nobody says which columns it has. */
  readonly columns: readonly StoredColumn[] | undefined;
}

/** A column that a query takes from a model of which nobody says which columns it has. */
export interface AskedColumn {
  readonly name: string;
  readonly type: SqlType | undefined;
  readonly hint: TypeHint;
}

/** What models that no contract describes are asked for, in the order of asking. */
export class AskedColumns {
  readonly #byModel = new Map<string, Map<string, AskedColumn>>();

  ask(model: string, column: AskedColumn): void {
    const columns = this.#byModel.get(model) ?? new Map<string, AskedColumn>();
    this.#byModel.set(model, columns);
    const there = columns.get(column.name.toLowerCase());
    columns.set(column.name.toLowerCase(), {
      name: there?.name ?? column.name,
      type: there?.type ?? column.type,
      hint: there?.hint ?? column.hint,
    });
  }

  of(model: string): readonly AskedColumn[] {
    return [...(this.#byModel.get(model)?.values() ?? [])];
  }
}
