import { findSymbol } from '../../../model/find-symbol.ts';
import { findDeadEnd } from '../../dead-end.ts';
import { contract } from '../../example.ts';
import { setField } from '../../fixes/set-field.ts';
import { relationshipEnds } from '../../relationships.ts';
import {
  defineRule,
  nothing,
  type Finding,
  type Fix,
  type FixContext,
  type Report,
} from '../../rule.ts';

export default defineRule<'document', 'missing' | 'element'>({
  meta: {
    code: 'relationship-targets-have-ids',
    family: 'meaning',
    severity: 'error',
    since: '0.1.0',
    summary: 'What a path of ids goes through has an `id`.',
    explanation:
      'A path such as `schema/customers/properties/customer_id` goes by `id` alone, so that it survives a change of names. An element that is only called so is not found: give it the id.',
    examples: [
      {
        title: 'A column without an id',
        bad: contract(`
schema:
  - name: customers
    id: customers
    properties:
      - name: customer_id # from the shop
        logicalType: string
  - name: orders
    properties:
      - name: buyer
        logicalType: string
        relationships:
          - to: schema/customers/properties/customer_id`),
        good: contract(`
schema:
  - name: customers
    id: customers
    properties:
      - name: customer_id # from the shop
        id: customer_id
        logicalType: string
  - name: orders
    properties:
      - name: buyer
        logicalType: string
        relationships:
          - to: schema/customers/properties/customer_id`),
        fixed: true,
      },
    ],
    cost: 'idle',
    fixable: 'unsafe',
    messages: {
      missing: 'Paths go by id, and `{name}` has none: give it `id: {name}`.',
      element: '`{name}` stands here',
    },
    fixes: { set: 'Write `{field}: {value}`' },
  },
  on: 'document',
  *check(visit): Iterable<Report<'missing' | 'element'>> {
    const symbols = visit.symbols();
    for (const { reference } of relationshipEnds(visit)) {
      if (reference?.notation !== 'qualified') continue;
      const dead = findDeadEnd(reference, symbols);
      const name = dead?.segment.text ?? '';
      const meant = dead && findSymbol(dead.candidates, 'name', name);
      if (dead === undefined || meant?.nameNode === undefined || meant.id !== undefined) continue;
      const { start, end } = meant.nameNode;
      const params = { name };
      yield {
        messageId: 'missing',
        params,
        range: dead.segment.range,
        related: [{ range: { start, end }, messageId: 'element', params }],
        data: { name },
      };
    }
  },
  fix: addId,
});

function addId(finding: Finding, context: FixContext): readonly Fix[] {
  const [element] = finding.related ?? [];
  const { name } = finding.data ?? {};
  return element === undefined ? nothing : setField(context, element.range, 'id', String(name));
}
