import { findPair, resolveAlias } from '../../../syntax/yaml/tree.ts';
import { contract } from '../../example.ts';
import { fieldValue } from '../../field-value.ts';
import { rewriteValue } from '../../fixes/rewrite-value.ts';
import { misfitOf } from '../../meaning/misfit.ts';
import { misfitMessages } from '../../meaning/misfit-messages.ts';
import { limitsOf } from '../../meaning/property-limits.ts';
import { reportAt } from '../../report-at.ts';
import { defineRule, nothing, type Report } from '../../rule.ts';

type Messages = keyof typeof misfitMessages;

export default defineRule<'map', Messages>({
  meta: {
    code: 'enum-values-fit',
    family: 'meaning',
    severity: 'warning',
    since: '0.1.0',
    summary: 'The values of `enum` are of the logical type of the property, within its options.',
    explanation:
      'The standard asks that the values of an enumeration follow the logical type. A number in quotes never equals the number in the data, and a value outside the bounds can never occur. A value that is listed twice is an error of `value-bounds`.',
    examples: [
      {
        title: 'Text in an enumeration of numbers',
        bad: contract(
          `
schema:
  - name: orders
    properties:
      - name: priority
        logicalType: integer
        enum:
          - value: "1"
            label: High`,
          'v3.2.0',
        ),
        good: contract(
          `
schema:
  - name: orders
    properties:
      - name: priority
        logicalType: integer
        enum:
          - value: 1
            label: High`,
          'v3.2.0',
        ),
        fixed: true,
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
    if (!visit.byName.has('enum')) return nothing;
    const list = fieldValue(visit, 'enum');
    const limits = limitsOf(visit, visit.version);
    if (list?.node.kind !== 'sequence' || limits === undefined) return nothing;
    return list.node.items.flatMap((item) => {
      const entry = resolveAlias(item.value);
      const written = entry?.kind === 'map' ? findPair(entry, 'value')?.value : undefined;
      const node = resolveAlias(written);
      const misfit = node === undefined ? undefined : misfitOf(node, limits);
      if (node === undefined || misfit === undefined) return [];
      const alias = [item.value, written].find((one) => one?.kind === 'alias');
      const { messageId, params, source, at = node } = misfit;
      const range = reportAt({ via: list.via ?? alias }, at);
      return [{ messageId, params, range, ...(source !== undefined && { data: { source } }) }];
    });
  },
  fix: rewriteValue,
});
