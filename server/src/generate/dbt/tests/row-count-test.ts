import type { QualityContent } from '../../../model/content/contract-content.ts';
import type { Operators } from './operators.ts';
import type { TestContext } from './test-context.ts';

/** How many rows there are. */
export function rowCountTest(
  { collector, packages }: TestContext,
  rule: QualityContent,
  operators: Operators,
): void {
  const theirs = packages ? expectation(operators) : undefined;
  collector.onTable({
    test: theirs?.test ?? 'dataengos_row_count',
    arguments: theirs?.arguments ?? operators,
    what: 'row_count',
    ...{ at: rule.at, rule },
  });
}

function expectation(
  operators: Operators,
): { readonly test: string; readonly arguments: Readonly<Record<string, unknown>> } | undefined {
  const [[name, value] = [], ...more] = Object.entries(operators);
  if (more.length > 0 || value === undefined) return undefined;
  const between = 'dbt_expectations.expect_table_row_count_to_be_between';
  switch (name) {
    case 'must_be':
      return { test: 'dbt_expectations.expect_table_row_count_to_equal', arguments: { value } };
    case 'must_be_greater_or_equal_to':
      return { test: between, arguments: { min_value: value } };
    case 'must_be_less_or_equal_to':
      return { test: between, arguments: { max_value: value } };
    case 'must_be_greater_than':
      return { test: between, arguments: { min_value: value, strictly: true } };
    case 'must_be_less_than':
      return { test: between, arguments: { max_value: value, strictly: true } };
    case 'must_be_between':
      return typeof value === 'number'
        ? undefined
        : { test: between, arguments: { min_value: value[0], max_value: value[1] } };
    default:
      return undefined;
  }
}
