import type { Range } from '../../../base/range.ts';
import type { QualityContent } from '../../../model/content/contract-content.ts';
import { acceptedValues } from './accepted-values.ts';
import { conditionOf } from './check-condition.ts';
import type { Check } from './check.ts';
import { comparedValue } from './compared-value.ts';
import { textArgument } from './dbt-argument.ts';
import type { TestContext } from './test-context.ts';
import { isTextType, type TestedValue } from './tested-value.ts';

/** The test of one check of a property. */
export function checkTest(context: TestContext, value: TestedValue, check: Check): void {
  const { collector, dialect } = context;
  const { property, label } = value;
  const { at } = property;
  if (check.kind === 'missing') {
    collector.miss(`${label}: ${check.element}`, property.nameAt, check.reason);
    return;
  }
  if (check.kind === 'pattern') {
    patternTest(context, value, check.pattern, { at, what: check.what });
    return;
  }
  const compared = comparedValue(dialect, value);
  if (typeof compared === 'string') {
    collector.miss(`${label}: ${check.kind}`, property.nameAt, compared);
    return;
  }
  switch (check.kind) {
    case 'range':
      rangeTest(context, compared, check);
      return;
    case 'length':
      lengthTest(context, compared, check);
      return;
    case 'multiple':
      collector.onValue(compared, {
        test: 'dataengos_multiple_of',
        arguments: { divisor: check.of },
        what: 'multiple_of',
        condition: conditionOf(dialect, compared.expression, check),
        at,
      });
      return;
    case 'values':
      acceptedValues(context, compared, check.values, { at, element: label });
      return;
  }
}

function rangeTest(
  { collector, dialect, packages }: TestContext,
  value: TestedValue,
  check: Extract<Check, { kind: 'range' }>,
): void {
  const { low, high, lowIsOut, highIsOut, what } = check;
  const bounds = {
    ...(low !== undefined && { min_value: sqlArgument(low) }),
    ...(high !== undefined && { max_value: sqlArgument(high) }),
  };
  // Theirs has one word for both ends.
  const isEven = low === undefined || high === undefined || lowIsOut === highIsOut;
  const theirs = { ...bounds, ...((lowIsOut || highIsOut) && { inclusive: false }) };
  const ours = {
    ...bounds,
    ...(lowIsOut && { min_is_excluded: true }),
    ...(highIsOut && { max_is_excluded: true }),
  };
  collector.onValue(value, {
    test: packages && isEven ? 'dbt_utils.accepted_range' : 'dataengos_value_range',
    arguments: packages && isEven ? theirs : ours,
    condition: conditionOf(dialect, value.expression, check),
    ...{ what, at: value.property.at },
  });
}

/** SQL of a number as a number where YAML keeps its digits. */
function sqlArgument(sql: string): string | number {
  const number = Number(sql);
  return String(number) === sql ? number : textArgument(sql);
}

function lengthTest(
  { collector, dialect, packages }: TestContext,
  value: TestedValue,
  check: Extract<Check, { kind: 'length' }>,
): void {
  const { low, high } = check;
  collector.onValue(value, {
    test: packages
      ? 'dbt_expectations.expect_column_value_lengths_to_be_between'
      : 'dataengos_value_length',
    arguments: {
      ...(low !== undefined && { [packages ? 'min_value' : 'min_length']: low }),
      ...(high !== undefined && { [packages ? 'max_value' : 'max_length']: high }),
    },
    what: 'value_length',
    condition: conditionOf(dialect, value.expression, check),
    at: value.property.at,
  });
}

/** `pattern` is one that the database reads. */
export function patternTest(
  { collector, dialect, packages }: TestContext,
  value: TestedValue,
  pattern: string,
  origin: { readonly at: Range; readonly what: string; readonly rule?: QualityContent },
): void {
  const { logicalType, physicalType } = value.property;
  // Theirs writes the pattern into a literal as it is, compares only text, and finds nulls wanting in some databases.
  const fits =
    packages &&
    !pattern.includes("'") &&
    (!dialect.backslashes || !pattern.includes('\\')) &&
    logicalType === 'string' &&
    (physicalType === undefined || isTextType(physicalType));
  collector.onValue(value, {
    test: fits ? 'dbt_expectations.expect_column_values_to_match_regex' : 'dataengos_value_pattern',
    arguments: fits
      ? { regex: textArgument(pattern), row_condition: `${value.expression} is not null` }
      : { pattern: textArgument(pattern) },
    condition: conditionOf(dialect, value.expression, { kind: 'pattern', pattern, what: '' }),
    ...origin,
  });
}
