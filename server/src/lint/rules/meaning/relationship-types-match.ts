import type { ContractReference } from '../../../model/references.ts';
import { resolveReference } from '../../../model/resolve-reference.ts';
import type { ContractSymbol } from '../../../model/symbols.ts';
import type { YamlScalar } from '../../../syntax/yaml/tree.ts';
import { contract } from '../../example.ts';
import { referencesOf } from '../../references-of.ts';
import { relationshipsOf, scalarsOf } from '../../relationships.ts';
import { defineRule, type DocumentVisit, type Report } from '../../rule.ts';
import { knownText, scalarValue } from '../../field-value.ts';

/** Types of one family can be compared without a cast that loses something. */
const FAMILIES: ReadonlyMap<string, string> = new Map([
  ['string', 'text'],
  ['integer', 'number'],
  ['number', 'number'],
  ['boolean', 'flag'],
  ['date', 'time'],
  ['timestamp', 'time'],
  ['time', 'clock'],
]);

export default defineRule<'document', 'differ' | 'target'>({
  meta: {
    code: 'relationship-types-match',
    family: 'meaning',
    severity: 'warning',
    since: '0.1.0',
    summary: 'The properties that a relationship joins have comparable logical types.',
    explanation:
      'A number never equals a text: such a join finds nothing, or needs a cast that each consumer writes anew. `integer` and `number` are comparable, so are `date` and `timestamp`. Arrays, maps and records are left alone.',
    examples: [
      {
        title: 'A text refers to a number',
        bad: contract(`
schema:
  - name: customers
    properties:
      - name: customer_id
        logicalType: integer
  - name: orders
    properties:
      - name: customer_id
        logicalType: string
        relationships:
          - to: customers.customer_id`),
        good: contract(`
schema:
  - name: customers
    properties:
      - name: customer_id
        logicalType: integer
  - name: orders
    properties:
      - name: customer_id
        logicalType: integer
        relationships:
          - to: customers.customer_id`),
      },
    ],
    cost: 'idle',
    fixable: 'no',
    messages: {
      differ: '`{from}` is of type `{left}`, `{to}` of type `{right}`: they cannot be compared.',
      target: '`{to}` is of type `{right}` here',
    },
  },
  on: 'document',
  *check(visit): Iterable<Report<'differ' | 'target'>> {
    const resolve = resolver(visit);
    for (const map of relationshipsOf(visit)) {
      const ends = scalarsOf(map.byName.get('to')?.pair.value);
      const starts = scalarsOf(map.byName.get('from')?.pair.value);
      const isOwn = map.type.name === 'PropertyRelationship';
      if (isOwn ? ends.length !== 1 : starts.length !== ends.length) continue;
      for (const [index, node] of ends.entries()) {
        const end = resolve(node);
        const start = isOwn ? end?.reference.owner : resolve(starts[index])?.target;
        if (end === undefined || start === undefined) continue;
        const left = knownText(start.visit, 'logicalType') ?? '';
        const type = scalarValue(end.target.visit, 'logicalType');
        const right = knownText(end.target.visit, 'logicalType') ?? '';
        const [one, other] = [FAMILIES.get(left), FAMILIES.get(right)];
        if (one === undefined || other === undefined || one === other || type === undefined)
          continue;
        const params = { from: start.name ?? '', to: end.target.name ?? '', left, right };
        const related = [{ range: type.at, messageId: 'target', params }];
        const range = { start: node.start, end: node.end };
        yield { messageId: 'differ', params, range, related };
      }
    }
  },
});

interface Resolved {
  readonly reference: ContractReference;
  readonly target: ContractSymbol;
}

function resolver(visit: DocumentVisit): (node: YamlScalar | undefined) => Resolved | undefined {
  const byNode = new Map(
    referencesOf(visit)
      .filter(({ field }) => field === 'relationship')
      .map((reference) => [reference.node, reference]),
  );
  return (node) => {
    const reference = node && byNode.get(node);
    if (reference === undefined) return undefined;
    const target = resolveReference(reference, visit.symbols()).at(-1);
    return target?.kind === 'property' ? { reference, target } : undefined;
  };
}
