import { resolveAlias } from '../../../syntax/yaml/tree.ts';
import { contract } from '../../example.ts';
import { fieldValue } from '../../field-value.ts';
import { rewriteValue } from '../../fixes/rewrite-value.ts';
import { misfitOf } from '../../meaning/misfit.ts';
import { misfitMessages } from '../../meaning/misfit-messages.ts';
import { limitsOf } from '../../meaning/property-limits.ts';
import { reportAt } from '../../report-at.ts';
import { defineRule, nothing, type Report } from '../../rule.ts';

/** More are not looked at: matching patterns takes time. */
const MAX_EXAMPLES = 200;

type Messages = keyof typeof misfitMessages;

export default defineRule<'map', Messages>({
  meta: {
    code: 'examples-fit',
    family: 'meaning',
    severity: 'warning',
    presets: { relaxed: 'hint' },
    since: '0.1.0',
    summary: 'The `examples` of a property are values that it may have.',
    explanation:
      'People and generators of test data copy examples. One that breaks the type, length, bounds, pattern, format or `enum` of its own property shows that either the example or the limit is wrong. Records and lists are compared with `properties`, `items` and `map` as well; only the first thing that is wrong in each is reported. Patterns that might take too long to match, and dates with a `format` of their own, are not tried.',
    examples: [
      {
        title: 'Text as an example of a number',
        bad: contract(`
schema:
  - name: orders
    properties:
      - name: quantity
        logicalType: integer
        examples: ["12"]`),
        good: contract(`
schema:
  - name: orders
    properties:
      - name: quantity
        logicalType: integer
        examples: [12]`),
        fixed: true,
      },
      {
        title: 'An example that the pattern refuses',
        bad: contract(`
schema:
  - name: orders
    properties:
      - name: order_id
        logicalType: string
        logicalTypeOptions:
          pattern: ^ORD-[0-9]{4}$
        examples:
          - ORD-12`),
        good: contract(`
schema:
  - name: orders
    properties:
      - name: order_id
        logicalType: string
        logicalTypeOptions:
          pattern: ^ORD-[0-9]{4}$
        examples:
          - ORD-0012`),
      },
    ],
    cost: 'typing',
    fixable: 'unsafe',
    messages: misfitMessages,
    fixes: { rewrite: 'Write `{source}`' },
  },
  on: 'map',
  only: ['Property', 'ItemProperty'],
  check(visit): readonly Report<Messages>[] {
    if (!visit.byName.has('examples')) return nothing;
    const examples = fieldValue(visit, 'examples');
    const limits = limitsOf(visit, visit.version);
    if (examples?.node.kind !== 'sequence' || limits === undefined) return nothing;
    return examples.node.items
      .slice(0, MAX_EXAMPLES)
      .flatMap(({ value }): readonly Report<Messages>[] => {
        const node = resolveAlias(value);
        if (node === undefined) return [];
        const via = examples.via ?? (value?.kind === 'alias' ? value : undefined);
        const misfit = misfitOf(node, limits);
        if (misfit === undefined) return [];
        const { messageId, params, source, at = node } = misfit;
        const range = reportAt({ via }, at);
        return [{ messageId, params, range, ...(source !== undefined && { data: { source } }) }];
      });
  },
  fix: rewriteValue,
});
