import type { PropertyContent } from '../../../model/content/contract-content.ts';
import type { TestDraft } from './test-collector.ts';
import type { TestContext } from './test-context.ts';
import type { TestedValue } from './tested-value.ts';

/** Tests of the primary key, of one column or of several. */
export function keyTests(context: TestContext, values: readonly TestedValue[]): void {
  const { collector, table } = context;
  const key = table.object.properties
    .filter((property) => property.primaryKey)
    .toSorted(
      (a, b) => (a.primaryKeyPosition ?? Infinity) - (b.primaryKeyPosition ?? Infinity) || 0,
    );
  const found = key.map((property) => values.find((value) => value.property === property));
  const columns = found.filter((value) => value !== undefined);
  for (const value of columns) notNull(context, value);
  const [first] = columns;
  if (first === undefined) return;
  if (key.length === 1) {
    collector.onValue(first, {
      test: 'unique',
      arguments: {},
      what: undefined,
      at: first.property.at,
    });
    return;
  }
  if (columns.length < key.length) {
    collector.miss(
      `${table.object.name}: primary key`,
      table.object.nameAt,
      'One of its columns has a name that cannot be written in SQL.',
    );
    return;
  }
  uniqueTogether(context, columns, { what: 'primary_key', at: table.object.nameAt });
}

export function notNull({ collector }: TestContext, value: TestedValue): void {
  const { at } = value.property;
  collector.onValue(value, { ...notNullDraft(value), at });
}

/** That there is a value. */
export function notNullDraft({
  expression,
}: TestedValue): Pick<TestDraft, 'test' | 'arguments' | 'what' | 'condition'> {
  return {
    test: 'not_null',
    arguments: {},
    what: undefined,
    condition: `${expression} is not null`,
  };
}

/** No two rows have the same values in all of some columns; rows with a null among them are left out. */
export function uniqueTogether(
  { collector, packages }: TestContext,
  values: readonly TestedValue[],
  draft: Pick<Parameters<typeof collector.onTable>[0], 'what' | 'at' | 'rule'>,
): void {
  const columns = values.map(({ expression }) => expression);
  const isNeverNull = values.every(({ property }) => isRequired(property));
  const same = `unique ${JSON.stringify(columns.toSorted())}`;
  // Theirs takes nulls for equal.
  if (packages && isNeverNull)
    collector.onTable({
      ...draft,
      test: 'dbt_utils.unique_combination_of_columns',
      arguments: { combination_of_columns: columns },
      same,
    });
  else
    collector.onTable({
      ...draft,
      test: 'dataengos_unique_combination',
      arguments: { columns },
      same,
    });
}

function isRequired({ required, primaryKey }: PropertyContent): boolean {
  return required || primaryKey;
}
