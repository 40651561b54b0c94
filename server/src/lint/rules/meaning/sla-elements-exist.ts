import {
  deadEndMessages,
  describeDeadEnd,
  findDeadEnd,
  type DeadEnd,
  type DeadEndMessages,
} from '../../dead-end.ts';
import type { ContractSymbols } from '../../../model/symbols.ts';
import { propertiesOf } from '../../../model/symbols.ts';
import { contract } from '../../example.ts';
import { replaceSegment } from '../../fixes/replace-segment.ts';
import { referencesOf } from '../../references-of.ts';
import { defineRule, type Report } from '../../rule.ts';

export default defineRule<'document', DeadEndMessages>({
  meta: {
    code: 'sla-elements-exist',
    family: 'meaning',
    severity: 'warning',
    since: '0.1.0',
    summary: 'Each element that a service level concerns is in the contract.',
    explanation:
      'A service level that concerns nothing is never measured. Write `object.property`, several with commas between them; the object may be left out when there is only one. A contract that describes no objects is left alone.',
    examples: [
      {
        title: 'A column that does not exist',
        bad: contract(`
slaProperties:
  - property: latency
    value: 4
    unit: h
    element: orders.created_at, orders.updatd_at # both
schema:
  - name: orders
    properties:
      - name: created_at
      - name: updated_at`),
        good: contract(`
slaProperties:
  - property: latency
    value: 4
    unit: h
    element: orders.created_at, orders.updated_at # both
schema:
  - name: orders
    properties:
      - name: created_at
      - name: updated_at`),
        fixed: true,
      },
    ],
    cost: 'idle',
    fixable: 'unsafe',
    messages: deadEndMessages,
    fixes: { replace: 'Write `{value}`' },
  },
  on: 'document',
  *check(visit): Iterable<Report<DeadEndMessages>> {
    const symbols = visit.symbols();
    for (const reference of referencesOf(visit)) {
      if (reference.field !== 'element') continue;
      const dead = findDeadEnd(reference, symbols);
      if (dead === undefined) continue;
      const alone = reference.segments.length === 1 ? withObject(dead, symbols) : undefined;
      const report = alone ?? describeDeadEnd(dead, reference.notation);
      if (report !== undefined) yield report;
    }
  },
  fix: replaceSegment,
});

/** A property without its object, when only one object has it. */
function withObject(
  { segment: { text: name, range } }: DeadEnd,
  { objects }: ContractSymbols,
): Report<DeadEndMessages> | undefined {
  const having = objects.filter((object) => propertiesOf(object).some((one) => one.name === name));
  const [object] = having;
  if (having.length !== 1 || object?.name === undefined) return undefined;
  const similar = `${object.name}.${name}`;
  const data = { name, value: similar };
  return { messageId: 'no-object-similar', params: { name, similar }, range, data };
}
