import { contract } from '../../example.ts';
import { isProperty, knownScalar } from '../../field-value.ts';
import { defineRule, nothing, type Report } from '../../rule.ts';

type Messages = 'object' | 'property';

export default defineRule<'map', Messages>({
  meta: {
    code: 'metric-fits-level',
    family: 'meaning',
    severity: 'warning',
    presets: { strict: 'error' },
    since: '0.1.0',
    summary:
      'Metrics of values stand below a property, and the count of rows stands below an object.',
    explanation:
      'The standard gives each metric its level: `nullValues`, `missingValues` and `invalidValues` look at the values of one property, `rowCount` at an object as a whole, `duplicateValues` at either. At the wrong level a tool does not know what to measure.',
    examples: [
      {
        title: 'Nulls of a whole table',
        bad: contract(`
schema:
  - name: orders
    properties:
      - name: order_id
        logicalType: string
    quality:
      - metric: nullValues
        mustBe: 0`),
        good: contract(`
schema:
  - name: orders
    properties:
      - name: order_id
        logicalType: string
        quality:
          - metric: nullValues
            mustBe: 0`),
      },
    ],
    cost: 'typing',
    fixable: 'no',
    messages: {
      object: '`{metric}` looks at the values of one property: move the check below that property.',
      property: '`{metric}` counts the rows of an object: move the check below the object.',
    },
  },
  on: 'map',
  only: ['Quality'],
  check(visit, { spec }): readonly Report<Messages>[] {
    const { table, parent } = visit;
    if (table.variant !== 'library' || parent === undefined) return nothing;
    const found = knownScalar(visit, 'metric');
    const metric = found?.node.value;
    if (found === undefined) return nothing;
    const field = table.fields.get('metric');
    const value = field && spec.value(field, visit.version);
    const choices = value?.kind === 'string' ? (value.values ?? []) : [];
    const below = choices.find((choice) => choice.value === metric)?.below;
    if (below?.includes(parent.type.name) !== false) return nothing;
    const messageId = isProperty(parent) ? 'property' : 'object';
    return [{ messageId, params: { metric: String(metric) }, range: found.at }];
  },
});
