import type { QualityContent } from '../../../model/content/contract-content.ts';
import { customTest } from './custom-test.ts';
import { libraryTest } from './library-test.ts';
import { sqlTest } from './sql-test.ts';
import type { TestContext } from './test-context.ts';
import type { TestedValue } from './tested-value.ts';

/** Tests of quality checks; `value` is undefined for those of the object. */
export function qualityTests(
  context: TestContext,
  rules: readonly QualityContent[],
  value: TestedValue | undefined,
): void {
  for (const rule of rules) {
    const element = `${value?.label ?? context.table.object.name}: ${ruleLabel(rule)}`;
    const miss = (reason: string): void => {
      context.collector.miss(element, rule.at, reason);
    };
    switch (rule.type) {
      case 'library':
        libraryTest(context, rule, value, miss);
        break;
      case 'text':
        miss('It is in words only; a check with a metric or a query would run.');
        break;
      case 'sql':
        sqlTest(context, rule, value, miss);
        break;
      case 'custom':
        customTest(context, rule, value, miss);
        break;
    }
  }
}

/** As people find it: `quality check "known_segment"`. */
function ruleLabel({ name, metric, type, engine }: QualityContent): string {
  if (name !== undefined) return `quality check ${JSON.stringify(name)}`;
  return `quality check ${metric ?? engine ?? type}`;
}
