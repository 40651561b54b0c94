import type { DbtInput } from './dbt-input.ts';
import type { DbtPlan, PlannedModel } from './dbt-plan.ts';
import type { ElementFinder } from './find-element.ts';
import type { ModelColumns } from './model-columns.ts';
import type { StoredColumn } from './plan/stored-columns.ts';
import { identifier } from './sql/identifier.ts';
import { foreignKeys } from './sql/joins.ts';
import { hasConstraints, keyOf, type ForeignKey } from './yaml/constraints.ts';

/** The foreign keys of a model that lead to the whole primary key of another table of the project. */
export function foreignKeysOf(
  model: PlannedModel,
  { models }: DbtPlan,
  columns: ModelColumns,
  finder: ElementFinder,
  { adapter, options }: DbtInput,
): readonly ForeignKey[] {
  if (model.promise === undefined || !options.enforceContracts) return [];
  const own = columns.of(model).columns;
  return foreignKeys(model.promise, finder).flatMap(({ from, to, object }): ForeignKey[] => {
    const target = models.find((one) => one.promise?.object === object && one.layer !== 'staging');
    if (target === undefined || target === model || !hasConstraints(target)) return [];
    // A table that is built later cannot be named.
    if (models.indexOf(target) > models.indexOf(model)) return [];
    const theirs = columns.of(target).columns;
    const key = keyOf(theirs);
    if (key.length !== to.length || !key.every(({ property }) => to.includes(property))) return [];
    const name = (among: readonly StoredColumn[], property: unknown): string[] => {
      const found = among.find((one) => one.property === property);
      return found === undefined ? [] : [identifier(found.name, adapter)];
    };
    const [names, toColumns] = [
      from.flatMap((one) => name(own, one)),
      to.flatMap((one) => name(theirs, one)),
    ];
    if (names.length !== from.length || toColumns.length !== to.length) return [];
    return [{ columns: names, to: `ref('${target.name}')`, toColumns }];
  });
}
