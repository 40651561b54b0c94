import type { MapVisit } from '../../../model/visit.ts';
import {
  resolveAlias,
  type YamlMap,
  type YamlScalar,
  type YamlSequence,
} from '../../../syntax/yaml/tree.ts';
import { contract } from '../../example.ts';
import { fieldValue } from '../../field-value.ts';
import { rewriteValue } from '../../fixes/rewrite-value.ts';
import { enumValuesOf } from '../../meaning/enum-values.ts';
import { misfitOf } from '../../meaning/misfit.ts';
import { misfitMessages } from '../../meaning/misfit-messages.ts';
import { limitsOf } from '../../meaning/property-limits.ts';
import { shorten } from '../../narrow.ts';
import { reportAt } from '../../report-at.ts';
import { defineRule, nothing, type Report } from '../../rule.ts';

/** More are not looked at: matching patterns takes time. */
const MAX_EXAMPLES = 200;

type Messages = keyof typeof misfitMessages | 'enum';

export default defineRule<'map', Messages>({
  meta: {
    code: 'examples-fit',
    family: 'meaning',
    severity: 'warning',
    presets: { relaxed: 'hint' },
    since: '0.1.0',
    summary: 'The `examples` of a property are values that it may have.',
    explanation:
      'People and generators of test data copy examples. One that breaks the type, length, bounds, pattern, format or `enum` of its own property shows that either the example or the limit is wrong. Patterns that might take too long to match, and dates with a `format` of their own, are not tried.',
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
    messages: { ...misfitMessages, enum: '`{value}` is not one of the values of `enum`.' },
    fixes: { rewrite: 'Write `{source}`' },
  },
  on: 'map',
  only: ['Property', 'ItemProperty'],
  check(visit): readonly Report<Messages>[] {
    if (!visit.byName.has('examples')) return nothing;
    const examples = fieldValue(visit, 'examples');
    const limits = limitsOf(visit);
    if (examples?.node.kind !== 'sequence' || limits === undefined) return nothing;
    const isListed = listedIn(visit);
    return examples.node.items
      .slice(0, MAX_EXAMPLES)
      .flatMap(({ value }): readonly Report<Messages>[] => {
        const node = resolveAlias(value);
        if (node === undefined) return [];
        const via = examples.via ?? (value?.kind === 'alias' ? value : undefined);
        const range = reportAt({ via }, node);
        const misfit = misfitOf(node, limits);
        if (misfit !== undefined) {
          const { messageId, params, source } = misfit;
          return [{ messageId, params, range, ...(source !== undefined && { data: { source } }) }];
        }
        if (isListed(node)) return [];
        const params = { value: shorten(node.kind === 'scalar' ? String(node.value) : '...', 40) };
        return [{ messageId: 'enum', params, range }];
      });
  },
  fix: rewriteValue,
});

/** Tells whether a value is one of the `enum`, or nothing can be said. */
function listedIn(property: MapVisit): (node: YamlMap | YamlSequence | YamlScalar) => boolean {
  const { nodes, complete } = enumValuesOf(property);
  if (!complete) return () => true;
  const values = new Set(nodes.map(({ value }) => String(value)));
  return (node) =>
    node.kind !== 'scalar' ||
    node.value === null ||
    values.has(String(node.value)) ||
    /[{$]/.test(String(node.value));
}
