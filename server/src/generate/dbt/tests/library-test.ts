import type { QualityContent } from '../../../model/content/contract-content.ts';
import { allowedValues } from './allowed-values.ts';
import { textArgument } from './dbt-argument.ts';
import { isVariable } from './is-variable.ts';
import { notNullDraft, uniqueTogether } from './key-tests.ts';
import { patternCheck } from './option-checks.ts';
import { demandNone, operatorsOf, type Operators } from './operators.ts';
import { rowCountTest } from './row-count-test.ts';
import type { TestContext } from './test-context.ts';
import { columnValue, type TestedValue } from './tested-value.ts';
import { acceptedValues } from './accepted-values.ts';
import { patternTest } from './check-test.ts';

/** What a metric is measured with. */
interface Measure {
  readonly context: TestContext;
  readonly rule: QualityContent;
  readonly operators: Operators;
  /** The operators with the unit, as arguments of our tests. */
  readonly limits: Readonly<Record<string, unknown>>;
  /** Nothing may be found. */
  readonly none: boolean;
  readonly miss: (reason: string) => void;
}

const ofProperties = 'It counts values of a property, and stands at an object.';

/** The test of a metric. */
export function libraryTest(
  context: TestContext,
  rule: QualityContent,
  value: TestedValue | undefined,
  miss: (reason: string) => void,
): void {
  const operators = operatorsOf(rule);
  if (typeof operators === 'string') {
    miss(operators);
    return;
  }
  const isPercent = /^(?:percent(?:age)?|%)$/i.test(rule.unit);
  if (!isPercent && !/^rows?$/i.test(rule.unit)) {
    miss(`Nothing says what the unit ${JSON.stringify(rule.unit)} means: it is rows or percent.`);
    return;
  }
  const limits = { ...(isPercent && { unit: 'percent' }), ...operators };
  const none = demandNone(operators, isPercent);
  const measure: Measure = { context, rule, operators, limits, none, miss };
  switch (rule.metric) {
    case 'rowCount':
      if (value !== undefined) miss('It counts rows of an object, and stands at a property.');
      else if (isPercent) miss('All rows are always a hundred percent of the rows.');
      else rowCountTest(context, rule, operators);
      break;
    case 'nullValues':
      if (value === undefined) miss(ofProperties);
      else nullValues(measure, value);
      break;
    case 'missingValues':
      if (value === undefined) miss(ofProperties);
      else missingValues(measure, value);
      break;
    case 'invalidValues':
      if (value === undefined) miss(ofProperties);
      else invalidValues(measure, value);
      break;
    case 'duplicateValues':
      if (value === undefined) duplicateRows(measure);
      else duplicateValues(measure, value);
      break;
    default:
      miss(rule.metric === undefined ? 'It names no metric.' : 'The standard has no such metric.');
  }
}

function nullValues({ context, rule, limits, none }: Measure, value: TestedValue): void {
  if (none) context.collector.onValue(value, { ...notNullDraft(value), at: rule.at, rule });
  else ours(context, value, rule, 'null_values', limits);
}

function ours(
  context: TestContext,
  value: TestedValue,
  rule: QualityContent,
  what: string,
  given: Readonly<Record<string, unknown>>,
): void {
  context.collector.onValue(value, {
    test: `dataengos_${what}`,
    arguments: given,
    what,
    at: rule.at,
    rule,
  });
}

/** Nulls count where the list has null. */
function missingValues({ context, rule, limits, miss }: Measure, value: TestedValue): void {
  const listed = rule.arguments.missingValues;
  if (!Array.isArray(listed) || listed.length === 0) {
    miss('It does not say which values stand for none: `arguments.missingValues` does.');
    return;
  }
  if (listed.some(isVariable)) {
    miss('One of its values is known when the contract is used, not before.');
    return;
  }
  // What stands for none need not be of the type of the others: `N/A` among numbers.
  const values = new Set(listed.filter((one) => one !== null).map(String));
  const withNull = listed.some((one) => one === null);
  ours(context, value, rule, 'missing_values', {
    values: [...values].map(textArgument),
    ...(withNull && { null_is_missing: true }),
    ...limits,
  });
}

/** A null is no invalid value. */
function invalidValues(measure: Measure, value: TestedValue): void {
  const { context, rule, limits, none, miss } = measure;
  const { validValues, pattern } = rule.arguments;
  if (validValues === undefined && pattern === undefined) {
    miss(
      'It does not say which values are valid: `arguments.validValues` or `arguments.pattern` does.',
    );
    return;
  }
  if (validValues !== undefined && !Array.isArray(validValues)) {
    miss('`validValues` is no list.');
    return;
  }
  const values = validValues && allowedValues(context.dialect, value.property, validValues);
  if (typeof values === 'string') {
    miss(values);
    return;
  }
  const check = pattern === undefined ? undefined : patternCheck(context.dialect, pattern);
  if (check?.kind === 'missing') {
    miss(check.reason);
    return;
  }
  const read = check?.kind === 'pattern' ? check.pattern : undefined;
  const { at } = rule;
  if (none && values !== undefined && values.length > 0 && read === undefined)
    acceptedValues(context, value, values, { at, rule, element: value.label });
  else if (none && values === undefined && read !== undefined)
    patternTest(context, value, read, { at, rule, what: 'pattern' });
  else
    ours(context, value, rule, 'invalid_values', {
      ...(values !== undefined && { valid_values: values.map((one) => textArgument(one.sql)) }),
      ...(read !== undefined && { pattern: textArgument(read) }),
      ...limits,
    });
}

function duplicateValues({ context, rule, limits, none }: Measure, value: TestedValue): void {
  if (none)
    context.collector.onValue(value, {
      test: 'unique',
      arguments: {},
      what: undefined,
      at: rule.at,
      rule,
    });
  else ours(context, value, rule, 'duplicate_values', limits);
}

function duplicateRows({ context, rule, limits, none, miss }: Measure): void {
  const { table, dialect, collector } = context;
  const given = rule.arguments.properties;
  const names = typeof given === 'string' ? [given] : given;
  if (!Array.isArray(names) || names.length === 0) {
    miss('It does not say which properties are taken together: `arguments.properties` does.');
    return;
  }
  const values: TestedValue[] = [];
  for (const name of new Set(names.map(String))) {
    const property = table.object.properties.find((one) => one.name === name);
    const value = property && columnValue(dialect, table, property);
    if (value === undefined) {
      miss(`The object has no property ${JSON.stringify(name)} whose name can be written in SQL.`);
      return;
    }
    values.push(value);
  }
  const [first] = values;
  if (none && values.length === 1 && first !== undefined)
    collector.onValue(first, { test: 'unique', arguments: {}, what: undefined, at: rule.at, rule });
  else if (none) uniqueTogether(context, values, { what: 'unique_combination', at: rule.at, rule });
  else
    collector.onTable({
      test: 'dataengos_duplicate_values',
      arguments: {
        columns: values.map(({ expression }) => expression),
        ...limits,
      },
      what: 'duplicate_values',
      ...{ at: rule.at, rule },
    });
}
