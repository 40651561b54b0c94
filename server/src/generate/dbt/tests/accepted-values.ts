import type { Range } from '../../../base/range.ts';
import type { QualityContent } from '../../../model/content/contract-content.ts';
import { conditionOf } from './check-condition.ts';
import type { AllowedValue } from './check.ts';
import { textArgument } from './dbt-argument.ts';
import type { TestContext } from './test-context.ts';
import type { TestedValue } from './tested-value.ts';

/** Where a test comes from and how it is called where it cannot be made. */
export interface Origin {
  readonly at: Range;
  readonly element: string;
  readonly rule?: QualityContent;
}

/** Only some values may occur; null may always. */
export function acceptedValues(
  { collector, dialect }: TestContext,
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
    condition: conditionOf(dialect, value.expression, { kind: 'values', values }),
    ...{ at, rule },
    same: JSON.stringify(values.map((one) => one.sql).toSorted()),
  });
}

/** Numbers and flags stand in YAML as themselves where SQL writes them the same. */
function bareArgument({ value, sql }: AllowedValue): unknown {
  if (typeof value === 'number' && String(value) === sql) return value;
  return textArgument(sql);
}
