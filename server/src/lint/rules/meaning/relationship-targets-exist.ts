import { findSymbol } from '../../../model/find-symbol.ts';
import type { ContractReference } from '../../../model/references.ts';
import type { ContractSymbol, ContractSymbols } from '../../../model/symbols.ts';
import {
  deadEndMessages,
  describeDeadEnd,
  findDeadEnd,
  type DeadEndMessages,
} from '../../dead-end.ts';
import { contract } from '../../example.ts';
import { replaceSegment } from '../../fixes/replace-segment.ts';
import { relationshipEnds, type RelationshipEnd } from '../../relationships.ts';
import { defineRule, type Report } from '../../rule.ts';

type Messages = DeadEndMessages | 'notation' | 'outside';

export default defineRule<'document', Messages>({
  meta: {
    code: 'relationship-targets-exist',
    family: 'meaning',
    severity: 'error',
    since: '0.1.0',
    summary: 'What a relationship names is in the contract, and it starts in its own object.',
    explanation:
      'A reference that leads nowhere is lost without a word: joins, lineage and tests of referential integrity are not made. `object.property` goes by names, `schema/<id>/properties/<id>` by ids. References into other files are checked with the workspace.',
    examples: [
      {
        title: 'A misspelt property',
        bad: contract(`
schema:
  - name: customers
    properties:
      - name: customer_id
        logicalType: string
  - name: orders
    properties:
      - name: customer_id
        logicalType: string
        relationships:
          - to: customers.custmer_id # the buyer`),
        good: contract(`
schema:
  - name: customers
    properties:
      - name: customer_id
        logicalType: string
  - name: orders
    properties:
      - name: customer_id
        logicalType: string
        relationships:
          - to: customers.customer_id # the buyer`),
        fixed: true,
      },
    ],
    cost: 'idle',
    fixable: 'unsafe',
    messages: {
      ...deadEndMessages,
      notation:
        'Ids of a path stand behind `schema/` and `properties/`: `schema/<id>/properties/<id>`.',
      outside: 'A relationship starts in its own object, `{holder}`, not in `{other}`.',
    },
    fixes: { replace: 'Write `{value}`' },
  },
  on: 'document',
  *check(visit): Iterable<Report<Messages>> {
    const symbols = visit.symbols();
    for (const end of relationshipEnds(visit)) {
      const { reference, node, isFrom, object } = end;
      if (reference === undefined || usesSlashes(reference)) {
        yield { messageId: 'notation', range: { start: node.start, end: node.end } };
        continue;
      }
      const dead = findDeadEnd(reference, symbols);
      if (dead === undefined) {
        if (isFrom) yield* judgeStart(end, object, symbols);
        continue;
      }
      // An element that lacks its id has a finding of its own.
      const { text } = dead.segment;
      const byId = reference.notation === 'qualified';
      if (byId && lacksId(dead.candidates, text)) continue;
      const report = describeDeadEnd(dead, reference.notation);
      if (report !== undefined) yield report;
    }
  },
  fix: replaceSegment,
});

function lacksId(symbols: readonly ContractSymbol[], name: string): boolean {
  const named = findSymbol(symbols, 'name', name);
  return named !== undefined && named.id === undefined;
}

function usesSlashes({ notation, segments }: ContractReference): boolean {
  return notation === 'shorthand' && segments.some(({ text }) => text.includes('/'));
}

function* judgeStart(
  { reference }: RelationshipEnd,
  object: ContractSymbol | undefined,
  { objects }: ContractSymbols,
): Iterable<Report<Messages>> {
  const [first] = reference?.segments ?? [];
  if (first === undefined || object === undefined || reference?.file !== undefined) return;
  const byId = reference?.notation === 'qualified';
  const start = findSymbol(objects, byId ? 'id' : 'name', first.text);
  const own = byId ? object.id : object.name;
  if (start === undefined || start === object || own === undefined || own === first.text) return;
  const params = { holder: object.name ?? own, other: first.text };
  yield {
    messageId: 'outside',
    params,
    range: first.range,
    data: { name: first.text, value: own },
  };
}
