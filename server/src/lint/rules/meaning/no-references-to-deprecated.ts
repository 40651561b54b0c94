import { resolveReference } from '../../../model/resolve-reference.ts';
import type { ReferenceField } from '../../../model/references.ts';
import type { ContractSymbol } from '../../../model/symbols.ts';
import { contract } from '../../example.ts';
import { referencesOf } from '../../references-of.ts';
import { defineRule, type Report } from '../../rule.ts';
import { knownFlag } from '../../field-value.ts';

const JUDGED: ReadonlySet<ReferenceField> = new Set<ReferenceField>([
  'relationship',
  'element',
  'argument',
  'option',
  'encrypted-name',
]);

export default defineRule<'document', 'deprecated' | 'element'>({
  meta: {
    code: 'no-references-to-deprecated',
    family: 'meaning',
    severity: 'hint',
    since: '0.1.0',
    summary: 'Nothing refers to an element with `deprecated: true`.',
    explanation:
      'What is deprecated will go, and what refers to it will break. References from other deprecated elements are left alone: they go together.',
    examples: [
      {
        title: 'A key to a column that will go',
        bad: contract(
          `
schema:
  - name: customers
    properties:
      - name: number
        deprecated: true
      - name: customer_id
  - name: orders
    properties:
      - name: buyer
        relationships:
          - to: customers.number`,
          'v3.2.0',
        ),
        good: contract(
          `
schema:
  - name: customers
    properties:
      - name: number
        deprecated: true
      - name: customer_id
  - name: orders
    properties:
      - name: buyer
        relationships:
          - to: customers.customer_id`,
          'v3.2.0',
        ),
      },
    ],
    cost: 'idle',
    fixable: 'no',
    messages: {
      deprecated: '`{name}` is deprecated: refer to what takes its place.',
      element: '`{name}` is declared here',
    },
  },
  on: 'document',
  *check(visit): Iterable<Report<'deprecated' | 'element'>> {
    const symbols = visit.symbols();
    for (const reference of referencesOf(visit)) {
      if (!JUDGED.has(reference.field) || isGoing(reference.owner)) continue;
      const steps = resolveReference(reference, symbols);
      const at = steps.findIndex((step) => step !== undefined && isDeprecated(step));
      const [step, segment] = [steps[at], reference.segments[at]];
      if (step?.nameNode === undefined || segment === undefined) continue;
      const { start, end } = step.nameNode;
      const params = { name: segment.text };
      yield {
        messageId: 'deprecated',
        params,
        range: segment.range,
        tags: ['deprecated'],
        related: [{ range: { start, end }, messageId: 'element', params }],
      };
    }
  },
});

function isDeprecated({ visit }: ContractSymbol): boolean {
  return knownFlag(visit, 'deprecated') === true;
}

/** Whether a thing or one around it is deprecated itself. */
function isGoing(symbol: ContractSymbol | undefined): boolean {
  for (let at = symbol; at !== undefined; at = at.parent) if (isDeprecated(at)) return true;
  return false;
}
