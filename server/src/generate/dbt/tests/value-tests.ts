import type { QualityContent } from '../../../model/content/contract-content.ts';
import type { Range } from '../../../base/range.ts';
import { allowedValues } from './allowed-values.ts';
import type { AllowedValue, Check } from './check.ts';
import { textArgument } from './dbt-argument.ts';
import { notNull } from './key-tests.ts';
import { optionChecks } from './option-checks.ts';
import type { TestContext } from './test-context.ts';
import type { TestedValue } from './tested-value.ts';

/** Tests of what a property says of its own values: required, unique, its list of values, its options. */
export function valueTests(context: TestContext, value: TestedValue): void {
  const { collector, dialect } = context;
  const { property, label } = value;
  if (property.required) notNull(context, value);
  if (property.unique)
    collector.onValue(value, { test: 'unique', arguments: {}, what: undefined, at: property.at });
  if (property.enum.length > 0) {
    const values = allowedValues(
      dialect,
      property,
      property.enum.map((one) => one.value),
    );
    if (typeof values === 'string') collector.miss(`${label}: enum`, property.nameAt, values);
    else acceptedValues(context, value, values, { at: property.at, element: `${label}: enum` });
  }
  for (const check of optionChecks(dialect, property)) checkTest(context, value, check);
}

/** Where a test comes from and how it is called where it cannot be made. */
export interface Origin {
  readonly at: Range;
  readonly element: string;
  readonly rule?: QualityContent;
}

/** Only some values may occur; null may always. */
export function acceptedValues(
  { collector }: TestContext,
  value: TestedValue,
  values: readonly AllowedValue[],
  { at, element, rule }: Origin,
): void {
  if (values.length === 0) {
    collector.miss(element, at, 'There is no value that may occur.');
    return;
  }
  const isText = values.every((one) => one.isText);
  // dbt puts quotes around texts and leaves what is between them as it is.
  const listed = isText
    ? values.map((one) => textArgument(one.sql.slice(1, -1)))
    : values.map((one) => bareArgument(one));
  collector.onValue(value, {
    test: 'accepted_values',
    arguments: { values: listed, ...(!isText && { quote: false }) },
    what: 'accepted_values',
    ...{ at, rule },
    same: JSON.stringify(values.map((one) => one.sql).toSorted()),
  });
}

/** Numbers and flags stand in YAML as themselves where SQL writes them the same. */
function bareArgument({ value, sql }: AllowedValue): unknown {
  if (typeof value === 'number' && String(value) === sql) return value;
  return textArgument(sql);
}

/** The test of one check. */
export function checkTest(context: TestContext, value: TestedValue, check: Check): void {
  const { collector } = context;
  const { property, label } = value;
  const { at } = property;
  switch (check.kind) {
    case 'missing':
      collector.miss(`${label}: ${check.element}`, property.nameAt, check.reason);
      return;
    case 'range':
      rangeTest(context, value, check);
      return;
    case 'length':
      lengthTest(context, value, check);
      return;
    case 'pattern':
      patternTest(context, value, check.pattern, { at, what: check.what });
      return;
    case 'multiple':
      collector.onValue(value, {
        test: 'dataengos_multiple_of',
        arguments: { divisor: check.of },
        what: 'multiple_of',
        at,
      });
      return;
    case 'values':
      acceptedValues(context, value, check.values, { at, element: label });
      return;
  }
}

function rangeTest(
  { collector, packages }: TestContext,
  value: TestedValue,
  { low, high, lowIsOut, highIsOut, what }: Extract<Check, { kind: 'range' }>,
): void {
  const { at } = value.property;
  const bounds = {
    ...(low !== undefined && { min_value: sqlArgument(low) }),
    ...(high !== undefined && { max_value: sqlArgument(high) }),
  };
  // Theirs has one word for both ends.
  const isEven = low === undefined || high === undefined || lowIsOut === highIsOut;
  if (packages && isEven)
    collector.onValue(value, {
      test: 'dbt_utils.accepted_range',
      arguments: { ...bounds, ...((lowIsOut || highIsOut) && { inclusive: false }) },
      ...{ what, at },
    });
  else
    collector.onValue(value, {
      test: 'dataengos_value_range',
      arguments: {
        ...bounds,
        ...(lowIsOut && { min_is_excluded: true }),
        ...(highIsOut && { max_is_excluded: true }),
      },
      ...{ what, at },
    });
}

/** SQL of a number as a number where YAML keeps its digits. */
function sqlArgument(sql: string): string | number {
  const number = Number(sql);
  return String(number) === sql ? number : textArgument(sql);
}

function lengthTest(
  { collector, packages }: TestContext,
  value: TestedValue,
  { low, high }: Extract<Check, { kind: 'length' }>,
): void {
  collector.onValue(value, {
    test: packages
      ? 'dbt_expectations.expect_column_value_lengths_to_be_between'
      : 'dataengos_value_length',
    arguments: {
      ...(low !== undefined && { [packages ? 'min_value' : 'min_length']: low }),
      ...(high !== undefined && { [packages ? 'max_value' : 'max_length']: high }),
    },
    what: 'value_length',
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
  // Theirs writes the pattern into a literal as it is, compares only text, and finds nulls wanting in some databases.
  const fits =
    packages &&
    !pattern.includes("'") &&
    (!dialect.backslashes || !pattern.includes('\\')) &&
    value.property.logicalType === 'string' &&
    !/uuid|guid/i.test(value.property.physicalType ?? '');
  if (fits)
    collector.onValue(value, {
      test: 'dbt_expectations.expect_column_values_to_match_regex',
      arguments: { regex: textArgument(pattern), row_condition: `${value.expression} is not null` },
      ...origin,
    });
  else
    collector.onValue(value, {
      test: 'dataengos_value_pattern',
      arguments: { pattern: textArgument(pattern) },
      ...origin,
    });
}
