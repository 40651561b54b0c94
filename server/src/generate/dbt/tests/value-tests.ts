import { allowedValues } from './allowed-values.ts';
import { acceptedValues } from './accepted-values.ts';
import { checkTest } from './check-test.ts';
import { comparedValue } from './compared-value.ts';
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
    const element = `${label}: enum`;
    const values = allowedValues(
      dialect,
      property,
      property.enum.map((one) => one.value),
    );
    const compared = comparedValue(dialect, value);
    if (typeof values === 'string') collector.miss(element, property.nameAt, values);
    else if (typeof compared === 'string') collector.miss(element, property.nameAt, compared);
    else acceptedValues(context, compared, values, { at: property.at, element });
  }
  for (const check of optionChecks(dialect, property, context.table.kind))
    checkTest(context, value, check);
}
